import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { variableNames } from "@/lib/env.ts";
import { startModelServer } from "@/lib/testing/model-server.ts";
import { applyMigrations } from "@/prisma/engine.ts";
import { type Child, startNode } from "@/scripts/dev/child.ts";
import { untilAnswering } from "@/scripts/dev/until-answering.ts";
import { freePort } from "@/scripts/postgres/free-port.ts";
import { databaseUrl, onServer } from "@/scripts/postgres/on-server.ts";
import { projectRoot } from "@/scripts/postgres/place.ts";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary.ts";
import { buildForProduction, isBuildCurrent } from "@/scripts/production-build.ts";
import { publishAddresses } from "./addresses.ts";
import { modelScript } from "./model-script.ts";

/**
 * Two production servers of one build, each on a fresh database: one with the built-in assistant and a worker of its own
 * process, one with a model server and the worker inside.
 */
export default async function startApps() {
  if (!isBuildCurrent()) await buildForProduction();
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const postgres = await startTemporaryPostgres();
    undo.push(postgres.stop);
    const models = await startModelServer({ script: modelScript });
    undo.push(models.close);
    const authSecret = randomBytes(33).toString("base64url");
    const start = (name: string, environment: Record<string, string>) =>
      startApp({ name, serverUrl: postgres.url, environment: { AUTH_SECRET: authSecret, ...environment }, undo });
    const builtIn = await start("built_in", { EXTRACTION_WORKER: "separate" });
    const model = await start("model", {
      OPENAI_COMPATIBLE_BASE_URL: models.baseUrl,
      OPENAI_COMPATIBLE_API_KEY: "synthetic",
      OPENAI_COMPATIBLE_MODEL: "synthetic",
    });
    publishAddresses({ authSecret, "built-in": builtIn, model });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

interface App {
  name: string;
  serverUrl: string;
  environment: Record<string, string>;
  undo: (() => Promise<unknown>)[];
}

async function startApp({ name, serverUrl, environment, undo }: App) {
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = databaseUrl(serverUrl, name);
  await applyMigrations(url);
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  // The developer's own keys must not leak into the test: an empty variable also keeps Next from reading it from a file.
  const blank = Object.fromEntries(variableNames.map((variable) => [variable, ""]));
  const all = {
    ...blank,
    NODE_ENV: "production",
    DATABASE_URL: url,
    PORT: String(port),
    RATE_LIMIT_FACTOR: "1000",
    LOG_LEVEL: "warn",
    ...environment,
  };
  const children = [run(["--import", "tsx", "scripts/start.ts"], all, `${name}-web`)];
  if (environment.EXTRACTION_WORKER === "separate")
    children.push(run(["--import", "tsx", "scripts/worker.ts"], all, `${name}-worker`));
  undo.push(() => Promise.all(children.map((child) => child.stop())));
  const fallen = Promise.race(children.map((child) => child.ended));
  const early = await Promise.race([untilAnswering(`${baseUrl}/sign-in`), fallen]);
  if (early !== undefined) throw new Error(`The app under test ended (${early}): see .data/e2e-logs.`);
  return { baseUrl, databaseUrl: url };
}

function run(program: string[], environment: Record<string, string>, name: string): Child {
  const directory = join(projectRoot, ".data/e2e-logs");
  mkdirSync(directory, { recursive: true });
  const log = openSync(join(directory, `${name}.log`), "w");
  return startNode(program, environment, (text) => writeSync(log, text));
}
