import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

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

/**
 * The adapter would cut a migration at every semicolon and run the pieces one by one. Sent whole it is one transaction:
 * a migration that fails leaves nothing behind, and function bodies stay in one piece.
 */
class WholeScripts extends PrismaPg {
  failure: Error | undefined;

  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await this.pool.query(script);
      } catch (error) {
        this.failure = error instanceof Error ? error : new Error(String(error));
        throw error;
      }
    };
    return adapter;
  }
}

async function withEngine<Result>(
  pool: pg.Pool,
  schema: string,
  use: (schemaEngine: engine.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  load();
  const factory = new WholeScripts(pool);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, adapter);
  try {
    return await use(schemaEngine);
  } catch (error) {
    throw factory.failure ?? error;
  }
}

function migrationDirectories(directory: string) {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(directory, name, "migration.sql"), "utf8") },
      },
    }));
}

/**
 * Applies the migrations that the database does not have yet and returns their names. Processes that start at the same
 * moment wait for each other: the engine's own lock does not hold over a pool of connections.
 */
export async function applyMigrations(databaseUrl: string, directory = migrationsPath): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const guard = new pg.Client({ connectionString: databaseUrl });
  try {
    await guard.connect();
    await guard.query("SELECT pg_advisory_lock(hashtextextended('palimpsest:migrate', 0))");
    const { appliedMigrationNames } = await withEngine(pool, readFileSync(schemaPath, "utf8"), (schemaEngine) =>
      schemaEngine.applyMigrations({
        migrationsList: {
          baseDir: directory,
          lockfile: {
            path: "migration_lock.toml",
            content: readFileSync(join(directory, "migration_lock.toml"), "utf8"),
          },
          shadowDbInitScript: "",
          migrationDirectories: migrationDirectories(directory),
        },
        filters: noFilters,
      }),
    );
    return appliedMigrationNames;
  } finally {
    await Promise.all([pool.end(), guard.end()]);
  }
}

/**
 * SQL that leads from one schema text (null: an empty database) to another. The engine asks the server for its
 * version; it neither reads nor writes the database's tables.
 */
export async function diffSchemas(databaseUrl: string, from: string | null, to: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const files = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
  try {
    const output = await withEngine(pool, to, (schemaEngine) =>
      schemaEngine.diff({
        from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...files(from) },
        to: { tag: "schemaDatamodel", ...files(to) },
        script: true,
        shadowDatabaseUrl: null,
        exitCode: null,
        filters: noFilters,
      } as never),
    );
    return output.stdout ?? "";
  } finally {
    await pool.end();
  }
}
