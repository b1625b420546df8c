import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";

/** Inside or outside a transaction. */
export type Database = PrismaClient | Prisma.TransactionClient;

/** Every statement of the store names the scope: isolation is by construction (docs/decisions). */
export interface Owned {
  scopeId: string;
}

/**
 * Marks a statement whose text never varies: inside a transaction, each connection plans it once under this name
 * (lib/db.ts). Planning is most of the time of the write path's statements.
 */
export function named(name: string): Prisma.Sql {
  return Prisma.raw(`/* prepared: ${name} */`);
}
