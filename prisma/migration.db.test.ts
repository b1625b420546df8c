import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, inject, it } from "vitest";
import { createPrisma } from "@/lib/db.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { databaseUrl, onServer } from "@/scripts/postgres/on-server.ts";
import { diffSchemas } from "./engine.ts";

const { prisma } = await freshDatabase();
const here = fileURLToPath(new URL(".", import.meta.url));
const schema = readFileSync(join(here, "schema.prisma"), "utf8");

describe("the migrations", () => {
  it("end with the schema text that the next one begins from", () => {
    const newest = readdirSync(join(here, "migrations"))
      .filter((entry) => /^\d/.test(entry))
      .sort()
      .at(-1);
    expect(readFileSync(join(here, "migrations", newest ?? "", "schema.prisma"), "utf8")).toBe(schema);
  });

  it("lead to the columns of the schema", async () => {
    const server = inject("postgresUrl");
    await onServer(server, "CREATE DATABASE straight_from_schema");
    afterAll(() => onServer(server, "DROP DATABASE straight_from_schema WITH (FORCE)"));
    const url = databaseUrl(server, "straight_from_schema");
    await onServer(url, await diffSchemas(url, null, schema));
    const straight = createPrisma(url);
    const columns = (client: typeof prisma) => client.$queryRaw`
      SELECT table_name, column_name, udt_name, is_nullable, column_default FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND column_name <> 'tsv' ORDER BY 1, 2`;
    const [migrated, intended] = await Promise.all([columns(prisma), columns(straight)]);
    await straight.$disconnect();
    expect(migrated).toEqual(intended);
    expect(migrated).not.toEqual([]);
  });
});

describe("what the schema language cannot say is in the database", () => {
  it("refuses two overlapping believed values of a single-valued key", async () => {
    const [constraint] = await prisma.$queryRaw<{ definition: string; deferred: boolean }[]>`
      SELECT pg_get_constraintdef(oid) AS definition, condeferred AS deferred
      FROM pg_constraint WHERE conname = 'attributes_single_value' AND contype = 'x'`;
    expect(constraint?.definition).toContain("EXCLUDE USING gist (scope_id WITH =, entity_id WITH =, key WITH =");
    expect(constraint?.definition).toContain("tstzrange(valid_from, valid_until) WITH &&");
    expect(constraint?.definition).toContain("WHERE (((known_until IS NULL) AND single))");
    expect(constraint?.deferred).toBe(true);
  });

  it.each(["turns", "messages"])("keeps the search column of %s up to date by itself", async (table) => {
    const [column] = await prisma.$queryRaw<{ type: string; generated: string }[]>`
      SELECT format_type(atttypid, NULL) AS type, attgenerated::text AS generated
      FROM pg_attribute WHERE attrelid = ${table}::regclass AND attname = 'tsv'`;
    expect(column).toEqual({ type: "tsvector", generated: "s" });
  });

  it.each([
    ["turns_scope_tsv_idx", "scope_id, tsv"],
    ["messages_conversation_tsv_idx", "conversation_id, tsv"],
  ])("indexes text within its owner, without a pending list: %s", async (name, columns) => {
    const [index] = await prisma.$queryRaw<{ definition: string }[]>`
      SELECT indexdef AS definition FROM pg_indexes WHERE indexname = ${name}`;
    expect(index?.definition).toContain(`USING gin (${columns})`);
    expect(index?.definition).toContain("fastupdate=off");
  });

  it("treats e-mail addresses that differ in case as one, and has one self per scope", async () => {
    const rows = await prisma.$queryRaw<{ indexdef: string }[]>`
      SELECT indexdef FROM pg_indexes WHERE indexname IN ('users_email_lower_key', 'entities_one_self') ORDER BY indexname`;
    expect(rows.map((row) => row.indexdef)).toEqual([
      expect.stringMatching(/UNIQUE INDEX entities_one_self .*\(scope_id\) WHERE is_self/),
      expect.stringMatching(/UNIQUE INDEX users_email_lower_key .*\(lower\(email\)\)/),
    ]);
  });

  it("has an index that begins with the columns of every foreign key", async () => {
    const missing = await prisma.$queryRaw<{ constraint: string }[]>`
      SELECT format('%s.%s', conrelid::regclass, conname) AS constraint
      FROM pg_constraint key
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_index index
        WHERE index.indrelid = key.conrelid AND index.indpred IS NULL
          AND (index.indkey::int2[])[0:array_length(key.conkey, 1) - 1] = key.conkey)`;
    expect(missing).toEqual([]);
  });
});
