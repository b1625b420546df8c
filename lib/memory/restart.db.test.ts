import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Spectron } from "spectron";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPrisma } from "@/lib/db.ts";
import { applyMigrations } from "@/prisma/engine.ts";
import { findPlace } from "@/scripts/postgres/place.ts";
import { createCluster, type RunningServer, startServer, stopAbandoned } from "@/scripts/postgres/server.ts";
import { scriptedExtractor } from "./testing/scripted-extractor.ts";
import { createExtractionQueue, type FailureLog, startWorker } from "./worker.ts";

const place = findPlace();
const directory = mkdtempSync(join(tmpdir(), `palimpsest-postgres-${process.pid}-`));
chmodSync(directory, 0o711);
const cluster = { place, data: join(directory, "data"), password: randomBytes(12).toString("hex") };
let server: RunningServer;

beforeAll(async () => {
  await createCluster(cluster, { durable: false });
  server = await startServer(cluster);
  await applyMigrations(server.url);
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Says one thing after another until told to stop; what was acknowledged, and how often it was not. */
function talk(say: (number: number) => Promise<{ id: string }>) {
  const told = { acknowledged: new Map<string, number>(), refused: 0, isOver: false };
  const over = (async () => {
    for (let number = 0; !told.isOver; number++) {
      try {
        told.acknowledged.set((await say(number)).id, number);
      } catch {
        told.refused += 1;
      }
      // A person pauses; without it a refused connection would be asked for thousands of times.
      await setTimeout(10);
    }
  })();
  const stop = async () => {
    told.isOver = true;
    await over;
  };
  return { told, stop };
}

it("the database restarts twice under load, orderly and in a crash: nothing acknowledged is lost, everybody goes on", {
  timeout: 120_000,
}, async () => {
  const events: string[] = [];
  const log: FailureLog = ({ event }) => events.push(event);
  const prisma = createPrisma(server.url);
  const worker = await startWorker({ databaseUrl: server.url, prisma, extractor: scriptedExtractor, log });
  const queue = createExtractionQueue(server.url, log);
  const memory = new Spectron({ store: prisma, queue }).memory({ contextId: "chat" });
  const scope = { user: "restart" };
  const session = await memory.sessions.create({ scope });
  const { told, stop } = talk((number) =>
    session.turn({ role: "user", content: `assert likes dish${number}`, id: `turn-${number}` }),
  );

  const until = (condition: () => boolean) => expect.poll(condition, { timeout: 30_000, interval: 20 }).toBe(true);
  for (const end of [() => server.stop(), () => stopAbandoned(place, cluster.data)]) {
    const [before, refused] = [told.acknowledged.size, told.refused];
    await until(() => told.acknowledged.size >= before + 15);
    await end();
    await until(() => told.refused > refused);
    const { port } = server;
    server = await startServer(cluster, { preferredPort: port });
    expect(server.port).toBe(port);
    const after = told.acknowledged.size;
    await until(() => told.acknowledged.size >= after + 15);
  }
  await stop();
  await memory.settled({ scope });
  await worker.stop();
  await queue.stop();

  const turns = await prisma.turn.findMany({ include: { runs: true, claims: true } });
  const stored = new Map(turns.map((turn) => [turn.id, turn]));
  for (const [id, number] of told.acknowledged) {
    const turn = stored.get(id);
    expect(turn?.extraction).toBe("done");
    expect(turn?.runs).toHaveLength(1);
    expect(turn?.claims.map(({ value }) => value)).toEqual([`dish${number}`]);
  }
  // What was stored without an acknowledgement was read as well, and each thing is believed once.
  const believed = await prisma.attribute.findMany({ where: { key: "likes", knownUntil: null } });
  expect(new Set(believed.map(({ value }) => value)).size).toBe(turns.length);
  expect(believed).toHaveLength(turns.length);
  expect(events).toContain("queue.error");
  expect(events).not.toContain("extraction.given_up");
  await prisma.$disconnect();
});
