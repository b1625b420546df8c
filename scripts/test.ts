import { findBrowser } from "./browser.ts";
import { runCommand, say } from "./command.ts";
import { projectRoot } from "./postgres/place.ts";
import { buildForProduction, isBuildCurrent } from "./production-build.ts";
import { type Count, runCheck, runPlaywright, runVitest } from "./test/suites.ts";

const suites: Record<string, () => Promise<Count>> = {
  lint: () => runCheck(["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
  types: async () => {
    const generated = await runCheck(["node_modules/next/dist/bin/next", "typegen"]);
    return generated.failed > 0
      ? generated
      : runCheck(["node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false"]);
  },
  unit: () => runVitest("unit"),
  database: () => runVitest("database"),
  browser: async () => {
    const browser = await findBrowser();
    say(`Browser: ${browser.from}`);
    if (!isBuildCurrent()) await buildForProduction();
    return runPlaywright({ PLAYWRIGHT_CHROMIUM: browser.path, ...browser.environment });
  },
};

await runCommand(async () => {
  process.chdir(projectRoot);
  Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1" });
  const [asked, ...rest] = process.argv.slice(2);
  const names = asked === undefined ? Object.keys(suites) : [asked];
  const sum = { passed: 0, failed: 0 };
  const broken: string[] = [];
  for (const name of names) {
    const suite = suites[name];
    if (suite === undefined || rest.length > 0)
      throw new Error(`Usage: npm test, or one of: ${Object.keys(suites).join(", ")}`);
    say(`\n── ${name}`);
    const began = Date.now();
    const count = await suite().catch((error: unknown): Count => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return { passed: 0, failed: 1 };
    });
    say(`   ${name}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - began) / 1000)} s`);
    sum.passed += count.passed;
    sum.failed += count.failed;
    if (count.failed > 0) broken.push(name);
  }
  if (broken.length > 0) say(`\nFailed in: ${broken.join(", ")}`);
  say(`\n${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
});
