import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../postgres/place.ts";

export type Child = { readonly pid: number; readonly ended: Promise<string>; readonly stop: () => Promise<void> };

/**
 * Starts a Node program in a process group of its own, so that Ctrl-C reaches it through us and in order; it ends by
 * itself when this process is killed. Output goes to `print`. `ended` resolves with how it ended.
 */
export function startNode(
  program: readonly string[],
  environment: Record<string, string>,
  print: (text: string) => void,
): Child {
  const child = spawn(
    process.execPath,
    ["--import", join(projectRoot, "scripts/dev/end-with-parent.mjs"), ...program],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment, PALIMPSEST_STARTED_BY: String(process.pid) },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      detached: true,
    },
  );
  child.stdout?.on("data", (chunk: Buffer) => print(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => print(chunk.toString()));
  child.stdio[3]?.on("error", () => {});
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { pid: child.pid ?? 0, ended, stop: () => stopGroup(child, ended) };
}

async function stopGroup(child: ChildProcess, ended: Promise<string>) {
  signalGroup(child.pid, "SIGTERM");
  const patience = setTimeout(() => signalGroup(child.pid, "SIGKILL"), 8_000);
  await ended;
  clearTimeout(patience);
  signalGroup(child.pid, "SIGKILL");
}

/** Signals a process group; a group that is gone is not an error. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
