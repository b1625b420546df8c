import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { endReveal, newBrowserSecret, revealedUntil, revealMs, startReveal } from "./reveal.ts";

const { prisma } = await freshDatabase();

function subject() {
  return { operatorId: randomUUID(), personId: randomUUID(), scopeId: randomUUID(), now: new Date() };
}

test("a reason opens one person for one operator in one browser, and is in the audit", async () => {
  const opened = subject();
  const secret = newBrowserSecret();
  const until = await startReveal(prisma, opened, { secret, reason: "Ticket 12", requestId: "r1" });
  expect(await revealedUntil(prisma, opened, secret)).toEqual(until);
  expect(await revealedUntil(prisma, opened, undefined)).toBeNull();
  expect(await revealedUntil(prisma, opened, newBrowserSecret())).toBeNull();
  expect(await revealedUntil(prisma, { ...opened, scopeId: randomUUID() }, secret)).toBeNull();
  expect(await revealedUntil(prisma, { ...opened, operatorId: randomUUID() }, secret)).toBeNull();
  const event = await prisma.auditEvent.findFirstOrThrow({ where: { scopeId: opened.scopeId } });
  expect(event).toMatchObject({ action: "person.revealed", reason: "Ticket 12", ref: `user:${opened.personId}` });
  expect(JSON.stringify(event)).not.toContain(secret);
});

test("values close after their time", async () => {
  const opened = subject();
  const secret = newBrowserSecret();
  await startReveal(prisma, opened, { secret, reason: "Ticket 12", requestId: "r1" });
  const at = (ms: number) => ({ ...opened, now: new Date(opened.now.getTime() + ms) });
  expect(await revealedUntil(prisma, at(revealMs - 1000), secret)).not.toBeNull();
  expect(await revealedUntil(prisma, at(revealMs), secret)).toBeNull();
});

test("values close when the operator is done with them", async () => {
  const opened = subject();
  const secret = newBrowserSecret();
  await startReveal(prisma, opened, { secret, reason: "Ticket 12", requestId: "r1" });
  await endReveal(prisma, opened, "r2");
  expect(await revealedUntil(prisma, opened, secret)).toBeNull();
});
