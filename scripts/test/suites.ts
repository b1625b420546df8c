import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../postgres/place.ts";

export type Count = { passed: number; failed: number };

/** A tool that either finds nothing or fails: one check. */
export async function runCheck(program: string[]): Promise<Count> {
  const code = await run(program, {});
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Tests of one Vitest project. A file that cannot be loaded, and an error outside any test, count as failures. */
export function runVitest(project: string): Promise<Count> {
  return withReport(async (file) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await run(["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters], {});
    return countVitest(readReport(file), code);
  });
}

export function countVitest(report: unknown, code: number | null): Count {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  ).length;
  return settle({ passed: numPassedTests, failed: numFailedTests + unloaded }, code);
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** The browser journeys. One that passed only when repeated failed. */
export function runPlaywright(environment: Record<string, string>): Promise<Count> {
  return withReport(async (file) => {
    const code = await run(["node_modules/playwright/cli.js", "test"], {
      ...environment,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    return countPlaywright(readReport(file), code);
  });
}

export function countPlaywright(report: unknown, code: number | null): Count {
  const { stats, errors } = playwrightReport.parse(report);
  return settle({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, code);
}

/** A runner that ended badly without naming a failed test, and one that ran none, are failures of their own. */
function settle(count: Count, code: number | null): Count {
  const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}

async function withReport(use: (file: string) => Promise<Count>): Promise<Count> {
  const directory = mkdtempSync(join(tmpdir(), "palimpsest-report-"));
  try {
    return await use(join(directory, "report.json"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readReport(file: string): unknown {
  if (!existsSync(file)) throw new Error("The test runner ended before it ran a test.");
  return JSON.parse(readFileSync(file, "utf8"));
}

function run(program: string[], environment: Record<string, string>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, program, {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", resolve);
  });
}
