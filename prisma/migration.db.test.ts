import { describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";

const { prisma } = await freshDatabase();

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
