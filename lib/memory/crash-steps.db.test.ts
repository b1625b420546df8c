import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Spectron } from "spectron";
import { expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { scriptedExtractor } from "./testing/scripted-extractor.ts";
import { startWorker } from "./worker.ts";

const { prisma, url } = await freshDatabase();
const child = fileURLToPath(new URL("testing/crash-step-child.ts", import.meta.url));

/** Has a process record a turn and read it, and kills it with SIGKILL after so many statements; 0: not at all. */
function killedAfter(statements: number): Promise<{ printed: string[]; signal: string | null }> {
  return new Promise((resolve) => {
    const args = ["--import", "tsx", child, url, `step-${statements}`, String(statements)];
    const running = execFile(process.execPath, args, (_, stdout) =>
      resolve({ printed: stdout.trim().split("\n"), signal: running.signalCode }),
    );
  });
}

it("killed after any statement of the write path: an acknowledged turn is read exactly once, another wholly or not at all", {
  timeout: 300_000,
}, async () => {
  const whole = await killedAfter(0);
  const steps = Number(whole.printed.at(-1));
  expect(whole.printed[0]).toBe("told");
  expect(steps).toBeGreaterThanOrEqual(6);

  const acknowledged = new Set<string>();
  let killed = 0;
  const waiting = Array.from({ length: steps }, (_, index) => index + 1);
  const killer = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { printed, signal } = await killedAfter(step);
      if (signal === "SIGKILL") killed += 1;
      // A process that polled less often has fewer statements, and may have ended by itself.
      else expect(printed, `step ${step}`).toEqual(["told", expect.stringMatching(/^\d+$/)]);
      if (printed[0] === "told") acknowledged.add(`user/step-${step}/`);
    }
  };
  await Promise.all([killer(), killer(), killer()]);
  expect(killed).toBeGreaterThanOrEqual(6);
  expect(acknowledged.size).toBeGreaterThan(0);
  expect(acknowledged.size).toBeLessThan(steps);

  const worker = await startWorker({ databaseUrl: url, prisma, extractor: scriptedExtractor, log: () => {} });
  // What was left is the worker's to read: this memory only waits.
  const memory = new Spectron({ store: prisma, queue: { enqueue: async () => {} } }).memory({ contextId: "chat" });
  for (const { key } of await prisma.memoryScope.findMany())
    await memory.settled({ scope: { user: key.split("/")[1] ?? "" } });
  await worker.stop();

  const after = await prisma.memoryScope.findMany({
    include: { turns: { include: { runs: true } }, claims: true, attributes: { orderBy: { key: "asc" } } },
  });
  for (const { key, turns, claims, attributes } of after) {
    if (acknowledged.has(key)) expect(turns, key).toHaveLength(1);
    expect(turns.length, key).toBeLessThanOrEqual(1);
    for (const { extraction, runs } of turns) expect([key, extraction, runs.length]).toEqual([key, "done", 1]);
    expect(claims, key).toHaveLength(turns.length * 2);
    const believed = attributes.map(({ key: of, value, knownUntil }) => [of, value, knownUntil]);
    const taught = [
      ["likes", "tea", null],
      ["location", "Leeds", null],
    ];
    expect(believed, key).toEqual(turns.length === 0 ? [] : taught);
  }
});
