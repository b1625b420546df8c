import { describe, expect, test } from "vitest";
import type { AttributeHistoryEntry, EntityView } from "../memory/types.ts";
import { differences } from "./compare.ts";
import { shownEntities } from "./person-memory.ts";

const now = new Date("2026-11-22T12:00:00Z");
const self = { id: "e1", type: "self" as const, name: "self" };
const entity: EntityView = { ...self, isSelf: true, aliases: ["M"], attributes: [], relations: [] };

function entry(
  row: Partial<AttributeHistoryEntry> & { id: string; key: string; value: string },
): AttributeHistoryEntry {
  return {
    entity: self,
    category: "identity",
    confidence: 0.9,
    importance: 1,
    validFrom: new Date("2026-11-01T00:00:00Z"),
    validUntil: null,
    knownFrom: new Date("2026-11-01T00:00:00Z"),
    knownUntil: null,
    closeReason: null,
    supersededBy: null,
    supersedes: [],
    revisedBy: null,
    statedCount: 1,
    evidence: [],
    ...row,
  };
}

const said = {
  claimId: "c1",
  role: "supports" as const,
  source: "turn" as const,
  actor: null,
  statedAt: now,
  turnId: "t1",
  sessionId: "s1",
  quotes: [{ start: 0, end: 16, text: "I live in Malmö." }],
  derivation: null,
  confidence: 0.9,
};
const source = {
  turnId: "t1",
  content: "I live in Malmö.",
  role: "user",
  statedAt: now,
  withdrawn: false,
  conversationId: "v1",
  messageId: "m1",
};

function shown(entries: AttributeHistoryEntry[], revealed = true) {
  return shownEntities([{ entity, entries }], { sources: new Map([["t1", source]]), now, revealed });
}

describe("a person's memory for reading", () => {
  const past = new Date("2026-11-10T00:00:00Z");
  const chain = [
    entry({
      id: "1",
      key: "location",
      value: "Gothenburg",
      validUntil: past,
      closeReason: "superseded",
      supersededBy: "2",
    }),
    entry({ id: "2", key: "location", value: "Malmö", validFrom: past, evidence: [said] }),
    entry({ id: "3", key: "location", value: "Lund", knownUntil: past, closeReason: "corrected", revisedBy: "2" }),
    entry({ id: "4", key: "diet", value: "vegan", validFrom: new Date("2027-01-01T00:00:00Z") }),
  ];

  test("puts what holds on top, what was before beneath, and what was wrong last", () => {
    const [first] = shown(chain);
    const location = first?.keys.find(({ key }) => key === "location");
    expect(location?.current.map(({ value }) => value)).toEqual(["Malmö"]);
    expect(location?.beneath.map(({ value, state }) => [value, state])).toEqual([
      ["Gothenburg", "past"],
      ["Lund", "revised"],
    ]);
    expect(first?.keys.find(({ key }) => key === "diet")?.current[0]?.state).toBe("upcoming");
  });

  test("quotes the sentence and leads to its message", () => {
    const fact = shown(chain)[0]?.keys.find(({ key }) => key === "location")?.current[0];
    expect(fact?.evidence[0]).toMatchObject({
      words: [{ text: "I live in Malmö.", quoted: true }],
      conversationId: "v1",
      messageId: "m1",
    });
  });

  test("leaves no remembered word in what it gives while masked", () => {
    const text = JSON.stringify(shown(chain, false));
    for (const word of ["Malmö", "Gothenburg", "Lund", "vegan", '"M"']) expect(text).not.toContain(word);
    expect(text).toContain("location");
  });

  test("says what changed between two times by value, though the rows were written anew", () => {
    const then = shown([
      entry({ id: "9", key: "location", value: "Gothenburg" }),
      entry({ id: "8", key: "name", value: "Maya" }),
    ]);
    const today = shown([
      ...chain,
      entry({ id: "7", key: "name", value: "Maya" }),
      entry({ id: "6", key: "pet", value: "cat" }),
    ]);
    expect(differences(then, today).map(({ key, before, after, kind }) => [key, before, after, kind])).toEqual([
      ["location", "Gothenburg", "Malmö", "changed"],
      ["pet", null, "cat", "new"],
    ]);
  });
});
