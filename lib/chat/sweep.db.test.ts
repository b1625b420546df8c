import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { ProcessConnection } from "./process-connection.ts";
import { chatBench } from "./reply.fixture.ts";
import { saveExchange } from "./store/exchange.ts";
import { sweep } from "./sweep.ts";

const { url, prisma } = await freshDatabase();
const bench = chatBench(prisma, "http://127.0.0.1:9/v1");
const saidAt = new Date("2026-05-03T09:00:00Z");
const quiet = () => {};

/** What a process leaves that is killed while it writes an answer. */
async function crashed(written: string, recordable = true) {
  const person = await bench.person();
  const ids = { conversationId: randomUUID(), userMessageId: randomUUID(), assistantMessageId: randomUUID() };
  await saveExchange(prisma, {
    ...person,
    ...ids,
    title: "Left behind",
    parentId: null,
    userMessage: { id: ids.userMessageId, text: "I work at Acme Corp as a backend engineer." },
    model: "test",
    recordable,
    now: saidAt,
  });
  await prisma.message.update({ where: { id: ids.assistantMessageId }, data: { content: written } });
  return { ...person, ...ids };
}

const stored = (id: string) => prisma.message.findUniqueOrThrow({ where: { id } });

test("after a crash the message is recorded once, at the time it was said, and is learnt from", async () => {
  const left = await crashed("");
  expect(await sweep(bench.services)).toEqual({ closedAnswers: 1, recorded: 1, removedConversations: 0 });
  expect(await sweep(bench.services)).toEqual({ closedAnswers: 0, recorded: 0, removedConversations: 0 });
  expect(await stored(left.assistantMessageId)).toMatchObject({
    status: "failed",
    errorCode: "unexpected",
    turnId: null,
  });
  const turns = await prisma.turn.findMany({ where: { sessionId: left.conversationId } });
  expect(turns).toMatchObject([{ role: "user", statedAt: saidAt, stableId: left.userMessageId }]);
  expect(await stored(left.userMessageId)).toMatchObject({ turnId: turns[0]?.id });
  await bench.memory.settled(left);
  const { attributes } = await bench.memory.profile(left);
  expect(attributes.find(({ key }) => key === "employer")?.value).toBe("Acme Corp");
});

test("an answer cut off by a crash keeps its words as stopped, and is recorded", async () => {
  const left = await crashed("The tides come from");
  await sweep(bench.services);
  expect(await stored(left.assistantMessageId)).toMatchObject({ status: "stopped", errorCode: null });
  const turns = await prisma.turn.findMany({ where: { sessionId: left.conversationId }, orderBy: { seq: "asc" } });
  expect(turns.map(({ role }) => role)).toEqual(["user", "assistant"]);
});

test("a crash after recording and before linking does not record twice", async () => {
  const left = await crashed("");
  const session = await bench.memory.sessions.create({ scope: left.scope, id: left.conversationId });
  const message = await stored(left.userMessageId);
  await session.turn({ role: "user", content: message.content, statedAt: message.createdAt, id: message.id });
  await sweep(bench.services);
  expect(await prisma.turn.count({ where: { sessionId: left.conversationId } })).toBe(1);
  expect((await stored(left.userMessageId)).turnId).not.toBeNull();
});

test("an answer that another living process writes is left alone until that process is gone", async () => {
  const left = await crashed("Still go");
  const living = new ProcessConnection(url, quiet);
  living.hold(left.assistantMessageId);
  await living.settled();
  expect((await sweep(bench.services)).closedAnswers).toBe(0);
  expect(await stored(left.assistantMessageId)).toMatchObject({ status: "streaming" });
  await living.close();
  await expect.poll(async () => (await sweep(bench.services)).closedAnswers).toBe(1);
});

test("a lock that is released frees the answer without closing the connection", async () => {
  const left = await crashed("");
  const process = new ProcessConnection(url, quiet);
  process.hold(left.assistantMessageId);
  process.hold(left.assistantMessageId);
  process.release(left.assistantMessageId);
  await process.settled();
  expect((await sweep(bench.services)).closedAnswers).toBe(1);
  await process.close();
});

test("what was said with memory off stays unrecorded", async () => {
  const left = await crashed("", false);
  expect((await sweep(bench.services)).recorded).toBe(0);
  expect(await stored(left.userMessageId)).toMatchObject({ turnId: null });
});

test("what is young may still be on its way and is left alone", async () => {
  const left = await crashed("");
  const clock = { now: () => new Date(saidAt.getTime() + 1_000) };
  expect(await sweep({ ...bench.services, clock })).toEqual({ closedAnswers: 0, recorded: 0, removedConversations: 0 });
  expect(await stored(left.assistantMessageId)).toMatchObject({ status: "streaming" });
});
