import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Spectron } from "spectron";
import { expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { startWorker } from "./worker.ts";

const { prisma, url } = await freshDatabase();
const child = fileURLToPath(new URL("testing/crash-child.ts", import.meta.url));
const user = "crash";

/** Lets a process record turns, kills it with SIGKILL after `count` acknowledgements and returns their ids. */
async function killedAfter(count: number, first: number): Promise<{ ids: string[]; next: number }> {
  const running = spawn(process.execPath, ["--import", "tsx", child, url, user, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ids: string[] = [];
  let next = first;
  for await (const line of createInterface({ input: running.stdout })) {
    const [id = "", number = ""] = line.split(" ");
    ids.push(id);
    next = Number(number) + 1;
    if (ids.length === count) running.kill("SIGKILL");
  }
  return { ids, next };
}

it("7: a turn, once acknowledged, is never lost: killed at any point, its claims are committed exactly once", {
  timeout: 180_000,
}, async () => {
  const acknowledged: string[] = [];
  let first = 0;
  for (const count of [3, 8, 17]) {
    const { ids, next } = await killedAfter(count, first);
    acknowledged.push(...ids);
    // The turn after the last acknowledged one may have been stored as well; its id is not used again.
    first = next + 1;
  }
  const worker = await startWorker({ databaseUrl: url, prisma, log: () => {} });
  const memory = new Spectron({ store: prisma }).memory({ contextId: "chat" });
  await memory.settled({ scope: { user } });
  await worker.stop();

  const turns = await prisma.turn.findMany({
    where: { id: { in: acknowledged } },
    include: { claims: true, runs: true },
  });
  expect(turns).toHaveLength(acknowledged.length);
  expect(acknowledged.length).toBeGreaterThanOrEqual(28);
  for (const { extraction, claims, runs } of turns) {
    expect(extraction).toBe("done");
    expect(runs).toHaveLength(1);
    const values = claims.filter(({ op }) => op === "assert").map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    expect(values.length).toBeGreaterThan(0);
  }
  const stored = await prisma.turn.count({ where: { role: "user" } });
  const rows = await prisma.attribute.count({ where: { key: "likes", knownUntil: null } });
  expect(rows).toBe(stored);
});
