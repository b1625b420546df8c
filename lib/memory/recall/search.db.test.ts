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

/** A session of alternating turns, user first; returns its id and the turns' ids. */
async function say(scopeId: string, lines: string[], statedAt = new Date("2026-05-01T10:00:00Z")) {
  const session = await prisma.memorySession.create({ data: { scopeId, nextSeq: lines.length } });
  const turns = lines.map((content, seq) => ({
    id: randomUUID(),
    scopeId,
    sessionId: session.id,
    seq,
    role: seq % 2 === 0 ? ("user" as const) : ("assistant" as const),
    content,
    statedAt,
    recordedAt: statedAt,
    stableId: `turn-${seq}`,
    terms: indexTerms(content),
  }));
  await prisma.turn.createMany({ data: turns });
  return { sessionId: session.id, turnIds: turns.map(({ id }) => id) };
}

const ask = (scopeId: string, query: string, more: Partial<Parameters<typeof search>[1]> = {}) =>
  search(prisma, { scopeId, query, topK: 10, now, ...more });

describe("search over turns", () => {
  test("finds a turn by an inflected word and its neighbour by what it borrows", async () => {
    const scopeId = await newScope();
    const { turnIds } = await say(scopeId, [
      "I bought a sailing boat in Genoa",
      "Lovely. What is she called?",
      "Petrel",
      "Good name",
    ]);
    await say(scopeId, ["Can you fix this regular expression?", "Use a lazy quantifier"]);
    const items = await ask(scopeId, "Where did I buy the boat?");
    expect(items[0]?.id).toBe(turnIds[0]);
    expect(items.map(({ id }) => id)).toContain(turnIds[2]);
    expect(items.map(({ text }) => text)).not.toContain("Use a lazy quantifier");
  });
});
