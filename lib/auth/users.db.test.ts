import { verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { authenticate, changePassword, createUser, endAllSessions, findSessionUser, noteSeen } from "./users.ts";

vi.mock("@node-rs/argon2", { spy: true });

const { prisma } = await freshDatabase();
const person = { email: "ana@example.com", password: "correct horse", name: "Ana" };

beforeEach(async () => {
  await prisma.user.deleteMany();
});

describe("accounts", () => {
  test("the password is stored as an argon2id hash and never handed out", async () => {
    const user = await createUser(prisma, person);
    const row = await prisma.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(user).not.toHaveProperty("passwordHash");
    expect(user.hasPassword).toBe(true);
  });

  test("one address has one account, however many are made at once", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => createUser(prisma, person)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    await expect(createUser(prisma, { ...person, email: "ANA@example.com" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await prisma.user.count()).toBe(1);
  });
});

describe("signing in", () => {
  test("takes the right password only, and the address in any case", async () => {
    const { id } = await createUser(prisma, person);
    expect((await authenticate(prisma, { email: "Ana@EXAMPLE.com", password: person.password }))?.id).toBe(id);
    expect(await authenticate(prisma, { ...person, password: "correct horse " })).toBeNull();
    expect(await authenticate(prisma, { ...person, email: "a_a@example.com" })).toBeNull();
    expect(await authenticate(prisma, { ...person, email: "%" })).toBeNull();
  });

  test("an account without a password cannot be entered with one", async () => {
    await prisma.user.create({ data: { email: "outside@example.com" } });
    expect(await authenticate(prisma, { email: "outside@example.com", password: "" })).toBeNull();
  });

  test("an unknown address, one without a password and a wrong password cost the same hash", async () => {
    await createUser(prisma, person);
    await prisma.user.create({ data: { email: "outside@example.com" } });
    await authenticate(prisma, { email: "nobody@example.com", password: "" }); // Makes the decoy.
    const costs = [];
    for (const email of [person.email, "nobody@example.com", "outside@example.com"]) {
      vi.mocked(verify).mockClear();
      expect(await authenticate(prisma, { email, password: "wrong horse" })).toBeNull();
      // The parameters of argon2id stand between the first dollar signs: memory, time, lanes.
      costs.push(vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split("$").slice(1, 4).join(" ")));
    }
    expect(costs).toEqual(Array(3).fill(["argon2id v=19 m=19456,t=2,p=1"]));
  });
});

describe("sessions", () => {
  test("hold while the user and the version do", async () => {
    const { id } = await createUser(prisma, person);
    const session = { userId: id, sessionVersion: 0 };
    expect(await findSessionUser(prisma, session)).toMatchObject({ id, email: person.email, role: "user" });
    await endAllSessions(prisma, id);
    expect(await findSessionUser(prisma, session)).toBeNull();
    expect(await findSessionUser(prisma, { ...session, sessionVersion: 1 })).not.toBeNull();
    await prisma.user.delete({ where: { id } });
    expect(await findSessionUser(prisma, { ...session, sessionVersion: 1 })).toBeNull();
  });

  test("end with a change of password, which is on the record", async () => {
    const { id } = await createUser(prisma, person);
    await changePassword(prisma, id, { current: person.password, next: "another horse" });
    expect(await findSessionUser(prisma, { userId: id, sessionVersion: 0 })).toBeNull();
    expect(await authenticate(prisma, person)).toBeNull();
    expect(await authenticate(prisma, { ...person, password: "another horse" })).not.toBeNull();
    const [event] = await prisma.auditEvent.findMany({ where: { actorId: id } });
    expect(event).toMatchObject({ action: "password.changed", ref: `user:${id}`, before: null, after: null });
  });

  test("stay when the current password is wrong", async () => {
    const { id } = await createUser(prisma, person);
    const change = changePassword(prisma, id, { current: "wrong horse", next: "another horse" });
    await expect(change).rejects.toMatchObject({ code: "forbidden", message: "This is not your current password." });
    expect(await findSessionUser(prisma, { userId: id, sessionVersion: 0 })).not.toBeNull();
  });

  test("note when the person was here, at most once in ten minutes", async () => {
    const user = await createUser(prisma, person);
    const seenAt = async () => (await prisma.user.findUniqueOrThrow({ where: { id: user.id } })).lastSeenAt;
    const noon = new Date("2026-01-01T12:00:00Z");
    const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
    await noteSeen(prisma, user, noon);
    await noteSeen(prisma, { ...user, lastSeenAt: noon }, later(9));
    expect(await seenAt()).toEqual(noon);
    await noteSeen(prisma, { ...user, lastSeenAt: noon }, later(11));
    expect(await seenAt()).toEqual(later(11));
  });

  test("of two changes with the same password only one wins", async () => {
    const { id } = await createUser(prisma, person);
    const changes = ["first horse", "second horse"].map((next) =>
      changePassword(prisma, id, { current: person.password, next }),
    );
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
