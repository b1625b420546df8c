import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

// Prisma's own schema engine, built as WebAssembly: the native one is downloaded from a host that may be out of reach
// (docs/decisions/0002-prisma-without-native-engine.md). It writes the same _prisma_migrations table as `prisma migrate deploy`.

const here = dirname(fileURLToPath(import.meta.url));
export const schemaPath = join(here, "schema.prisma");
export const migrationsPath = join(here, "migrations");
const noFilters = { externalTables: [], externalEnums: [] };

let loaded = false;

function load() {
  if (loaded) return;
  const require = createRequire(import.meta.url);
  const directory = dirname(require.resolve("@prisma/schema-engine-wasm"));
  const module = new WebAssembly.Module(readFileSync(join(directory, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": engine as never });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  loaded = true;
}

async function open(databaseUrl: string, schema = readFileSync(schemaPath, "utf8")) {
  load();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }));
  return engine.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, adapter);
}

function migrationDirectories() {
  return readdirSync(migrationsPath, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(migrationsPath, name, "migration.sql"), "utf8") },
      },
    }));
}

/** Applies the migrations that the database does not have yet and returns their names. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const schemaEngine = await open(databaseUrl);
  const { appliedMigrationNames } = await schemaEngine.applyMigrations({
    migrationsList: {
      baseDir: migrationsPath,
      lockfile: {
        path: "migration_lock.toml",
        content: readFileSync(join(migrationsPath, "migration_lock.toml"), "utf8"),
      },
      shadowDbInitScript: "",
      migrationDirectories: migrationDirectories(),
    },
    filters: noFilters,
  });
  return appliedMigrationNames;
}

/**
 * SQL that leads from one schema text (null: an empty database) to another. The engine asks the server for its
 * version; it neither reads nor writes the database's tables.
 */
export async function diffSchemas(databaseUrl: string, from: string | null, to: string): Promise<string> {
  const schemaEngine = await open(databaseUrl, to);
  const files = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
  const output = await schemaEngine.diff({
    from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...files(from) },
    to: { tag: "schemaDatamodel", ...files(to) },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: noFilters,
  } as never);
  return output.stdout ?? "";
}
