import { Spectron } from "spectron";
import { describe, expect, test } from "vitest";
import { scopeKey } from "@/lib/memory/scope.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { deleteAccount } from "./delete-account.ts";
import { principalOf } from "./principal.ts";
import { createUser, findSessionUser } from "./users.ts";

const { prisma } = await freshDatabase();
const memory = new Spectron({ store: prisma }).memory({ contextId: "chat" });

async function personWhoSaid(email: string, sentence: string) {
  const { id, role } = await createUser(prisma, { email, password: "correct horse", name: null });
  const principal = principalOf({ userId: id, role });
  const session = await memory.sessions.create({ scope: principal.scope });
  const { id: turnId } = await session.turn({ role: "user", content: sentence, wait: true });
  await prisma.conversation.create({
    data: {
      userId: id,
      memorySessionId: session.id,
      title: sentence,
      messages: { create: [{ role: "user", status: "complete", content: sentence, turnId }] },
    },
  });
  return principal;
}

/** Rows of any table that still hold the text, as `table: count`. */
async function tablesThatHold(text: string) {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  expect(tables.length).toBeGreaterThan(15);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${name}" AS row WHERE row::text ILIKE '%' || $1 || '%'`,
      text,
    );
    if (rows[0]?.count) found.push(`${name}: ${rows[0].count}`);
  }
  return found;
}

describe("deleting an account", () => {
  test("erases the person from every table, says what went, and touches nobody else", async () => {
    const ana = await personWhoSaid("ana@example.com", "I work at Quillfeather Press as an editor.");
    const ben = await personWhoSaid("ben@example.com", "I work at Harrowgate Mills as a weaver.");
    expect(await tablesThatHold("Quillfeather")).not.toEqual([]);
    const before = await tablesThatHold("Harrowgate");

    const report = await deleteAccount(prisma, memory, ana);

    expect(report).toMatchObject({ conversations: 1, messages: 1, turns: 1, recalls: 0, remaining: 0 });
    expect(report.facts).toBeGreaterThanOrEqual(1);
    expect(report.claims).toBeGreaterThanOrEqual(1);
    expect(await tablesThatHold("Quillfeather")).toEqual([]);
    expect(await tablesThatHold("ana@example.com")).toEqual([]);
    expect(await findSessionUser(prisma, { userId: ana.userId, sessionVersion: 0 })).toBeNull();
    expect(await tablesThatHold("Harrowgate")).toEqual(before);
    expect(await findSessionUser(prisma, { userId: ben.userId, sessionVersion: 0 })).not.toBeNull();
    const events = await prisma.auditEvent.findMany({ where: { action: "account.deleted" } });
    expect(events).toMatchObject([{ actorId: ana.userId, after: { conversations: 1, messages: 1 } }]);
  });

  test("stops the keys that the person had made", async () => {
    const eve = await personWhoSaid("eve@example.com", "I live in Lisbon.");
    await prisma.apiKey.create({
      data: { name: "k", prefix: "p", secretHash: "h", contextId: "chat", createdById: eve.userId },
    });
    await deleteAccount(prisma, memory, eve);
    expect(await prisma.apiKey.findMany()).toMatchObject([{ createdById: null, revokedAt: expect.any(Date) }]);
  });

  test("stops the keys that opened their memory alone, and closes it to keys that open others as well", async () => {
    const gil = await personWhoSaid("gil@example.com", "I live in Bergen.");
    const key = { secretHash: "h", contextId: "chat" };
    const [own, other] = [scopeKey(gil.scope), scopeKey({ user: "somebody" })];
    const scopes = { own: [own], shared: [other, own], everybody: ["user/*"], other: [other] };
    for (const [name, opened] of Object.entries(scopes))
      await prisma.apiKey.create({ data: { ...key, name, prefix: `gil-${name}`, scopes: opened } });
    await prisma.apiKey.create({
      data: { ...key, name: "elsewhere", prefix: "gil-elsewhere", contextId: "other", scopes: [own] },
    });
    await deleteAccount(prisma, memory, gil);
    const left = await prisma.apiKey.findMany({ where: { prefix: { startsWith: "gil-" }, revokedAt: null } });
    expect(Object.fromEntries(left.map(({ name, scopes }) => [name, scopes]))).toEqual({
      shared: [other],
      everybody: ["user/*"],
      other: [other],
      elsewhere: [own],
    });
    const events = await prisma.auditEvent.findMany({ where: { reason: "scope erased" }, orderBy: { action: "asc" } });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["key.narrow", gil.userId],
      ["key.revoke", gil.userId],
    ]);
  });

  test("keeps the account, signed out, when the memory cannot be erased, so that it can be tried again", async () => {
    const dan = await personWhoSaid("dan@example.com", "I live in Oslo.");
    const down = { ...memory, forget: { ...memory.forget, purge: () => Promise.reject(new Error("down")) } };
    await expect(deleteAccount(prisma, down, dan)).rejects.toThrow("down");
    expect(await prisma.user.findUnique({ where: { id: dan.userId } })).toMatchObject({ sessionVersion: 1 });
    expect(await prisma.conversation.count({ where: { userId: dan.userId } })).toBe(1);
    expect((await deleteAccount(prisma, memory, dan)).conversations).toBe(1);
  });

  test("also erases what an answer recorded while the deletion ran", async () => {
    const fay = await personWhoSaid("fay@example.com", "I live in Graz.");
    let calls = 0;
    const late = {
      ...memory,
      forget: {
        ...memory.forget,
        purge: async (input: Parameters<typeof memory.forget.purge>[0]) => {
          const report = await memory.forget.purge(input);
          if (calls++ === 0) {
            const session = await memory.sessions.create({ scope: fay.scope });
            await session.turn({ role: "user", content: "I moved to Brindlemoor.", wait: true });
          }
          return report;
        },
      },
    };
    const report = await deleteAccount(prisma, late, fay);
    expect(report.turns).toBe(2);
    expect(await tablesThatHold("Brindlemoor")).toEqual([]);
  });
});
