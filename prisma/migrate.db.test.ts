import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { databaseUrl, onServer } from "@/scripts/postgres/on-server.ts";
import { applyMigrations } from "./engine.ts";

const server = inject("postgresUrl");
const script = fileURLToPath(new URL("migrate.ts", import.meta.url));
const made: string[] = [];

async function emptyDatabase(name: string) {
  await onServer(server, `CREATE DATABASE ${name}`);
  made.push(name);
  return databaseUrl(server, name);
}

afterAll(() => onServer(server, ...made.map((name) => `DROP DATABASE ${name} WITH (FORCE)`)));

function migrate(url: string) {
  return promisify(execFile)(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, DATABASE_URL: url },
  });
}

describe("migrating", () => {
  it("is safe when two processes start at once", { timeout: 120_000 }, async () => {
    const url = await emptyDatabase("migrated_twice_at_once");
    const outputs = await Promise.all([migrate(url), migrate(url)]);
    const lines = outputs.map(({ stdout }) => stdout.trim()).sort();
    expect(lines[0]).toMatch(/^Applied 20261122000000_init/);
    expect(lines[1]).toBe("The database is up to date.");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      "SELECT migration_name, count(*)::int AS rows, bool_and(finished_at IS NOT NULL) AS finished FROM _prisma_migrations GROUP BY 1",
    );
    await client.end();
    expect(rows).toContainEqual({ migration_name: "20261122000000_init", rows: 1, finished: true });
    expect(rows.every((row) => row.rows === 1 && row.finished)).toBe(true);
  });

  it("leaves nothing of a migration that fails, and says what the database said", async () => {
    const url = await emptyDatabase("migration_that_fails");
    const directory = mkdtempSync(join(tmpdir(), "palimpsest-migrations-"));
    mkdirSync(join(directory, "1_broken"));
    cpSync(
      fileURLToPath(new URL("migrations/migration_lock.toml", import.meta.url)),
      join(directory, "migration_lock.toml"),
    );
    writeFileSync(join(directory, "1_broken/migration.sql"), "CREATE TABLE half (); SELECT missing_function();");
    await expect(applyMigrations(url, directory)).rejects.toThrow(/function missing_function\(\) does not exist/);
    rmSync(directory, { recursive: true });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("SELECT to_regclass('half') AS half");
    await client.end();
    expect(rows).toEqual([{ half: null }]);
  });

  it("names the variable that is missing", async () => {
    await expect(migrate("")).rejects.toThrow(/DATABASE_URL is missing, for example postgresql:/);
  });
});
