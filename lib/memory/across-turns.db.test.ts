import { randomUUID } from "node:crypto";
import { Spectron } from "spectron";
import { expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import type { EntityType } from "./types.ts";

// What depends on earlier words, from the words to the belief, with the rules that are used without a model.

const { prisma } = await freshDatabase();
const memory = new Spectron({ store: prisma }).memory({ contextId: "chat" });
const actor = { kind: "user" as const, id: "test" };

async function told(...says: string[]) {
  const scope = { user: randomUUID() };
  const session = await memory.sessions.create({ scope });
  for (const content of says) await session.turn({ role: "user", content, wait: true });
  const historyOf = async (type: EntityType, name: string, key: string) => {
    const history = await memory.entities.history({ scope, type, name, key });
    return history.map(({ value, closeReason }) => [value, closeReason]);
  };
  return { scope, historyOf };
}

it.each([
  ["My sister Ana works at Acme.", "She moved to Porto.", "Ana", "location", [["Porto", null]]],
  [
    "My sister Ana lives in Lisbon.",
    "She moved to Porto.",
    "Ana",
    "location",
    [
      ["Porto", null],
      ["Lisbon", "superseded"],
    ],
  ],
  ["My brother Tom is a nurse.", "He lives in Leeds now.", "Tom", "location", [["Leeds", null]]],
] as const)("%j, then %j, is about %s", async (first, second, name, key, expected) => {
  const { historyOf } = await told(first, second);
  expect(await historyOf("person", name, key)).toEqual(expected);
  expect(await historyOf("self", "self", key)).toEqual([]);
});

it("a pronoun means whoever was named last, also with words in between that teach nothing", async () => {
  const { historyOf } = await told(
    "My brother Tom is a nurse.",
    "My friend Eva lives in Rome.",
    "What is the weather like there?",
    "She works at Nimbus.",
  );
  expect(await historyOf("person", "Eva", "employer")).toEqual([["Nimbus", null]]);
  expect(await historyOf("person", "Tom", "employer")).toEqual([]);
});

it("a pronoun that nobody was named for teaches nothing, least of all about the person", async () => {
  const { historyOf } = await told("I live in Leeds.", "She moved to Porto.");
  expect(await historyOf("self", "self", "location")).toEqual([["Leeds", null]]);
});

it("a fact learnt in one session is corrected from another, and a later statement replaces the correction", async () => {
  const { scope, historyOf } = await told("I live in Nairobi.");
  const another = await memory.sessions.create({ scope });
  const nairobi = (await memory.profile({ scope })).attributes.find(({ key }) => key === "location");
  const changes = await memory.facts.correct({ scope, attributeId: nairobi?.id ?? "", value: "Turin", actor });
  expect(changes.map(({ key, value }) => [key, value])).toEqual([["location", "Turin"]]);
  expect(await historyOf("self", "self", "location")).toEqual([
    ["Turin", null],
    ["Nairobi", "corrected"],
  ]);
  await another.turn({ role: "user", content: "I moved to Oslo.", wait: true });
  expect(await historyOf("self", "self", "location")).toEqual([
    ["Oslo", null],
    ["Turin", "superseded"],
    ["Nairobi", "corrected"],
  ]);
});

it("'actually' in another session replaces what it names", async () => {
  const { scope, historyOf } = await told("I live in Nairobi.");
  const another = await memory.sessions.create({ scope });
  await another.turn({ role: "user", content: "Actually I live in Turin, not Nairobi.", wait: true });
  expect((await historyOf("self", "self", "location"))[0]).toEqual(["Turin", null]);
});
