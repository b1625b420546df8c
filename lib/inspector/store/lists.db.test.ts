import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { listAudit } from "./audit.ts";
import { readHealth } from "./health.ts";
import { listPeople, type PeopleQuery } from "./people.ts";
import { listWaiting } from "./review.ts";

const now = new Date("2026-11-22T12:00:00Z");
const contextId = "chat";
const { prisma } = await freshDatabase();
const people: { id: string; scope: string }[] = [];

beforeAll(async () => {
  for (let index = 0; index < 7; index++) {
    const user = await prisma.user.create({
      data: {
        email: `person${index}@example.com`,
        name: index === 3 ? "Odd_100%" : `Person ${index}`,
        // Two people share an instant: the id has to decide between them.
        createdAt: new Date(now.getTime() - Math.floor(index / 2) * 86_400_000),
      },
    });
    const scope = scopeId(contextId, scopeKey({ user: user.id }));
    await prisma.memoryScope.create({
      data: { id: scope, contextId, key: scopeKey({ user: user.id }), salt: new Uint8Array([1]) },
    });
    people.push({ id: user.id, scope });
  }
  await believe(0, { key: "employer" });
  await believe(0, { key: "role", closeReason: "superseded", validUntil: new Date("2026-11-02T00:00:00Z") });
  await believe(0, { key: "location", knownUntil: new Date("2026-11-03T00:00:00Z") });
  await believe(0, { key: "pet", forgottenAt: now });
  await believe(0, { key: "team", validFrom: new Date("2027-01-01T00:00:00Z") });
  await claim(2, "contested");
  const ruledOn = await claim(4, "quarantined");
  await claim(4, "accepted", ruledOn);
});

async function selfOf(index: number) {
  const scope = people[index]?.scope ?? "";
  const found = await prisma.entity.findFirst({ where: { scopeId: scope, isSelf: true } });
  if (found) return found;
  return prisma.entity.create({
    data: { scopeId: scope, type: "self", name: "user", nameKey: "user", isSelf: true, createdAt: now },
  });
}

async function believe(index: number, row: { key: string } & Record<string, unknown>) {
  const entity = await selfOf(index);
  await prisma.attribute.create({
    data: {
      scopeId: entity.scopeId,
      entityId: entity.id,
      value: "something",
      identity: "hash",
      category: "identity",
      single: true,
      confidence: 0.9,
      importance: 1,
      validFrom: new Date("2026-11-01T00:00:00Z"),
      knownFrom: new Date("2026-11-01T00:00:00Z"),
      ...row,
    },
  });
}

async function claim(index: number, verdict: "accepted" | "contested" | "quarantined", rulesOnId?: string) {
  const entity = await selfOf(index);
  const { id } = await prisma.claim.create({
    data: {
      scopeId: entity.scopeId,
      entityId: entity.id,
      key: "location",
      op: rulesOnId ? "resolve" : "assert",
      value: "Lisbon",
      category: "identity",
      confidence: 0.5,
      floor: 0.7,
      verdict,
      source: rulesOnId ? "operator" : "turn",
      statedAt: now,
      recordedAt: now,
      stableId: randomUUID(),
      rulesOnId,
    },
  });
  return id;
}

const everyone: PeopleQuery = { sort: "email", order: "asc", limit: 50, now };
const emails = (page: { people: { email: string }[] }) => page.people.map(({ email }) => email.slice(6, 7)).join("");

describe("list of people", () => {
  test("counts what is live, what was superseded and what waits, and nothing that was revised or forgotten", async () => {
    const { people: rows } = await listPeople(prisma, contextId, everyone);
    expect(rows[0]).toMatchObject({ live: 1, superseded: 1, contested: 0 });
    expect(rows[2]).toMatchObject({ live: 0, superseded: 0, contested: 1 });
    expect(rows[4]).toMatchObject({ contested: 0 });
  });

  test.each([
    ["seen", "desc"],
    ["joined", "asc"],
    ["email", "desc"],
  ] as const)("pages through all of them once, forwards and back, by %s %s", async (sort, order) => {
    const whole = emails(await listPeople(prisma, contextId, { ...everyone, sort, order }));
    expect(whole).toHaveLength(7);
    let page = await listPeople(prisma, contextId, { ...everyone, sort, order, limit: 3 });
    expect(page.previous).toBeNull();
    const forwards = [emails(page)];
    while (page.next) {
      page = await listPeople(prisma, contextId, { ...everyone, sort, order, limit: 3, after: page.next });
      forwards.push(emails(page));
    }
    expect(forwards.join("")).toBe(whole);
    const back = [emails(page)];
    while (page.previous) {
      page = await listPeople(prisma, contextId, { ...everyone, sort, order, limit: 3, before: page.previous });
      back.unshift(emails(page));
    }
    expect(back.join("")).toBe(whole);
  });

  test("finds by part of a name or e-mail in any case and takes wildcards literally", async () => {
    const search = async (text: string) => emails(await listPeople(prisma, contextId, { ...everyone, search: text }));
    expect(await search("PERSON5")).toBe("5");
    expect(await search("odd_100%")).toBe("3");
    expect(await search("%")).toBe("3");
    expect(await search("nobody")).toBe("");
  });

  test("shows only people with something to rule on when asked", async () => {
    expect(emails(await listPeople(prisma, contextId, { ...everyone, waiting: true }))).toBe("2");
  });

  test("starts over when a cursor was made by hand or for another order", async () => {
    const byMail = await listPeople(prisma, contextId, { ...everyone, limit: 3 });
    const cursors = ["nonsense", Buffer.from('["people.email.asc","x","y"]').toString("base64url")];
    for (const after of cursors)
      expect(emails(await listPeople(prisma, contextId, { ...everyone, after }))).toHaveLength(7);
    const other = await listPeople(prisma, contextId, { ...everyone, sort: "seen", after: byMail.next ?? "" });
    expect(other.people).toHaveLength(7);
  });

  test("knows nothing of scopes of another context", async () => {
    const { people: rows } = await listPeople(prisma, "other", everyone);
    expect(rows.every(({ live, contested }) => live === 0 && contested === 0)).toBe(true);
  });
});

test("the review queue holds what nobody has ruled on, with the person it is about", async () => {
  const { claims, next } = await listWaiting(prisma, contextId, { limit: 10 });
  expect(claims.map(({ personEmail, verdict, value }) => [personEmail, verdict, value])).toEqual([
    ["person2@example.com", "contested", "Lisbon"],
  ]);
  expect(next).toBeNull();
  expect((await listWaiting(prisma, contextId, { verdict: "quarantined", limit: 10 })).claims).toEqual([]);
});

test("the audit is filtered by who acted, on whom, what and when, and pages to the end", async () => {
  const [first, second] = people;
  if (!first || !second) throw new Error("no people");
  for (let index = 0; index < 5; index++) {
    await prisma.auditEvent.create({
      data: {
        actorKind: "operator",
        actorId: first.id,
        action: index % 2 ? "person.opened" : "person.revealed",
        ref: `user:${second.id}`,
        createdAt: new Date(now.getTime() + index * 1000),
      },
    });
  }
  await prisma.auditEvent.create({
    data: {
      actorKind: "process",
      actorId: "worker",
      action: "memory.forgotten",
      scopeId: second.scope,
      createdAt: now,
    },
  });
  const count = async (query: object) => (await listAudit(prisma, { limit: 50, ...query })).events.length;
  expect(await count({})).toBe(6);
  expect(await count({ actor: "PERSON0" })).toBe(5);
  expect(await count({ actor: "worker" })).toBe(1);
  expect(await count({ action: "revealed" })).toBe(3);
  expect(await count({ personId: second.id })).toBe(6);
  expect(await count({ personId: first.id })).toBe(0);
  expect(await count({ from: new Date(now.getTime() + 3000) })).toBe(2);
  expect(await count({ until: new Date(now.getTime() + 1000) })).toBe(2);

  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listAudit(prisma, { limit: 2, after });
    seen.push(...page.events.map(({ id }) => id));
    after = page.next ?? undefined;
    expect(page.events.every(({ personEmail }) => personEmail === "person1@example.com")).toBe(true);
  } while (after);
  expect(new Set(seen).size).toBe(6);
});

test("health counts each day once, today included, and measures answers", async () => {
  const scope = people[0]?.scope ?? "";
  for (const durationMs of [10, 20, 30]) {
    await prisma.recall.create({
      data: {
        scopeId: scope,
        query: "",
        profileText: "",
        contextText: "",
        items: [],
        tokens: 100,
        durationMs,
        createdAt: now,
      },
    });
  }
  await prisma.recall.create({
    data: {
      scopeId: scope,
      query: "",
      profileText: "",
      contextText: "",
      items: [],
      tokens: 0,
      durationMs: 300,
      failure: "late",
      createdAt: now,
    },
  });
  const health = await readHealth(prisma, { now, days: 30 });
  expect(health.recall).toMatchObject({ answers: 4, late: 1, down: 0, p50Ms: 20, tokens: 100 });
  expect(health.days).toHaveLength(30);
  expect(health.days.at(-1)).toMatchObject({ day: "2026-11-22", recalls: 4, waiting: 2, claims: 3 });
  expect(health.days.find(({ day }) => day === "2026-11-01")).toMatchObject({ believed: 5, superseded: 1 });
  expect(health.queue).toEqual({ waiting: 0, failed: 0, oldestWaiting: null });
  expect(health.retention).toBeNull();
});

test("health shows what the last run of the retention job took back", async () => {
  const run = { actorKind: "process", actorId: "retention", action: "retention.run" };
  const report = { context: "chat", rules: "category:context=90" };
  const nights = [
    { createdAt: new Date("2026-11-21T03:17:00Z"), claims: 7 },
    { createdAt: new Date("2026-11-22T03:17:00Z"), claims: 2 },
  ];
  for (const { createdAt, claims } of nights)
    await prisma.auditEvent.create({ data: { ...run, createdAt, after: { ...report, scopes: 1, claims } } });
  const { retention } = await readHealth(prisma, { now, days: 30 });
  expect(retention).toEqual({ at: nights[1]?.createdAt, rules: "category:context=90", scopes: 1, claims: 2 });
});
