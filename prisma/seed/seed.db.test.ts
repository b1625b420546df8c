import { afterEach, expect, test, vi } from "vitest";
import { verifyPassword } from "@/lib/auth/password.ts";
import { Spectron } from "@/lib/memory/index.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { seed } from "../seed.ts";

const { prisma, url } = await freshDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const options = { databaseUrl: url, passwords: { user: "first password", operator: "operator password" }, now };

afterEach(() => vi.unstubAllEnvs());

async function maya() {
  return prisma.user.findFirstOrThrow({ where: { email: "maya@example.com" } });
}

test("refuses to run in production and writes nothing", async () => {
  vi.stubEnv("NODE_ENV", "production");
  await expect(seed(options)).rejects.toThrow("never written in production");
  expect(await prisma.user.count()).toBe(0);
});

test("tells a story of several weeks that the memory has read and revised", { timeout: 60_000 }, async () => {
  const { created } = await seed(options);
  expect(created).toContain("maya@example.com");
  const { id } = await maya();
  const memory = new Spectron({ store: prisma, clock: { now: () => now } }).memory({ contextId: "chat" });
  const scope = { user: id };

  const role = await memory.entities.history({ scope, type: "self", name: "self", key: "role" });
  expect(role.map(({ value, closeReason }) => [value, closeReason])).toEqual([
    ["platform engineer", null],
    ["backend engineer", "superseded"],
  ]);
  expect(role[1]?.knownFrom.toISOString().slice(0, 10)).toBe("2026-10-20");

  const histories = await memory.entities.histories({ scope });
  const closings = new Set(histories.flatMap(({ entries }) => entries.map(({ closeReason }) => closeReason)));
  expect([...closings]).toEqual(expect.arrayContaining([null, "superseded", "ended", "corrected"]));
  expect(histories.map(({ entity }) => entity.name)).toContain("Ana");
  expect(await memory.facts.pending({ scope })).toHaveLength(1);

  const conversations = await prisma.conversation.findMany({ where: { userId: id }, include: { messages: true } });
  expect(conversations.length).toBeGreaterThanOrEqual(6);
  const messages = conversations.flatMap((conversation) => conversation.messages);
  expect(messages.filter(({ turnId, status }) => turnId === null || status !== "complete")).toEqual([]);
  expect(messages.filter(({ role: who, recallId }) => who === "assistant" && recallId !== null).length).toBeGreaterThan(
    5,
  );
});

test("doing it again changes nothing but a password that differs", { timeout: 60_000 }, async () => {
  const counts = async () => [await prisma.user.count(), await prisma.turn.count(), await prisma.claim.count()];
  const before = await counts();
  expect(await seed({ ...options, passwords: { ...options.passwords, user: "second password" } })).toEqual({
    created: [],
  });
  expect(await counts()).toEqual(before);
  expect(await verifyPassword((await maya()).passwordHash, "second password")).toBe(true);
});

test("a story that broke off is told again from its beginning", { timeout: 60_000 }, async () => {
  const { id } = await maya();
  const turns = await prisma.turn.count();
  await prisma.auditEvent.deleteMany({ where: { action: "demo.seeded", ref: `user:${id}` } });
  const [first] = await prisma.conversation.findMany({ where: { userId: id }, orderBy: { createdAt: "asc" }, take: 1 });
  await prisma.conversation.delete({ where: { id: first?.id ?? "" } });
  expect(await seed(options)).toEqual({ created: ["maya@example.com"] });
  expect(await prisma.turn.count()).toBe(turns);
});
