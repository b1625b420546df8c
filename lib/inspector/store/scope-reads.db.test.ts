import { beforeAll, describe, expect, test } from "vitest";
import { Spectron } from "@/lib/memory/index.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { play } from "@/prisma/seed/play.ts";
import { listConversations, readConversation } from "./conversations.ts";
import { givenTo, rowsShownNow } from "./given.ts";
import { changeInstants } from "./instants.ts";
import { turnSources } from "./sources.ts";
import { readTimeline, timelineKinds } from "./timeline.ts";

const now = new Date("2026-11-22T12:00:00Z");
const contextId = "chat";
const { prisma } = await freshDatabase();

async function living(name: string, says: readonly (readonly string[])[]) {
  const { id } = await prisma.user.create({ data: { email: `${name}@example.com`, name } });
  const scenes = says.map((lines, index) => ({ daysAgo: 20 - index, at: "09:00" as const, says: lines }));
  await play(prisma, { userId: id, person: { name, email: "", scenes }, contextId, now });
  return { personId: id, scope: { user: id }, scopeId: scopeId(contextId, scopeKey({ user: id })) };
}

let nora: Awaited<ReturnType<typeof living>>;
let omar: Awaited<ReturnType<typeof living>>;

beforeAll(async () => {
  nora = await living("Nora", [
    ["I work at Acme Corp as a backend engineer.", "I prefer concise answers."],
    ["I just moved to the platform team.", "Where do I work?"],
  ]);
  omar = await living("Omar", [["I live in Leeds."]]);
});

async function wholeTimeline(limit: number) {
  const events = [];
  let after: string | undefined;
  do {
    const page = await readTimeline(prisma, { scopeId: nora.scopeId, kinds: timelineKinds, after, limit });
    events.push(...page.events);
    after = page.next ?? undefined;
  } while (after);
  return events;
}

describe("timeline", () => {
  test("tells a turn in the order in which things happened", async () => {
    const events = (await wholeTimeline(500)).toReversed();
    const moved = events.find(({ text }) => text === "I just moved to the platform team.");
    const together = events.filter(({ at }) => at.getTime() === moved?.at.getTime());
    expect(together.map(({ kind, label }) => (kind === "said" ? label : kind))).toEqual([
      "user",
      "read",
      "judged",
      "judged",
      "closed",
      "believed",
      "believed",
      "injected",
      "assistant",
    ]);
  });

  test("gives every event once, whatever the size of a page", async () => {
    const whole = (await wholeTimeline(500)).map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(whole).size).toBe(whole.length);
    for (const limit of [1, 3, 7]) {
      expect((await wholeTimeline(limit)).map(({ kind, id }) => `${kind} ${id}`)).toEqual(whole);
    }
  });

  test("keeps to the kinds that were asked for, and to one scope", async () => {
    const said = await readTimeline(prisma, { scopeId: omar.scopeId, kinds: ["said"], limit: 100 });
    expect(said.events.map(({ label, text }) => [label, text?.slice(0, 16)])).toEqual([
      ["assistant", "I will remember "],
      ["user", "I live in Leeds."],
    ]);
    expect((await readTimeline(prisma, { scopeId: omar.scopeId, kinds: [], limit: 100 })).events).toEqual([]);
  });
});

test("a correction is in the timeline when it was learnt", async () => {
  const vera = await living("Vera", [["My birthday is on 4 March.", "Sorry, I meant 14 March."]]);
  const { events } = await readTimeline(prisma, { scopeId: vera.scopeId, kinds: ["believed", "closed"], limit: 100 });
  expect(events.map(({ kind, at, text, detail }) => [kind, at.toISOString().slice(11, 16), text, detail])).toEqual([
    ["believed", "09:03", "14 March", null],
    ["closed", "09:03", "4 March", "corrected"],
    ["believed", "09:00", "4 March", null],
  ]);
});

test("a forgotten value leaves the timeline, the forgetting stays", async () => {
  const memory = new Spectron({ store: prisma, clock: { now: () => now } }).memory({ contextId });
  const profile = await memory.profile({ scope: omar.scope });
  const attributeId = profile.attributes.find(({ key }) => key === "location")?.id ?? "";
  const actor = { kind: "operator" as const, id: nora.personId, reason: "asked to" };
  await memory.forget.soft({ scope: omar.scope, target: { attributeId }, actor });
  const kinds = ["judged", "believed", "closed", "forgotten", "acted"] as const;
  const { events } = await readTimeline(prisma, { scopeId: omar.scopeId, kinds, limit: 100 });
  expect(events.filter(({ kind }) => kind === "believed" || kind === "closed")).toEqual([]);
  expect(events.filter(({ kind }) => kind === "judged").map(({ label, text }) => [label, text])).toEqual([
    ["location", null],
  ]);
  expect(events.find(({ kind }) => kind === "forgotten")).toMatchObject({ label: "location", text: null });
  expect(events.find(({ kind }) => kind === "acted")).toMatchObject({ text: "asked to" });
});

describe("conversations", () => {
  test("latest first, with how much was read out of each", async () => {
    const { conversations } = await listConversations(prisma, { ...nora, limit: 10 });
    expect(conversations.map(({ messages, claims }) => [messages, claims])).toEqual([
      [4, 2],
      [4, 3],
    ]);
    const first = await listConversations(prisma, { ...nora, limit: 1 });
    const second = await listConversations(prisma, { ...nora, limit: 1, after: first.next ?? "" });
    expect([...first.conversations, ...second.conversations].map(({ id }) => id)).toEqual(
      conversations.map(({ id }) => id),
    );
  });

  test("a conversation has its questions before its answers, with what was injected", async () => {
    const { conversations } = await listConversations(prisma, { ...nora, limit: 1 });
    const conversationId = conversations[0]?.id ?? "";
    const conversation = await readConversation(prisma, { ...nora, conversationId, limit: 100 });
    expect(conversation?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
    expect(conversation?.messages.at(-1)?.recall?.profileText).toContain("Acme Corp");
    expect(await readConversation(prisma, { ...omar, conversationId, limit: 100 })).toBeNull();
  });
});

test("sources of turns are found within their own scope alone", async () => {
  const turns = await prisma.turn.findMany({ where: { scopeId: nora.scopeId } });
  const turnIds = turns.map(({ id }) => id);
  const own = await turnSources(prisma, { ...nora, turnIds });
  expect(own.size).toBe(turnIds.length);
  expect([...own.values()].every(({ messageId, conversationId }) => messageId && conversationId)).toBe(true);
  expect((await turnSources(prisma, { ...omar, turnIds })).size).toBe(0);
});

test("the instants of change are in order and each stands once", async () => {
  const instants = await changeInstants(prisma, { scopeId: nora.scopeId, limit: 100 });
  expect(instants.map((instant) => instant.toISOString())).toEqual([
    "2026-11-02T09:00:00.000Z",
    "2026-11-02T09:03:00.000Z",
    "2026-11-03T09:00:00.000Z",
  ]);
});

test("leads from a fact to the answers that were given it, though its row was written anew", async () => {
  const memory = new Spectron({ store: prisma, clock: { now: () => now } }).memory({ contextId });
  const history = await memory.entities.history({ scope: nora.scope, type: "self", name: "self", key: "role" });
  const past = history.find(({ value }) => value === "backend engineer");
  const given = await givenTo(prisma, nora);
  expect(given.get(past?.id ?? "")).toMatchObject({ answers: 2, messageId: expect.any(String) });
  const first = await prisma.attribute.findFirstOrThrow({
    where: { scopeId: nora.scopeId, key: "role", value: "backend engineer" },
    orderBy: { knownFrom: "asc" },
  });
  expect(first.id).not.toBe(past?.id);
  const rows = await rowsShownNow(prisma, { scopeId: nora.scopeId, attributeIds: [first.id] });
  expect([...rows]).toEqual([[first.id, past?.id]]);
  expect((await rowsShownNow(prisma, { scopeId: omar.scopeId, attributeIds: [first.id] })).size).toBe(0);
  expect([...(await givenTo(prisma, omar)).keys()].filter((id) => given.has(id))).toEqual([]);
});
