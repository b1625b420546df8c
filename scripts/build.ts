import { runCommand } from "./command.ts";
import { buildForProduction } from "./production-build.ts";

await runCommand(() => buildForProduction());
