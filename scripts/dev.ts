import { join } from "node:path";
import { parseEnvironment } from "../lib/env.ts";
import { applyMigrations } from "../prisma/engine.ts";
import { runCommand, say } from "./command.ts";
import { type Child, startNode } from "./dev/child.ts";
import { CleanUp } from "./dev/clean-up.ts";
import { startLocalDatabase } from "./dev/database.ts";
import { RunningRecord } from "./dev/running.ts";
import { localSecrets, type Secrets } from "./dev/secrets.ts";
import { seedOnce } from "./dev/seed.ts";
import { untilAnswering } from "./dev/until-answering.ts";
import { loadEnvironmentFiles } from "./environment-files.ts";
import { freePort } from "./postgres/free-port.ts";
import { projectRoot } from "./postgres/place.ts";

const directory = join(projectRoot, ".data");

const cleanUp = new CleanUp();
cleanUp.onRequestToStop();

await runCommand(() => main().finally(() => cleanUp.run()));

async function main() {
  loadEnvironmentFiles("development");
  const secrets = localSecrets(directory);
  const record = new RunningRecord(join(directory, "running.json"));
  const elsewhere = await record.clearUp();
  if (elsewhere !== undefined) throw new Error(`Palimpsest already runs from this directory, at ${elsewhere}`);
  record.write();
  cleanUp.add(async () => record.remove());

  const databaseUrl = process.env.DATABASE_URL || (await ownDatabase(secrets));
  await applyMigrations(databaseUrl);
  const seeded = await seedOnce(databaseUrl, secrets, directory);

  const port = await webPort();
  const address = `http://localhost:${port}`;
  const environment = {
    NODE_ENV: "development",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
    EXTRACTION_WORKER: "separate",
    PORT: String(port),
  };
  parseEnvironment({ ...process.env, ...environment });

  const start = (program: string[], print: (text: string) => void): Child => {
    const child = startNode(program, environment, print);
    cleanUp.add(child.stop);
    record.add(child.pid);
    return child;
  };
  const held: string[] = [];
  let ready = false;
  // Next's own banner would say the address a second time, before it can be used.
  const print = (text: string) => void (ready ? process.stdout.write(text) : held.push(text));
  const worker = start(["--import", "tsx", "scripts/worker.ts"], print);
  const web = start(["node_modules/next/dist/bin/next", "dev", "--port", String(port)], print);
  const fallen = Promise.race([
    worker.ended.then((how) => `The worker ended by itself (${how}).`),
    web.ended.then((how) => `The web server ended by itself (${how}).`),
  ]);

  say("Compiling the first page");
  const early = await Promise.race([untilAnswering(`${address}/sign-in`), fallen]);
  if (early !== undefined) throw new Error(`${held.join("")}\n${early}`);
  ready = true;
  record.setAddress(address);
  say(`\nPalimpsest is at ${address}\n`);
  if (seeded) {
    say(`  user      maya@example.com      ${secrets.userPassword}`);
    say(`  operator  operator@example.com  ${secrets.operatorPassword}\n`);
  }
  say("Ctrl-C stops everything.");
  throw new Error(await fallen);
}

async function ownDatabase(secrets: Secrets) {
  const starting = startLocalDatabase(secrets);
  cleanUp.add(async () => (await starting).stop());
  return (await starting).url;
}

async function webPort() {
  const wanted = Number(process.env.PORT || 3000);
  const port = await freePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken: the app runs on ${port}`);
  return port;
}
