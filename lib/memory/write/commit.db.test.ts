import { randomUUID } from "node:crypto";
import { Spectron } from "spectron";
import { expect, it } from "vitest";
import { statementsOf } from "@/bench/wire.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { scopeId, scopeKey } from "../scope.ts";
import { scriptedExtractor } from "../testing/scripted-extractor.ts";
import { defaultTransientMs } from "./claims.ts";
import { extractTurn } from "./extract.ts";

const { prisma } = await freshDatabase();
const now = Date.UTC(2026, 5, 1, 12);
const clock = { now: () => new Date(now) };
const unattended = { enqueue: async () => {} };
const memory = new Spectron({ store: prisma, clock, queue: unattended }).memory({ contextId: "chat" });

async function person() {
  const user = randomUUID();
  const scope = scopeId("chat", scopeKey({ user }));
  const session = await memory.sessions.create({ scope: { user } });
  const settings = { prisma, clock, extractor: scriptedExtractor, fallback: scriptedExtractor, floor: 0.7 };
  return {
    user,
    scope,
    say: async (content: string) => (await session.turn({ role: "user", content })).id,
    read: (turnId: string) => extractTurn({ ...settings, transientMs: defaultTransientMs }, { scopeId: scope, turnId }),
  };
}

it("commits what a person says of themselves in six statements, however much it is, each of them under a name", async () => {
  const { say, read } = await person();
  await read(await say("assert location Leeds; assert likes tea"));
  for (const said of [
    "assert location Turin",
    "retract likes tea",
    "assert likes a; assert likes b; correct likes c",
  ]) {
    const turnId = await say(said);
    const texts = (await statementsOf(() => read(turnId))).map(({ text }) => text.trim());
    const commit = texts.slice(texts.lastIndexOf("BEGIN"));
    expect(commit.map((text) => /^\/\* prepared: (\w+) \*\//.exec(text)?.[1] ?? text)).toEqual([
      "BEGIN",
      "finish_run",
      "insert_claims",
      "stored_keys",
      "apply_changes",
      "COMMIT",
    ]);
  }
});

it("writes nothing for a turn that was deleted while its commit waited for the scope's lock", async () => {
  const { scope, say, read } = await person();
  const turnId = await say("assert location Leeds");
  let [lock, release] = [() => {}, () => {}];
  const locked = new Promise<void>((resolve) => {
    lock = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const deleting = prisma.$transaction(async (tx) => {
    await tx.memoryScope.update({ where: { id: scope }, data: { beliefAt: new Date(now) } });
    lock();
    await released;
    await tx.turn.update({ where: { id: turnId }, data: { withdrawnAt: new Date(now) } });
  });
  await locked;
  const reading = read(turnId);
  await expect.poll(waitingForLocks).toBe(1);
  release();
  await deleting;
  expect(await reading).toBe(false);
  expect(await prisma.claim.count({ where: { scopeId: scope } })).toBe(0);
  expect(await prisma.extractionRun.count({ where: { scopeId: scope } })).toBe(0);
});

it("keeps the time at which a value was forgotten when something else about its row changes", async () => {
  const { user, scope, say, read } = await person();
  await read(await say("assert likes tea"));
  const { id: attributeId } = await prisma.attribute.findFirstOrThrow({ where: { scopeId: scope } });
  await memory.forget.soft({ scope: { user }, target: { attributeId }, actor: { kind: "process", id: "test" } });
  const believed = { scopeId: scope, knownUntil: null, value: "tea" };
  const { id, forgottenAt } = await prisma.attribute.findFirstOrThrow({ where: believed });
  await prisma.attribute.update({ where: { id }, data: { confidence: 0.1 } });
  await read(await say("assert likes coffee"));
  const row = await prisma.attribute.findFirstOrThrow({ where: believed });
  expect([row.id, row.confidence, row.forgottenAt]).toEqual([id, 0.9, forgottenAt]);
  expect(forgottenAt).not.toBeNull();
});

async function waitingForLocks(): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
