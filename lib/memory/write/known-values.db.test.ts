import { randomUUID } from "node:crypto";
import { Spectron } from "spectron";
import { expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";

const { prisma } = await freshDatabase();
const memory = new Spectron({ store: prisma }).memory({ contextId: "chat" });

/** Each saying in a session of its own. */
async function told(...says: string[]) {
  const scope = { user: randomUUID() };
  for (const content of says) {
    const session = await memory.sessions.create({ scope });
    await session.turn({ role: "user", content, wait: true });
  }
  return async (key: string) => {
    const history = await memory.entities.history({ scope, type: "self", name: "self", key });
    return history.map(({ value, closeReason }) => [value, closeReason]);
  };
}

it("a new value goes to the key that holds the one it is said to replace, in another session", async () => {
  const historyOf = await told("my favourite colour is green", "We swapped green for teal.");
  expect(await historyOf("favorite_color")).toEqual([
    ["teal", null],
    ["green", "superseded"],
  ]);
  expect(await historyOf("likes")).toEqual([]);
});

it("what nothing told before is called teaches nothing", async () => {
  const historyOf = await told("my favourite colour is green", "We swapped brown for teal.");
  expect(await historyOf("favorite_color")).toEqual([["green", null]]);
  expect(await historyOf("?")).toEqual([]);
});

it("a rule that is lifted ends under whichever key it was given, and keeps no word of it in the symbol", async () => {
  const historyOf = await told("please never bring up cricket", "the cricket rule is lifted");
  expect(await historyOf("avoid")).toEqual([["cricket", "ended"]]);
  const claims = await prisma.claim.findMany({ where: { key: "avoid", op: "retract" }, select: { symbol: true } });
  expect(JSON.stringify(claims)).not.toContain("cricket");
});
