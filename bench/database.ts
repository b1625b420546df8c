import { randomBytes } from "node:crypto";
import { createPrisma } from "@/lib/db.ts";
import { applyMigrations } from "@/prisma/engine.ts";
import { databaseUrl, onServer } from "@/scripts/postgres/on-server.ts";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary.ts";

/**
 * Runs `work` on an empty, migrated database that is dropped afterwards: on the server of DATABASE_URL when that is
 * set (its own database is not touched), else on a temporary PostgreSQL. DATABASE_URL names the new one meanwhile.
 */
export async function withScratchDatabase<T>(
  work: (scratch: { url: string; prisma: ReturnType<typeof createPrisma> }) => Promise<T>,
  { poolSize = 10, settings = {} }: { poolSize?: number; settings?: Record<string, string> } = {},
): Promise<T> {
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startTemporaryPostgres(settings);
  const name = `palimpsest_bench_${randomBytes(5).toString("hex")}`;
  try {
    await onServer(server.url, `CREATE DATABASE ${name}`);
    const url = databaseUrl(server.url, name);
    await applyMigrations(url);
    process.env.DATABASE_URL = url;
    const prisma = createPrisma(url, { poolSize });
    try {
      return await work({ url, prisma });
    } finally {
      await prisma.$disconnect();
      await onServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    if (given) process.env.DATABASE_URL = given;
    else delete process.env.DATABASE_URL;
    await server.stop();
  }
}
