import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { type ModelServer, startModelServer } from "@/lib/testing/model-server.ts";
import { textOf } from "@/lib/testing/model-server-wire.ts";
import { chatBench, drain, read } from "./reply.fixture.ts";
import { reply } from "./reply.ts";

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

const systemText = () => textOf(server.requests.at(-1)?.body.messages[0]?.content ?? "");

test("the answer streams, and both messages are saved and recorded as turns", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const sent = await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  expect(sent.text).toBe("Understood.");
  expect(sent.metadata).toMatchObject({ status: "complete", parentId: sent.turn.userMessageId });
  expect(bench.faults).toEqual([]);
  const messages = await prisma.message.findMany({
    where: { conversationId: sent.turn.conversationId },
    orderBy: { role: "asc" },
  });
  expect(messages.map(({ role, content, status }) => ({ role, content, status }))).toEqual([
    { role: "user", content: "I work at Acme Corp as a backend engineer.", status: "complete" },
    { role: "assistant", content: "Understood.", status: "complete" },
  ]);
  const turns = await prisma.turn.findMany({ where: { id: { in: messages.map(({ turnId }) => turnId ?? "") } } });
  expect(turns.map(({ role, content, stableId }) => [role, content, stableId]).sort()).toEqual([
    ["assistant", "Understood.", sent.turn.assistantMessageId],
    ["user", "I work at Acme Corp as a backend engineer.", sent.turn.userMessageId],
  ]);
});

test("what was learnt in one conversation stands in the prompt of the next, fenced, and is kept as a recall", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const first = await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  await bench.memory.settled(person);
  const second = await bench.send(person, { text: "Where do I work?" });

  const system = systemText();
  expect(system).toMatch(/<memory_profile[^>]*>\n[\s\S]*Acme Corp[\s\S]*\n<\/memory_profile>/);
  expect(system.indexOf("<memory_profile ")).toBeGreaterThan(system.indexOf("data:"));
  const recall = await prisma.recall.findFirstOrThrow({
    where: { messages: { some: { id: second.turn.assistantMessageId } } },
  });
  expect(recall).toMatchObject({ query: "Where do I work?", failure: null });
  expect(recall.profileText).toContain("Acme Corp");
  for (const line of `${recall.profileText}\n${recall.contextText}`.split("\n").filter(Boolean)) {
    expect(system).toContain(line);
  }
  expect(second.memory).toMatchObject({ recallId: recall.id, failure: null });
  expect(second.memory?.used).toContainEqual(
    expect.objectContaining({
      kind: "attribute",
      text: "employer Acme Corp",
      reason: "profile",
      conversationId: first.turn.conversationId,
      messageId: first.turn.userMessageId,
    }),
  );
});

test("words of the window are not recalled a second time", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const first = await bench.send(person, { text: "My flight to Lisbon leaves on Friday." });
  await bench.memory.settled(person);
  const second = await bench.send(person, {
    text: "When does the flight to Lisbon leave?",
    conversationId: first.turn.conversationId,
    parentId: first.turn.assistantMessageId,
  });
  const sent = server.requests.at(-1)?.body.messages.map(({ role, content }) => `${role}: ${textOf(content)}`) ?? [];
  expect(sent.slice(1)).toEqual([
    "user: My flight to Lisbon leaves on Friday.",
    "assistant: Understood.",
    "user: When does the flight to Lisbon leave?",
  ]);
  expect(second.memory?.used.filter(({ kind }) => kind === "turn")).toEqual([]);

  const elsewhere = await bench.send(person, { text: "When does the flight to Lisbon leave?" });
  expect(elsewhere.memory?.used.map(({ text }) => text)).toContain("My flight to Lisbon leaves on Friday.");
});

test("regenerating adds an answer and no user turn", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const first = await bench.send(person, { text: "Tell me a story." });
  server.use(() => ({ kind: "text", text: "Another one." }));
  const second = await bench.send(person, {
    trigger: "regenerate",
    conversationId: first.turn.conversationId,
    parentId: first.turn.userMessageId,
  });
  expect(second.turn.userMessageId).toBe(first.turn.userMessageId);
  expect(
    server.requests
      .at(-1)
      ?.body.messages.slice(1)
      .map(({ content }) => textOf(content)),
  ).toEqual(["Tell me a story."]);
  const answers = await prisma.message.findMany({ where: { parentId: first.turn.userMessageId } });
  expect(answers.map(({ content }) => content).sort()).toEqual(["Another one.", "Understood."]);
  const turns = await prisma.turn.findMany({ where: { sessionId: first.turn.conversationId, role: "user" } });
  expect(turns.map(({ content }) => content)).toEqual(["Tell me a story."]);
});

test("an edited message takes back what the one it replaces had taught", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const hello = await bench.send(person, { text: "Hello there." });
  const under = { conversationId: hello.turn.conversationId, parentId: hello.turn.assistantMessageId };
  await bench.send(person, { ...under, text: "I work at Acme Corp as a backend engineer." });
  await bench.memory.settled(person);
  await bench.send(person, { ...under, text: "I work at Globex as a designer." });
  await bench.memory.settled(person);
  const profile = await bench.memory.profile(person);
  expect(profile.attributes.find(({ key }) => key === "employer")?.value).toBe("Globex");
  expect(
    await bench.memory.entities.history({
      ...person,
      type: "self",
      name: profile.attributes[0]?.entity.name ?? "",
      key: "employer",
    }),
  ).toHaveLength(1);
});

test("another person's conversation answers exactly as an absent one, and nothing is written", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const [owner, stranger] = [await bench.person(), await bench.person()];
  const own = await bench.send(owner, { text: "This is mine." });
  const before = await prisma.message.count();
  const { conversationId, userMessageId, assistantMessageId } = own.turn;
  const intrusions = [
    { text: "Hi", conversationId, parentId: assistantMessageId },
    { text: "Hi", conversationId, parentId: null },
    { trigger: "regenerate" as const, conversationId, parentId: userMessageId },
    { text: "Hi", conversationId: "0b9a5a4e-8f0f-4c57-9f0e-0a4d6f3f9a11", parentId: null },
  ];
  for (const intrusion of intrusions) {
    await expect(bench.start(stranger, intrusion)).rejects.toMatchObject({
      code: "not_found",
      message: "There is no such conversation.",
    });
  }
  expect(await prisma.message.count()).toBe(before);
  expect(server.requests).toHaveLength(1);
});

test("a parent of another conversation, or of the wrong role, is refused", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const one = (await bench.send(person, { text: "One." })).turn;
  const two = (await bench.send(person, { text: "Two." })).turn;
  const into = { text: "Hi", conversationId: one.conversationId };
  await expect(bench.start(person, { ...into, parentId: two.assistantMessageId })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(bench.start(person, { ...into, parentId: one.userMessageId })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("nothing is saved and no model is called when the guard does not pass", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const refused = reply(
    { trigger: "submit", parentId: null, text: "Hello" },
    { ...person, admitted: Promise.reject(new Error("revoked")) },
    bench.services,
  );
  await expect(refused).rejects.toThrow("revoked");
  expect(await prisma.conversation.count({ where: { userId: person.userId } })).toBe(0);
  expect(server.requests).toHaveLength(0);
});

test("memory that is off reaches no prompt and gets no turn", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  await bench.memory.settled(person);
  await prisma.user.update({ where: { id: person.userId }, data: { memoryEnabled: false } });
  const turns = await prisma.turn.count();
  const sent = await bench.send(person, { text: "Where do I work? I moved to Oslo." });
  expect(systemText()).not.toContain("Acme");
  expect(sent.memory).toEqual({ recallId: null, used: [], tokens: 0, durationMs: 0, failure: "off" });
  expect(await prisma.turn.count()).toBe(turns);
});

test("the built-in assistant runs on the same path", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const model = "built-in";
  const first = await bench.send(person, { model, text: "I work at Acme Corp as a backend engineer." });
  expect(first.text).toBe("I will remember that: employer Acme Corp, role backend engineer.");
  await bench.memory.settled(person);
  await bench.send(person, { model, text: "I just moved to the platform team." });
  await bench.memory.settled(person);
  const day = new Date().toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const last = await bench.send(person, { model, text: "where do I work and what do I do?" });
  expect(last.text).toBe(
    `You work at Acme Corp (you told me on ${day}). You work as a platform engineer (you told me on ${day}).`,
  );
  const before = await bench.send(person, { model, text: "What was my job before?" });
  expect(before.text).toBe(`You worked as a backend engineer until ${day} (you told me on ${day}).`);
  expect(bench.faults).toEqual([]);
});

test("the built-in assistant answers with what was injected: wishes about its manner, and the person's own words", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const model = "built-in";
  const ask = async (text: string) => {
    const sent = await bench.send(person, { model, text });
    await bench.memory.settled(person);
    return sent.text;
  };
  expect(await ask("Why is the sea salty?")).toContain("OPENAI_API_KEY");
  expect(await ask("I prefer concise answers.")).toContain("response style concise");
  expect(await ask("Why is the sea salty?")).toBe("That needs a language model, and none is answering here.");
  await ask("The ferry to Lisbon was a dream.");
  const day = new Date().toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  expect(await ask("What did I say about Lisbon?")).toBe(`On ${day} you said: “The ferry to Lisbon was a dream.”`);
});

test("who comes late hears the answer from its beginning", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const person = await bench.person();
  const gate = Promise.withResolvers<void>();
  server.use(() => ({
    kind: "text",
    text: "",
    chunks: ["One ", "two"],
    between: (index) => (index === 1 ? gate.promise : Promise.resolve()),
  }));
  const answer = await bench.start(person, { text: "Count." });
  const leaver = answer.listen().getReader();
  await leaver.read();
  await leaver.cancel();
  const late = drain(answer.listen());
  gate.resolve();
  expect(read(await late).text).toBe("One two");
  await answer.ended;
  const row = await prisma.message.findUniqueOrThrow({ where: { id: answer.messageId } });
  expect(row).toMatchObject({ content: "One two", status: "complete" });
  expect(bench.services.answers.find(answer.messageId, "somebody else")).toBeNull();
});
