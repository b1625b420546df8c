import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { search } from "./search.ts";
import { indexTerms } from "./terms.ts";

const { prisma } = await freshDatabase();
const now = new Date("2026-06-01T12:00:00Z");

async function newScope() {
  const id = randomUUID();
  await prisma.memoryScope.create({ data: { id, contextId: "test", key: `user/${id}/`, salt: new Uint8Array(16) } });
  return id;
}

async function say(scopeId: string, content: string, statedAt: Date) {
  const { id: sessionId } = await prisma.memorySession.create({ data: { scopeId, nextSeq: 1 } });
  const turn = { scopeId, sessionId, seq: 0, role: "user" as const, content, statedAt, recordedAt: statedAt };
  return prisma.turn.create({
    data: { ...turn, stableId: "turn-0", terms: indexTerms(content) },
    select: { id: true },
  });
}

async function know(scopeId: string, key: string, value: string, more: Record<string, unknown> = {}) {
  const entity = await prisma.entity.upsert({
    where: { scopeId_type_nameKey: { scopeId, type: "self", nameKey: "user" } },
    create: { scopeId, type: "self", name: "User", nameKey: "user", isSelf: true, createdAt: now },
    update: {},
  });
  const at = new Date("2026-01-01T00:00:00Z");
  return prisma.attribute.create({
    data: {
      scopeId,
      entityId: entity.id,
      key,
      value,
      identity: value,
      category: "identity",
      single: false,
      confidence: 0.9,
      importance: 0.5,
      validFrom: at,
      knownFrom: at,
      ...more,
    },
  });
}

const ask = (scopeId: string, query: string, more: Partial<Parameters<typeof search>[1]> = {}) =>
  search(prisma, { scopeId, query, topK: 10, now, ...more });

describe("facts beside turns", () => {
  test("a live fact is found by another name of its key, by its value, and by its stem", async () => {
    const scopeId = await newScope();
    const fact = await know(scopeId, "employer", "Acme Bakeries");
    for (const query of ["Which company?", "Who is Acme?", "the bakery"]) {
      const [item] = await ask(scopeId, query);
      expect(item).toMatchObject({ kind: "attribute", id: fact.id, turnId: null });
      expect(item?.text).toContain("Acme Bakeries");
    }
    expect(await ask(scopeId, "Which company?", { includeFacts: false })).toEqual([]);
  });

  test("closed, future, disbelieved and forgotten values stay hidden", async () => {
    const scopeId = await newScope();
    const past = new Date("2026-02-01T00:00:00Z");
    await know(scopeId, "employer", "Closed Ltd", { validUntil: past, closeReason: "superseded" });
    await know(scopeId, "employer", "Future Ltd", { validFrom: new Date("2027-01-01T00:00:00Z") });
    await know(scopeId, "employer", "Disbelieved Ltd", { knownUntil: past });
    await know(scopeId, "employer", "Forgotten Ltd", { forgottenAt: past });
    expect(await ask(scopeId, "Which company do I work for?")).toEqual([]);
    const then = await ask(scopeId, "Which company?", {
      asOf: new Date("2026-01-15T00:00:00Z"),
      at: new Date("2026-03-01T00:00:00Z"),
    });
    expect(then.map(({ text }) => text.split(": ")[1])).toEqual(["Disbelieved Ltd"]);
  });

  test("a turn that holds a forgotten value is not recalled, one that says it again later is", async () => {
    const scopeId = await newScope();
    await say(scopeId, "My employer is Acme", new Date("2026-01-05T00:00:00Z"));
    await know(scopeId, "employer", "ACME", { forgottenAt: new Date("2026-02-01T00:00:00Z") });
    const question = "What do you know about Acme, my employer?";
    expect(await ask(scopeId, question)).toEqual([]);
    const again = await say(scopeId, "My employer is Acme, again", new Date("2026-03-01T00:00:00Z"));
    expect((await ask(scopeId, question)).map(({ id }) => id)).toEqual([again.id]);
  });

  test("another scope's facts are not found, and its forgetting hides nothing here", async () => {
    const [mine, theirs] = [await newScope(), await newScope()];
    await know(theirs, "employer", "Acme", { forgottenAt: now });
    await know(theirs, "employer", "Acme Bakeries");
    const turn = await say(mine, "My employer is Acme", new Date("2026-01-05T00:00:00Z"));
    expect((await ask(mine, "Which employer, Acme?")).map(({ id }) => id)).toEqual([turn.id]);
  });

  test("a turn is found by the facts learnt from it", async () => {
    const scopeId = await newScope();
    const turn = await say(scopeId, "I bake bread at Acme all night", new Date("2026-01-05T00:00:00Z"));
    expect(await ask(scopeId, "What is my occupation?")).toEqual([]);
    await prisma.turn.update({ where: { id: turn.id }, data: { factTerms: indexTerms("role job occupation baker") } });
    expect((await ask(scopeId, "What is my occupation?")).map(({ id }) => id)).toEqual([turn.id]);
  });
});
