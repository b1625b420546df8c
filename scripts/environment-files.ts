import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./postgres/place.ts";

/** Reads the files that Next reads too, nearest first; what is set already stays. */
export function loadEnvironmentFiles(mode: "development" | "production") {
  for (const name of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    const path = join(projectRoot, name);
    if (existsSync(path)) process.loadEnvFile(path);
  }
}
