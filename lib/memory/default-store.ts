import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/prisma/client.ts";
import { MemoryError } from "./errors.ts";

let shared: PrismaClient | undefined;

/** Prisma client on DATABASE_URL, one per process: what a client without a `store` option works on. */
export function defaultStore(): PrismaClient {
  const url = process.env.DATABASE_URL;
  if (!url) {
    throw new MemoryError(
      "unavailable",
      "Pass a store, or set DATABASE_URL, e.g. postgresql://user:password@localhost:5432/palimpsest.",
    );
  }
  shared ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  return shared;
}
