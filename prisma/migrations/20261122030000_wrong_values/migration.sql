-- AlterTable
ALTER TABLE "attributes" ADD COLUMN     "was_wrong" BOOLEAN NOT NULL DEFAULT false;
