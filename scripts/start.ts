import { join } from "node:path";
import { InvalidEnvironment, parseEnvironment } from "../lib/env.ts";
import { loadEnvironmentFiles } from "./environment-files.ts";
import { projectRoot } from "./postgres/place.ts";

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
loadEnvironmentFiles("production");

try {
  const { PORT } = parseEnvironment(process.env);
  // In this very process: signals and exit codes need no relay.
  const next = join(projectRoot, "node_modules/next/dist/bin/next");
  process.argv = [process.execPath, next, "start", projectRoot, "--port", String(PORT), ...process.argv.slice(2)];
  await import(next);
} catch (error) {
  if (!(error instanceof InvalidEnvironment)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
