import { parseEnvironment } from "../lib/env.ts";
import { startExtractionWorker } from "../lib/extraction-worker.ts";
import { runCommand, say } from "./command.ts";
import { CleanUp } from "./dev/clean-up.ts";
import { loadEnvironmentFiles } from "./environment-files.ts";

const cleanUp = new CleanUp();
cleanUp.onRequestToStop();

await runCommand(async () => {
  loadEnvironmentFiles(process.env.NODE_ENV === "production" ? "production" : "development");
  parseEnvironment(process.env);
  const starting = startExtractionWorker();
  cleanUp.add(async () => (await starting).stop());
  await starting;
  say("Reading turns as they are stored. Ctrl-C stops.");
  await new Promise(() => {});
});
