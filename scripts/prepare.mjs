// Runs before everything else, on whatever Node the machine has (18 or newer) and with nothing installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);

if (Number(process.versions.node.split(".")[0]) < 18) fail(`Node 18 or newer is needed; this is ${process.version}.`);
install();
generateClient();

function install() {
  const reason = whyInstall();
  if (reason === undefined) return;
  console.log(`Installing the packages (${reason}); this takes a minute or two`);
  const started = Date.now();
  // `npm ci` would refuse a lockfile without the optional packages of platforms that its author's registry lacked.
  const flags = ["--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", ["install", ...flags], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: withoutProductionMode(),
  });
  if (status !== 0) fail(installFailed());
  const left = whyInstall();
  if (left !== undefined) fail(`The installation ended, but something is still missing: ${left}.`);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Compares what the lockfile asks for with what npm says it installed; no network. */
function whyInstall() {
  const installed = read(at("node_modules/.package-lock.json"))?.packages;
  if (installed === undefined) return "first run";
  const wanted = read(at("package-lock.json"))?.packages ?? {};
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === "" || link) continue;
    const found = installed[path];
    if (found === undefined && optional) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (found === undefined || !existsSync(at(path, "package.json"))) return `${name} is missing`;
    if (found.version !== version) return `${name} ${version} instead of ${found.version}`;
  }
  const node = at("node_modules/.bin/node");
  if (process.platform !== "win32" && spawnSync(node, ["--version"]).status !== 0) return "Node 24 is missing";
  return undefined;
}

function generateClient() {
  const stamp = at("lib/generated/prisma/.made-from");
  const inputs = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(readFileSync(at(input)));
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Generating the database client");
  const { status, stdout, stderr } = spawnSync(
    at("node_modules/.bin/node"),
    [at("node_modules/prisma/build/index.js"), "generate"],
    { cwd: root, env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" }, encoding: "utf8" },
  );
  if (status !== 0) fail(`The database client could not be generated.\n${stdout}${stderr}`);
  writeFileSync(stamp, wanted);
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** npm leaves out what tests need when the shell says production. */
function withoutProductionMode() {
  const { NODE_ENV: _, ...environment } = process.env;
  return environment;
}

function installFailed() {
  if (typeof statfsSync === "function") {
    const { bavail, bsize } = statfsSync(root);
    const free = Math.floor((bavail * bsize) / 1024 / 1024);
    if (free < 1500) return `The packages could not be installed: only ${free} MB are free, 1500 MB are needed.`;
  }
  return [
    "The packages could not be installed. npm's message is above.",
    "Without a network, connect once and run the same command again: later starts need none.",
    "Behind a company's registry, set it with: npm config set registry https://…",
  ].join("\n");
}

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
