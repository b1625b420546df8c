import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diffSchemas } from "../prisma/engine.ts";
import { runCommand, say } from "./command.ts";
import { projectRoot } from "./postgres/place.ts";
import { startTemporaryPostgres } from "./postgres/temporary.ts";

// Each migration keeps the schema text that it leads to: the next one begins there.
const migrations = join(projectRoot, "prisma/migrations");

await runCommand(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error("Usage: npm run db:diff -- name_of_the_change (small letters, digits, underscores)");
  const newest =
    readdirSync(migrations)
      .filter((entry) => /^\d/.test(entry))
      .sort()
      .at(-1) ?? "";
  const known = join(migrations, newest, "schema.prisma");
  if (!existsSync(known))
    throw new Error(`prisma/migrations/${newest} has no schema.prisma: copy the schema that it leads to into it.`);
  const schema = readFileSync(join(projectRoot, "prisma/schema.prisma"), "utf8");
  const postgres = await startTemporaryPostgres();
  try {
    const sql = await diffSchemas(postgres.url, readFileSync(known, "utf8"), schema);
    if (/^\s*(-- This is an empty migration\.\s*)?$/.test(sql)) {
      say("The schema is what the migrations lead to: nothing to write.");
      return;
    }
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const directory = join(migrations, `${stamp}_${name}`);
    mkdirSync(directory);
    writeFileSync(join(directory, "migration.sql"), sql);
    writeFileSync(join(directory, "schema.prisma"), schema);
    say(`Wrote prisma/migrations/${stamp}_${name}/migration.sql. Read it before you commit it.`);
  } finally {
    await postgres.stop();
  }
});
