import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/prisma/engine.ts";
import { databaseUrl, onServer } from "@/scripts/postgres/on-server.ts";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Server of the run; its database palimpsest_template is migrated and empty. */
    postgresUrl: string;
  }
}

export const templateDatabase = "palimpsest_template";

/** One PostgreSQL server for the whole run. */
export default async function setup(project: TestProject) {
  const server = await startTemporaryPostgres();
  await onServer(server.url, `CREATE DATABASE ${templateDatabase}`);
  await applyMigrations(databaseUrl(server.url, templateDatabase));
  project.provide("postgresUrl", server.url);
  return server.stop;
}
