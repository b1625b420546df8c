import { expect, test } from "vitest";
import type { AttributeHistoryEntry, EntityView } from "@/lib/memory/types.ts";
import { rememberedGroups } from "./remembered.ts";
import { searchRemembered } from "./search-remembered.ts";

const now = new Date("2026-11-22T12:00:00Z");
const self: EntityView = {
  id: "e-self",
  type: "self",
  name: "self",
  isSelf: true,
  aliases: [],
  attributes: [],
  relations: [
    {
      id: "r1",
      label: "sister",
      knownFrom: new Date(0),
      object: { id: "e-ana", type: "person", name: "Ana" },
      validFrom: now,
      validUntil: null,
    },
  ],
};
const ana: EntityView = { ...self, id: "e-ana", type: "person", name: "Ana", isSelf: false, relations: [] };

function entry(part: Partial<AttributeHistoryEntry>): AttributeHistoryEntry {
  return {
    id: `a-${part.value}`,
    entity: self,
    key: "role",
    value: "platform engineer",
    category: "identity",
    confidence: 0.9,
    importance: 1,
    validFrom: new Date("2026-10-01T00:00:00Z"),
    validUntil: null,
    knownFrom: new Date("2026-10-01T00:00:00Z"),
    knownUntil: null,
    closeReason: null,
    supersededBy: null,
    supersedes: [],
    revisedBy: null,
    statedCount: 1,
    evidence: [],
    ...part,
  };
}

test("what was superseded lies under what holds now, with its sentence and where it was said", () => {
  const said: AttributeHistoryEntry["evidence"][number] = {
    claimId: "c1",
    role: "supports",
    source: "turn",
    actor: null,
    statedAt: new Date("2026-09-01T08:00:00Z"),
    turnId: "t1",
    sessionId: "s1",
    quotes: [{ start: 0, end: 5, text: "as a backend engineer" }],
    derivation: null,
    confidence: 0.9,
  };
  const groups = rememberedGroups(
    [
      {
        entity: self,
        entries: [
          entry({}),
          entry({
            value: "backend engineer",
            validUntil: new Date("2026-10-01T00:00:00Z"),
            closeReason: "superseded",
            evidence: [said],
          }),
        ],
      },
    ],
    new Map([["t1", { conversationId: "c", messageId: "m" }]]),
    now,
  );
  expect(groups).toMatchObject([
    {
      title: "Work",
      subjects: [
        {
          name: "",
          lines: [
            {
              label: "role",
              current: [{ value: "platform engineer" }],
              past: [
                {
                  value: "backend engineer",
                  reason: "superseded",
                  said: { quote: "as a backend engineer", conversationId: "c", messageId: "m" },
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
});

test("keys stand in one order, however they were learnt", () => {
  const learnt = ["team", "shoe_size", "role", "employer"].map((key) => entry({ key, value: key }));
  const keys = rememberedGroups([{ entity: self, entries: learnt }], new Map(), now).map(({ title, subjects }) => [
    title,
    subjects[0]?.lines.map(({ key }) => key),
  ]);
  expect(keys).toEqual([
    ["About you", ["shoe_size"]],
    ["Work", ["employer", "role", "team"]],
  ]);
});

test("forgotten values and beliefs that were merely recomputed are not shown", () => {
  const groups = rememberedGroups(
    [
      {
        entity: self,
        entries: [
          entry({ value: "spy", closeReason: "forgotten" }),
          entry({ value: "older row of the same", knownUntil: now }),
        ],
      },
    ],
    new Map(),
    now,
  );
  expect(groups).toEqual([]);
});

test("a fact whose time has run out is past, one that runs out later is current", () => {
  const lines = rememberedGroups(
    [
      {
        entity: self,
        entries: [
          entry({ key: "mood", category: "context", value: "tired", validUntil: new Date("2026-11-21T00:00:00Z") }),
          entry({ key: "mood", category: "context", value: "glad", validUntil: new Date("2026-11-29T00:00:00Z") }),
        ],
      },
    ],
    new Map(),
    now,
  )[0]?.subjects[0]?.lines[0];
  expect([lines?.current.map(({ value }) => value), lines?.past.map(({ value }) => value)]).toEqual([
    ["glad"],
    ["tired"],
  ]);
});

test("other people stand under their names with how they are related", () => {
  const groups = rememberedGroups(
    [
      { entity: self, entries: [] },
      { entity: ana, entries: [entry({ entity: ana, key: "location", value: "Porto" })] },
    ],
    new Map(),
    now,
  );
  expect(groups).toMatchObject([{ title: "People and pets", subjects: [{ name: "Ana", relation: "sister" }] }]);
});

test("search finds by value, by label and by a former value, and needs every word", () => {
  const groups = rememberedGroups(
    [
      {
        entity: self,
        entries: [
          entry({}),
          entry({ value: "backend engineer", validUntil: now, closeReason: "superseded" }),
          entry({ key: "location", value: "Lisbon" }),
        ],
      },
    ],
    new Map(),
    now,
  );
  const found = (query: string) =>
    searchRemembered(groups, query).flatMap(({ subjects }) =>
      subjects.flatMap(({ lines }) => lines.map(({ key }) => key)),
    );
  expect(found("backend")).toEqual(["role"]);
  expect(found("lives")).toEqual(["location"]);
  expect(found("LISBON lives")).toEqual(["location"]);
  expect(found("lisbon engineer")).toEqual([]);
});
