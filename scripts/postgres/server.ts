import { spawn } from "node:child_process";
import { appendFileSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";
import { makePrivateDirectory, type Place } from "./place.ts";

export type Cluster = { readonly place: Place; readonly data: string; readonly password: string };

export type RunningServer = {
  readonly port: number;
  /** Address of the maintenance database. */
  readonly url: string;
  /** Already ran when it was asked for: left over by a process that was killed. */
  readonly takenOver: boolean;
  readonly stop: () => Promise<void>;
};

/** Thrown when PostgreSQL cannot be made or started; the message says what to do. */
export class ServerFailure extends Error {
  override readonly name = "ServerFailure";
}

/**
 * Creates the data directory. Complete or absent: made under another name first, so that a kill in the middle leaves
 * nothing that looks finished. The locale is PostgreSQL's own, so that data sorts alike on every machine.
 */
export async function createCluster({ place, data, password }: Cluster, { durable = true } = {}) {
  const partial = `${data}.partial`;
  const passwordFile = `${data}.password`;
  rmSync(partial, { recursive: true, force: true });
  makePrivateDirectory(place.account, partial);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  try {
    await run(place, "initdb", [
      `--pgdata=${partial}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, data);
}

/** Starts the server, or takes over the one that still runs on this data directory. */
export async function startServer(
  cluster: Cluster,
  { preferredPort = 0, settings = {} }: { preferredPort?: number; settings?: Record<string, string> } = {},
): Promise<RunningServer> {
  const { place, data } = cluster;
  const running = await findRunning(cluster);
  if (running !== undefined) return describe(cluster, running, true);
  const port = await freePort(preferredPort);
  const flags = Object.entries({ listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
  const log = join(data, "server.log");
  appendFileSync(log, "");
  if (place.account) chownSync(log, place.account.uid, place.account.gid);
  try {
    await run(place, "pg_ctl", ["start", "-D", data, "-w", "-t", "120", "-s", "-l", log, "-o", `-p ${port} ${flags}`]);
  } catch (error) {
    throw new ServerFailure(`${message(error)}\n${lastLines(log)}`);
  }
  return describe(cluster, port, false);
}

/** Ends whatever serves a data directory, without ceremony. */
export function stopAbandoned(place: Place, data: string): Promise<void> {
  return run(place, "pg_ctl", ["stop", "-D", data, "-m", "immediate", "-w", "-s"]);
}

/** Port of a server that runs on the data directory, once it accepts connections; undefined when there is none. */
async function findRunning({ data, place, password }: Cluster, patience = 100): Promise<number | undefined> {
  const file = join(data, "postmaster.pid");
  for (let attempt = 0; attempt < patience; attempt += 1) {
    if (!existsSync(file)) return undefined;
    const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
    if (pid === undefined || !isPostgres(pid)) {
      // A machine that was restarted hands the number to another process, which PostgreSQL would take for its own.
      rmSync(file, { force: true });
      return undefined;
    }
    if (port && (await servesDirectory(port, password, data))) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stopAbandoned(place, data);
  return undefined;
}

function isPostgres(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // A dead one that nobody has collected still has its number: some containers never collect.
    return stat.includes("(postgres)") && !stat.includes("(postgres) Z");
  } catch {
    if (existsSync("/proc/self/stat")) return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

async function servesDirectory(port: number, password: string, data: string) {
  const client = new pg.Client({ connectionString: urlOf(port, password), connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function describe({ place, data, password }: Cluster, port: number, takenOver: boolean): RunningServer {
  return {
    port,
    url: urlOf(port, password),
    takenOver,
    stop: () => run(place, "pg_ctl", ["stop", "-D", data, "-m", "fast", "-w", "-t", "60", "-s"]),
  };
}

function urlOf(port: number, password: string) {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function run({ account, programs }: Place, program: "initdb" | "pg_ctl", args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(programs, "bin", program), args, {
      uid: account?.uid,
      gid: account?.gid,
      cwd: dirname(programs),
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own: Ctrl-C in the terminal must reach us first, so that things end in order.
      detached: true,
    });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.once("error", (error) => reject(new ServerFailure(explain(error.message))));
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new ServerFailure(explain(`${program} ended with ${code}. ${complaint}`.trim())));
    });
  });
}

function explain(complaint: string) {
  if (/no space left|ENOSPC|disk quota/i.test(complaint))
    return `The disk is full: PostgreSQL needs about 200 MB. Free some space and start again.\n${complaint}`;
  return `PostgreSQL could not be started. ${complaint}`;
}

function lastLines(file: string) {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  return /No space left/i.test(lines) ? explain(lines) : lines;
}

function message(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}
