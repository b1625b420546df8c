import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { type ModelServer, startModelServer } from "@/lib/testing/model-server.ts";
import { getConversation, listConversations, searchConversations } from "./conversations.ts";
import { deleteConversation, removeOverdue, restoreConversation, undoMs } from "./delete-conversation.ts";
import { exportConversation } from "./export.ts";
import { loadMessages } from "./messages.ts";
import { chatBench } from "./reply.fixture.ts";
import { changeConversation } from "./store/conversations.ts";

const { prisma } = await freshDatabase();
let server: ModelServer;
let bench: ReturnType<typeof chatBench>;
const now = new Date();

beforeAll(async () => {
  server = await startModelServer({ script: () => ({ kind: "text", text: "Understood." }) });
  bench = chatBench(prisma, server.baseUrl);
});
afterAll(() => server.close());

const later = (milliseconds: number) => ({ now: () => new Date(Date.now() + milliseconds) });

test("the list is pinned first, then newest first, in pages that neither repeat nor leave out", async () => {
  const person = await bench.person();
  const ids: string[] = [];
  for (const text of ["One", "Two", "Three", "Four", "Five"]) {
    ids.push((await bench.send(person, { text })).turn.conversationId);
  }
  const [one = "", , three = ""] = ids;
  await changeConversation(prisma, { ...person, conversationId: one, pinned: true, now });
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConversations(prisma, { ...person, cursor, limit: 2 });
    titles.push(...page.conversations.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(titles).toEqual(["One", "Five", "Four", "Three", "Two"]);

  await bench.send(person, { text: "More", conversationId: three, parentId: null });
  const { conversations } = await listConversations(prisma, person);
  expect(conversations.map(({ title }) => title)).toEqual(["One", "Three", "Five", "Four", "Two"]);
  await expect(listConversations(prisma, { ...person, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
});

test("rename, pin and memory are changed for the owner alone", async () => {
  const [person, stranger] = [await bench.person(), await bench.person()];
  const { conversationId } = (await bench.send(person, { text: "Plans" })).turn;
  const change = { conversationId, title: "Summer", pinned: true, memoryEnabled: false, now };
  expect(await changeConversation(prisma, { ...change, ...stranger })).toBeNull();
  expect(await changeConversation(prisma, { ...change, ...person })).toMatchObject({
    title: "Summer",
    pinned: true,
    memoryEnabled: false,
  });
  expect(await getConversation(prisma, { ...person, conversationId })).toMatchObject({ title: "Summer" });
  await expect(getConversation(prisma, { ...stranger, conversationId })).rejects.toMatchObject({ code: "not_found" });
  expect((await loadMessages(bench.services, { ...stranger, conversationId })).messages).toEqual([]);
});

test("messages come back with what they taught and what was used, in pages", async () => {
  const person = await bench.person();
  const first = await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  await bench.memory.settled(person);
  const at = { ...person, conversationId: first.turn.conversationId };
  await bench.send(person, {
    text: "Where do I work?",
    conversationId: at.conversationId,
    parentId: first.turn.assistantMessageId,
  });
  const { messages, earlier } = await loadMessages(bench.services, at);
  expect(messages.map(({ role, parts }) => [role, parts[0]?.type === "text" ? parts[0].text : ""])).toEqual([
    ["user", "I work at Acme Corp as a backend engineer."],
    ["assistant", "Understood."],
    ["user", "Where do I work?"],
    ["assistant", "Understood."],
  ]);
  expect(earlier).toBeNull();
  expect(
    messages[0]?.metadata?.learned?.map(({ kind, about, label, value }) => [kind, about, label, value]).sort(),
  ).toEqual([
    ["remembered", "", "employer", "Acme Corp"],
    ["remembered", "", "role", "backend engineer"],
  ]);
  expect(messages[3]?.metadata?.memory?.used).toContainEqual(
    expect.objectContaining({ text: "employer Acme Corp", messageId: first.turn.userMessageId }),
  );
  const page = await loadMessages(bench.services, { ...at, limit: 3 });
  expect(page.messages).toHaveLength(3);
  expect(page.earlier).toBe(page.messages[0]?.id);
  const above = await loadMessages(bench.services, { ...at, limit: 3, before: page.earlier ?? "" });
  expect(above.messages.map(({ id }) => id)).toEqual([first.turn.userMessageId]);
});

test("search finds titles and messages of the owner alone, by all words, the last one as a beginning", async () => {
  const [person, stranger] = [await bench.person(), await bench.person()];
  const { turn } = await bench.send(person, { text: "Our holiday in Lisbon\nWe take the night train." });
  const found = await searchConversations(prisma, { ...person, query: "night tra" });
  expect(found).toMatchObject([{ conversationId: turn.conversationId, messageId: turn.userMessageId }]);
  expect(found[0]?.snippet).toContain("night train");
  expect((await searchConversations(prisma, { ...person, query: "lisb" })).map(({ messageId }) => messageId)).toContain(
    null,
  );
  expect(await searchConversations(prisma, { ...person, query: "night plane" })).toEqual([]);
  expect(await searchConversations(prisma, { ...stranger, query: "lisbon" })).toEqual([]);
  for (const query of ["", "':*", "a & | !", "\\", "'; DROP TABLE messages; --"]) {
    expect(await searchConversations(prisma, { ...person, query })).toEqual([]);
  }
});

test("a deleted conversation is gone at once, comes back within ten seconds, and not afterwards", async () => {
  const person = await bench.person();
  const at = { ...person, conversationId: (await bench.send(person, { text: "Delete me" })).turn.conversationId };
  await deleteConversation(bench.services, { ...at, memory: "keep", requestId: "r" });
  await expect(getConversation(prisma, at)).rejects.toMatchObject({ code: "not_found" });
  expect(await searchConversations(prisma, { ...person, query: "delete" })).toEqual([]);
  expect(await removeOverdue(bench.services)).toBe(0);
  await restoreConversation(bench.services, at);
  expect(await getConversation(prisma, at)).toMatchObject({ title: "Delete me" });

  await deleteConversation(bench.services, { ...at, memory: "keep", requestId: "r" });
  const afterwards = { ...bench.services, clock: later(undoMs + 1) };
  await expect(restoreConversation(afterwards, at)).rejects.toMatchObject({ code: "not_found" });
  expect(await removeOverdue(afterwards)).toBe(1);
  expect(await prisma.message.count({ where: { conversationId: at.conversationId } })).toBe(0);
  expect(await prisma.turn.count({ where: { sessionId: at.conversationId } })).toBe(2);
});

test("deleted together with its memory, it is as if it had never been said", async () => {
  const person = await bench.person();
  await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  await bench.memory.settled(person);
  const { conversationId } = (await bench.send(person, { text: "I work at Globex." })).turn;
  await bench.memory.settled(person);
  const employer = async () =>
    (await bench.memory.profile(person)).attributes.find(({ key }) => key === "employer")?.value;
  expect(await employer()).toBe("Globex");
  await deleteConversation(bench.services, { ...person, conversationId, memory: "withdraw", requestId: "r" });
  await removeOverdue({ ...bench.services, clock: later(undoMs + 1) });
  expect(await employer()).toBe("Acme Corp");
  expect(await prisma.turn.count({ where: { content: { contains: "Globex" } } })).toBe(0);
  expect(await prisma.recall.count({ where: { query: { contains: "Globex" } } })).toBe(0);
});

test("nobody deletes or restores another person's conversation", async () => {
  const [person, stranger] = [await bench.person(), await bench.person()];
  const { conversationId } = (await bench.send(person, { text: "Mine" })).turn;
  const theft = { ...stranger, conversationId, memory: "withdraw" as const, requestId: "r" };
  await expect(deleteConversation(bench.services, theft)).rejects.toMatchObject({ code: "not_found" });
  expect(await getConversation(prisma, { ...person, conversationId })).toMatchObject({ title: "Mine" });
});

test("a conversation is exported as Markdown and as JSON", async () => {
  const person = await bench.person();
  const at = { ...person, conversationId: (await bench.send(person, { text: "Hello there" })).turn.conversationId };
  const { text } = await exportConversation(bench.services, at, "md");
  expect(text).toMatch(
    /^# Hello there\n\n## You, [\d-]+ [\d:]+ UTC\n\nHello there\n\n## Palimpsest, [\d-]+ [\d:]+ UTC\n\nUnderstood\.\n$/,
  );
  const json = JSON.parse((await exportConversation(bench.services, at, "json")).text);
  expect(json.messages).toHaveLength(2);
  expect(json.conversation.title).toBe("Hello there");
});
