import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { MemoryError } from "../errors.ts";

/** Deadlock, serialisation failure, exclusion violation, write conflict: worth another try from the start. */
const retryable = /\b(40P01|40001|23P01|P2034)\b|deadlock detected|could not serialize|write conflict/i;

/** Runs `work` in one short transaction; tries again, at most four times, when another writer was in the way. */
export async function inTransaction<T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, { maxWait: 10_000, timeout: 30_000 });
    } catch (error) {
      if (error instanceof MemoryError || attempt === 4 || !isRetryable(error)) throw error;
    }
  }
}

function isRetryable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && retryable.test(error.code)) return true;
  return error instanceof Error && (retryable.test(error.message) || isRetryable(error.cause));
}
