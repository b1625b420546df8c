import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { createPrisma } from "@/lib/db.ts";
import { templateDatabase } from "./start-postgres.ts";

/**
 * A database of its own for the calling test file: a copy of the migrated template, dropped afterwards.
 * Returns its URL and a Prisma client on it.
 */
export async function freshDatabase() {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const prisma = createPrisma(url.href);
  afterAll(async () => {
    await prisma.$disconnect();
    await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { url: url.href, prisma };
}

async function onServer(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
