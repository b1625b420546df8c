import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { rulesExtractor } from "../extraction/rules.ts";
import { scopeId, scopeKey } from "../scope.ts";
import { Spectron } from "../spectron.ts";
import { ngramEmbedder } from "../testing/ngram-embedder.ts";
import { createExtractionQueue, startWorker } from "../worker.ts";
import type { Embedder } from "./embedder.ts";

const { prisma, url } = await freshDatabase();
const contextId = "test";
const patience = { timeout: 20_000, interval: 50 };
const events: string[] = [];
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  events.length = 0;
});

async function start(embedder?: Embedder) {
  const worker = await startWorker({
    databaseUrl: url,
    prisma,
    extractor: rulesExtractor,
    log: ({ event }) => events.push(event),
    ...(embedder ? { embedder } : {}),
  });
  running.push(worker);
  return worker;
}

function opened() {
  const queue = createExtractionQueue(url, ({ event }) => events.push(event));
  running.push(queue);
  return new Spectron({ store: prisma, queue }).memory({ contextId });
}

async function say(memory: ReturnType<typeof opened>, content: string, infer: "full" | "none" = "full") {
  const scope = { user: randomUUID() };
  const session = await memory.sessions.create({ scope });
  await session.turn({ role: "user", content, infer });
  await session.turn({ role: "assistant", content: "Noted, thanks for telling me." });
  return { scope, id: scopeId(contextId, scopeKey(scope)) };
}

const models = async (id: string) =>
  (await prisma.turnEmbedding.findMany({ where: { scopeId: id } })).map(({ model }) => model);

test("a worker makes what vectors are missing, and all of them anew when the model changes", {
  timeout: 60_000,
}, async () => {
  const { id } = await say(opened(), "My zebra finch sings at dawn.", "none");
  const first = await start(ngramEmbedder("test/first"));
  await vi.waitFor(async () => expect(await models(id)).toEqual(["test/first", "test/first"]), patience);
  await first.stop();
  await start(ngramEmbedder("test/second"));
  await vi.waitFor(async () => expect(await models(id)).toEqual(["test/second", "test/second"]), patience);
});

test("a turn that was read announces its scope, to be embedded when the answer has been said", {
  timeout: 60_000,
}, async () => {
  const memory = opened();
  await start(ngramEmbedder());
  const { id, scope } = await say(memory, "I live in Leeds.");
  await memory.settled({ scope });
  await vi.waitFor(async () => {
    const jobs = await prisma.$queryRaw<{ wait: number }[]>`
      SELECT extract(epoch FROM start_after - created_on)::int AS wait FROM pgboss.job
      WHERE name = 'embed' AND data->>'scopeId' = ${id}`;
    expect(jobs).toEqual([{ wait: 20 }]);
  }, patience);
});

test("a provider that is down blocks nothing, is tried again, and its refusal is not kept with what it was sent", {
  timeout: 60_000,
}, async () => {
  const memory = opened();
  const down: Embedder = {
    model: "test/down",
    embed: async (texts) => {
      throw Object.assign(new Error(`Cannot embed ${texts.join()}`), { requestBodyValues: { input: texts } });
    },
  };
  const { id } = await say(memory, "My zebra finch sings at dawn.", "none");
  const failing = await start(down);
  const reader = await say(memory, "I live in Leeds.");
  await memory.settled(reader);
  expect(await prisma.attribute.count({ where: { scopeId: reader.id, value: "Leeds" } })).toBe(1);
  const jobOf = () => prisma.$queryRaw<{ state: string; output: string }[]>`
    SELECT state::text AS state, output::text AS output FROM pgboss.job
    WHERE name = 'embed' AND data->>'scopeId' = ${id} AND output IS NOT NULL`;
  await vi.waitFor(async () => expect(await jobOf()).toMatchObject([{ state: "retry" }]), patience);
  expect((await jobOf())[0]?.output).not.toMatch(/zebra|finch/i);
  expect(events).toContain("embedding.retry");
  expect(await models(id)).toEqual([]);
  await failing.stop();
  await start(ngramEmbedder("test/back"));
  await vi.waitFor(async () => expect(await models(id)).toEqual(["test/back", "test/back"]), patience);
});

test("without an embedder nothing is scheduled and no vector is made", { timeout: 60_000 }, async () => {
  await (await start(ngramEmbedder())).stop();
  const memory = opened();
  await start();
  const { id, scope } = await say(memory, "I live in Leeds.");
  await memory.settled({ scope });
  expect(await models(id)).toEqual([]);
  const jobs = await prisma.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'embed' AND data->>'scopeId' = ${id}`;
  expect(jobs).toEqual([]);
  expect(await prisma.$queryRaw`SELECT 1 FROM pgboss.schedule WHERE name = 'embed-sweep'`).toEqual([]);
});
