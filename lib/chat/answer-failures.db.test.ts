import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { UnknownModel } from "@/lib/models/errors.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { type ModelReply, type ModelServer, startModelServer } from "@/lib/testing/model-server.ts";
import { textOf } from "@/lib/testing/model-server-wire.ts";
import { chatBench, drain, memoryWith, read } from "./reply.fixture.ts";
import { stopAnswer } from "./stop.ts";

const { prisma } = await freshDatabase();
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.use(() => ({ kind: "text", text: "Understood." }));
});

const stored = (id: string) => prisma.message.findUniqueOrThrow({ where: { id } });
const never = new Promise<never>(() => {});

const failures: { name: string; reply: ModelReply; code: string; text?: string }[] = [
  { name: "401", reply: { kind: "error", status: 401 }, code: "model_key_rejected" },
  { name: "404", reply: { kind: "error", status: 404, code: "model_not_found" }, code: "model_unknown" },
  {
    name: "429 for too many requests",
    reply: { kind: "error", status: 429, code: "rate_limit" },
    code: "model_rate_limited",
  },
  {
    name: "429 for an empty purse",
    reply: { kind: "error", status: 429, code: "insufficient_quota", message: "You exceeded your current quota" },
    code: "model_quota",
  },
  { name: "500", reply: { kind: "error", status: 500 }, code: "model_unavailable" },
  { name: "silence", reply: { kind: "hang" }, code: "model_timeout" },
  {
    name: "a cut in the middle",
    reply: { kind: "cut", text: "Half of the" },
    code: "model_cut_off",
    text: "Half of the",
  },
  { name: "an answer without a word", reply: { kind: "text", text: "" }, code: "model_unavailable" },
];

test.each(failures)(
  "$name: the answer fails as $code and the person's turn is recorded",
  async ({ reply, code, text = "" }) => {
    const bench = chatBench(prisma, server.baseUrl, {
      limits: { silenceMs: reply.kind === "hang" ? 100 : 10_000, progressMs: 20, maxRetries: 0 },
    });
    server.use(() => reply);
    const person = await bench.person();
    const sent = await bench.send(person, { text: "Please explain tides." });
    expect(sent.metadata).toMatchObject({ status: "failed", errorCode: code });
    expect(sent.chunks.find(({ type }) => type === "error")).toEqual({ type: "error", errorText: code });
    expect(await stored(sent.turn.assistantMessageId)).toMatchObject({
      status: "failed",
      errorCode: code,
      content: text,
    });
    const turns = await prisma.turn.findMany({
      where: { sessionId: sent.turn.conversationId },
      orderBy: { seq: "asc" },
    });
    expect(turns.map(({ content }) => content)).toEqual(["Please explain tides.", ...(text ? [text] : [])]);
    expect(bench.faults).toEqual([]);
  },
);

test("a server that cannot be reached, and a model nobody offers, fail by name", async () => {
  const bench = chatBench(prisma, "http://127.0.0.1:9/v1");
  const person = await bench.person();
  expect((await bench.send(person, { text: "Hello" })).metadata?.errorCode).toBe("model_unavailable");
  const models = {
    ...bench.services.models,
    open: () => {
      throw new UnknownModel("none");
    },
  };
  const unknown = chatBench(prisma, server.baseUrl, { models });
  expect((await unknown.send(person, { text: "Hello" })).metadata?.errorCode).toBe("model_unknown");
});

test("after a failure, regenerating answers the same message", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  server.use(() => ({ kind: "error", status: 500 }));
  const { turn } = await bench.send(person, { text: "Try." });
  server.use(() => ({ kind: "text", text: "Now it works." }));
  const retry = { trigger: "regenerate" as const, conversationId: turn.conversationId, parentId: turn.userMessageId };
  expect((await bench.send(person, retry)).text).toBe("Now it works.");
  expect(await prisma.turn.count({ where: { sessionId: turn.conversationId, role: "user" } })).toBe(1);
});

test("stopping ends the model call, keeps what was written and records it", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  server.use(() => ({
    kind: "text",
    text: "",
    chunks: ["Once ", "upon ", "a time"],
    between: (index) => (index < 2 ? Promise.resolve() : never),
  }));
  const answer = await bench.start(person, { text: "Tell me a story." });
  const chunks = drain(answer.listen());
  for await (const chunk of answer.listen()) if (chunk.type === "text-delta" && chunk.delta.includes("upon")) break;
  await stopAnswer(bench.services, { userId: person.userId, messageId: answer.messageId });
  await server.requests[0]?.aborted;
  const result = read(await chunks);
  expect(result.text).toBe("Once upon ");
  expect(result.metadata?.status).toBe("stopped");
  await answer.ended;
  const row = await stored(answer.messageId);
  expect(row).toMatchObject({ status: "stopped", errorCode: null, content: "Once upon " });
  expect(await prisma.turn.findUniqueOrThrow({ where: { id: row.turnId ?? "" } })).toMatchObject({
    content: "Once upon ",
  });
});

test("an answer stopped through another process ends at its next save", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const elsewhere = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  server.use(() => ({ kind: "hang" }));
  const answer = await bench.start(person, { text: "Think." });
  await stopAnswer(elsewhere.services, { userId: person.userId, messageId: answer.messageId });
  await answer.ended;
  expect(await stored(answer.messageId)).toMatchObject({ status: "stopped", errorCode: null });
});

test("another person cannot stop an answer, and is told that there is none", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const [person, stranger] = [await bench.person(), await bench.person()];
  const { turn } = await bench.send(person, { text: "Hello" });
  await expect(
    stopAnswer(bench.services, { userId: stranger.userId, messageId: turn.assistantMessageId }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("what is written so far is saved while the answer streams, and no second message fits beside it", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const gate = Promise.withResolvers<void>();
  server.use(() => ({
    kind: "text",
    text: "",
    chunks: ["First ", "second"],
    between: (index) => (index === 1 ? gate.promise : Promise.resolve()),
  }));
  const answer = await bench.start(person, { text: "Count." });
  await expect.poll(async () => (await stored(answer.messageId)).content).toBe("First ");
  const { conversationId } = await stored(answer.messageId);
  await expect(
    bench.start(person, { text: "And now?", conversationId, parentId: answer.messageId }),
  ).rejects.toMatchObject({ code: "conflict" });
  gate.resolve();
  await answer.ended;
  expect(await stored(answer.messageId)).toMatchObject({ content: "First second", status: "complete" });
});

test("memory that is late is answered without, visibly", async () => {
  const plain = chatBench(prisma, server.baseUrl);
  const memory = memoryWith(plain.memory, { profile: () => never });
  const bench = chatBench(prisma, server.baseUrl, { memory, memoryDeadlineMs: 20 });
  const person = await bench.person();
  const sent = await bench.send(person, { text: "Where do I work?" });
  expect(sent.text).toBe("Understood.");
  expect(sent.memory).toMatchObject({ failure: "late", used: [] });
  expect(textOf(server.requests[0]?.body.messages[0]?.content ?? "")).not.toContain("<memory_profile");
  const recall = await prisma.recall.findFirstOrThrow({
    where: { messages: { some: { id: sent.turn.assistantMessageId } } },
  });
  expect(recall.failure).toBe("late");
});

test("memory that is down is answered without, visibly; the message waits to be recorded", async () => {
  const plain = chatBench(prisma, server.baseUrl);
  const down = async () => {
    throw new Error("away");
  };
  const memory = memoryWith(plain.memory, {
    profile: down,
    context: down,
    sessions: {
      create: down,
      open: () => {
        throw new Error("away");
      },
    },
  });
  const bench = chatBench(prisma, server.baseUrl, { memory });
  const person = await bench.person();
  const sent = await bench.send(person, { text: "Where do I work?" });
  expect(sent.text).toBe("Understood.");
  expect(sent.metadata?.status).toBe("complete");
  expect(sent.memory).toMatchObject({ failure: "down", used: [], recallId: null });
  expect(await stored(sent.turn.userMessageId)).toMatchObject({ turnId: null, recordable: true });
  expect(bench.faults.map(({ what }) => what)).toEqual(["record message", "record answer"]);
});
