-- AlterTable
ALTER TABLE "claims" ADD COLUMN     "said_of_id" UUID,
ADD COLUMN     "said_object_id" UUID;

-- CreateIndex
CREATE INDEX "claims_said_of_id_idx" ON "claims"("said_of_id");

-- CreateIndex
CREATE INDEX "claims_said_object_id_idx" ON "claims"("said_object_id");

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_said_of_id_fkey" FOREIGN KEY ("said_of_id") REFERENCES "entities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_said_object_id_fkey" FOREIGN KEY ("said_object_id") REFERENCES "entities"("id") ON DELETE SET NULL ON UPDATE CASCADE;
