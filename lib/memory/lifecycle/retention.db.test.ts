import { Spectron } from "spectron";
import { expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { scriptedExtractor } from "../testing/scripted-extractor.ts";

const { prisma } = await freshDatabase();
let now = Date.UTC(2026, 0, 1);
const clock = { now: () => new Date(now) };
const memory = new Spectron({ store: prisma, clock, extractor: scriptedExtractor }).memory({ contextId: "chat" });
const scope = { user: "retained" };
const later = (days: number) => {
  now += days * 86_400_000;
};
const values = async () => (await memory.profile({ scope })).attributes.map(({ value }) => value).sort();

it("takes back what its rules name and nobody said or used since, and nothing else", async () => {
  const session = await memory.sessions.create({ scope });
  const say = (content: string) => session.turn({ role: "user", content, wait: true });
  await say("assert likes tea; assert likes rain; assert likes snow; assert employer Acme");
  later(200);
  await say("assert likes rain");
  const snow = (await memory.profile({ scope })).attributes.find(({ value }) => value === "snow");
  await memory.facts.used({ scope, attributeIds: [snow?.id ?? ""] });
  later(200);

  const report = await memory.retain([{ key: "likes", afterDays: 365 }]);
  expect([report.scopes, report.claims]).toEqual([1, 1]);
  expect(await values()).toEqual(["Acme", "rain", "snow"]);
  expect((await memory.retain([{ key: "likes", afterDays: 365 }])).claims).toBe(0);

  await say("assert likes tea");
  expect(await values()).toEqual(["Acme", "rain", "snow", "tea"]);
});

it("never brings an older value back: it waits until that one is overdue as well", async () => {
  const who = { user: "moved" };
  const session = await memory.sessions.create({ scope: who });
  const now = async () => (await memory.profile({ scope: who })).attributes.map(({ value }) => value);
  await session.turn({ role: "user", content: "assert location Leeds", wait: true });
  const [leeds] = (await memory.profile({ scope: who })).attributes;
  later(1);
  await session.turn({ role: "user", content: "assert location Turin", wait: true });
  later(100);
  await memory.facts.used({ scope: who, attributeIds: [leeds?.id ?? ""] });
  later(50);
  expect((await memory.retain([{ key: "city", afterDays: 90 }])).claims).toBe(0);
  expect(await now()).toEqual(["Turin"]);
  later(50);
  expect((await memory.retain([{ key: "city", afterDays: 90 }])).claims).toBe(2);
  expect(await now()).toEqual([]);
});

it("facts of category context end by themselves after seven days and stay in history", async () => {
  const who = { user: "transient" };
  const session = await memory.sessions.create({ scope: who });
  await session.turn({ role: "user", content: "assert mood tired", wait: true });
  const mood = async () => (await memory.profile({ scope: who })).attributes.map(({ value }) => value);
  later(6);
  expect(await mood()).toEqual(["tired"]);
  later(1);
  expect(await mood()).toEqual([]);
  const history = await memory.entities.history({ scope: who, type: "self", name: "self", key: "mood" });
  expect(history.map(({ value, closeReason }) => [value, closeReason])).toEqual([["tired", "expired"]]);
});
