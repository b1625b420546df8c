import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";

/** Inside or outside a transaction. */
export type Database = PrismaClient | Prisma.TransactionClient;

/** Every statement of the store names the scope: isolation is by construction (docs/decisions). */
export interface Owned {
  scopeId: string;
}
