-- Nothing has written embeddings before this.
DELETE FROM "turn_embeddings";

-- AlterTable
ALTER TABLE "turn_embeddings" ADD COLUMN     "bits" VARBIT NOT NULL,
DROP COLUMN "vector",
ADD COLUMN     "vector" BYTEA NOT NULL;

-- AlterTable
ALTER TABLE "recalls" ADD COLUMN     "semantic" TEXT;

-- CreateTable
CREATE TABLE "attribute_embeddings" (
    "attribute_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "bits" VARBIT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "attribute_embeddings_pkey" PRIMARY KEY ("attribute_id")
);

-- CreateIndex
CREATE INDEX "attribute_embeddings_scope_id_model_idx" ON "attribute_embeddings"("scope_id", "model");

-- AddForeignKey
ALTER TABLE "attribute_embeddings" ADD CONSTRAINT "attribute_embeddings_attribute_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attributes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribute_embeddings" ADD CONSTRAINT "attribute_embeddings_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Vectors do not compress: kept beside the row, uncompressed, they are read for the few that are compared exactly.
ALTER TABLE "turn_embeddings" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
ALTER TABLE "attribute_embeddings" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
