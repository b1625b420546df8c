import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { arch, platform } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { projectRoot } from "./postgres/place.ts";

/** Flags for a browser that may run as root, in a container and without a network. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Browser = { readonly path: string; readonly from: string; readonly environment: Record<string, string> };

const none = [
  "No browser for the browser tests was found, and none could be installed.",
  "Install Chromium or Chrome, or name one: PLAYWRIGHT_CHROMIUM=/path/to/chromium npm test",
].join("\n");

/**
 * The first browser that starts, in this order: PLAYWRIGHT_CHROMIUM, one on the machine, Playwright's, the one in an npm
 * package, Playwright's after a download, Debian's after an installation as root. Throws a sentence when there is none.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (await starts(named)) return { path: named, from: "PLAYWRIGHT_CHROMIUM", environment: {} };
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which does not start.`);
  }
  for (const path of [...onThisMachine(), chromium.executablePath()]) {
    if (await starts(path)) return { path, from: path, environment: {} };
  }
  const packaged = await fromPackage();
  if (packaged) return packaged;
  const playwright = join(projectRoot, "node_modules/playwright/cli.js");
  attempt(process.execPath, [playwright, "install", "chromium"]);
  if (await starts(chromium.executablePath()))
    return { path: chromium.executablePath(), from: "Playwright's download", environment: {} };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
    if (await starts("/usr/bin/chromium"))
      return { path: "/usr/bin/chromium", from: "apt-get install chromium", environment: {} };
  }
  throw new Error(none);
}

function onThisMachine() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...found, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
}

/** Chromium and the libraries it needs, unpacked once under .data. */
async function fromPackage(): Promise<Browser | undefined> {
  if (platform() !== "linux" || arch() !== "x64") return undefined;
  const directory = join(projectRoot, ".data/browser");
  mkdirSync(directory, { recursive: true });
  // The package unpacks to the temporary directory, where somebody else's half-made copy may lie.
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = directory;
  try {
    const { default: packaged, inflate } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    if (await starts(path)) return { path, from: "the npm package @sparticuz/chromium", environment: {} };
    await inflate(join(projectRoot, "node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
    const environment = { LD_LIBRARY_PATH: join(directory, "al2023/lib") };
    return (await starts(path, environment))
      ? { path, from: "the npm package @sparticuz/chromium with its libraries", environment }
      : undefined;
  } catch {
    return undefined;
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}

async function starts(path: string, environment: Record<string, string> = {}) {
  if (!existsSync(path)) return false;
  try {
    const browser = await chromium.launch({
      executablePath: path,
      args: browserArguments,
      env: { ...process.env, ...environment },
      timeout: 30_000,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function attempt(command: string, parameters: string[]) {
  spawnSync(command, parameters, { stdio: "ignore", timeout: 180_000 });
}
