import { defineConfig } from "prisma/config";

// `prisma generate` reads only the schema, yet the CLI would first download its native engine from a host that
// may be out of reach. Any existing file satisfies the check (docs/decisions/0002-prisma-without-native-engine.md).
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
