import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createPrisma } from "@/lib/db.ts";
import { databaseUrl, onServer } from "@/scripts/postgres/on-server.ts";
import { templateDatabase } from "./start-postgres.ts";

/**
 * A database of its own for the calling test file: a copy of the migrated template, dropped afterwards.
 * Returns its URL and a Prisma client on it.
 */
export async function freshDatabase() {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  const url = databaseUrl(serverUrl, name);
  const prisma = createPrisma(url);
  afterAll(async () => {
    await prisma.$disconnect();
    await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { url, prisma };
}
