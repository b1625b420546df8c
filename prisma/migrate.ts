import { requireVariable } from "../lib/env.ts";
import { runCommand, say } from "../scripts/command.ts";
import { loadEnvironmentFiles } from "../scripts/environment-files.ts";
import { applyMigrations } from "./engine.ts";

await runCommand(async () => {
  loadEnvironmentFiles("production");
  const applied = await applyMigrations(requireVariable(process.env, "DATABASE_URL"));
  say(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
});
