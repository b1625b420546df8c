import { PgBoss } from "pg-boss";
import { Spectron } from "spectron";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { scriptedExtractor } from "../testing/scripted-extractor.ts";
import { startWorker } from "../worker.ts";
import { retentionQueue, retentionSchedule } from "./retention-job.ts";

const { prisma, url } = await freshDatabase();
let now = Date.UTC(2026, 0, 1);
const clock = { now: () => new Date(now) };
const later = (days: number) => {
  now += days * 86_400_000;
};
const spectron = new Spectron({ store: prisma, clock, extractor: scriptedExtractor });
const failures: unknown[] = [];
const operator = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });

const policy = { contextId: "chat", rules: [{ key: "likes", afterDays: 90 }] };
const worker = (retention?: typeof policy) =>
  startWorker({
    databaseUrl: url,
    prisma,
    clock,
    extractor: scriptedExtractor,
    ...(retention ? { retention } : {}),
    log: (failure) => failures.push(failure),
  });

async function told(contextId: string, user: string, content: string) {
  const memory = spectron.memory({ contextId });
  const session = await memory.sessions.create({ scope: { user } });
  await session.turn({ role: "user", content, wait: true });
  return async () => (await memory.profile({ scope: { user } })).attributes.map(({ value }) => value).sort();
}

/** As the schedule does every night; resolves when the job was done. */
async function night() {
  const id = (await operator.send(retentionQueue, {})) ?? "";
  const state = async () => (await operator.findJobs(retentionQueue, { id }))[0]?.state;
  await expect.poll(state, { interval: 20, timeout: 10_000 }).toBe("completed");
}

const audited = (action: string) => prisma.auditEvent.findMany({ where: { action }, orderBy: { createdAt: "asc" } });

beforeAll(() => operator.start());
afterAll(async () => {
  await operator.stop({ graceful: false });
  expect(failures).toEqual([]);
});

it("without a policy nothing is scheduled, and a schedule of an earlier policy is taken down", async () => {
  const withPolicy = await worker(policy);
  const [schedule] = await operator.getSchedules(retentionQueue);
  expect(schedule).toMatchObject({ cron: retentionSchedule, timezone: "UTC" });
  await withPolicy.stop();
  const without = await worker();
  expect(await operator.getSchedules(retentionQueue)).toEqual([]);
  await without.stop();
});

it("a night takes back what the policy names in its context, says so once, and the next night nothing", async () => {
  const ana = await told("chat", "ana", "assert likes tea; assert employer Acme");
  const elsewhere = await told("other", "ana", "assert likes rain");
  later(91);
  const young = await told("chat", "ben", "assert likes snow");
  const running = await worker(policy);
  await night();
  expect([await ana(), await elsewhere(), await young()]).toEqual([["Acme"], ["rain"], ["snow"]]);
  await night();
  await running.stop();
  const runs = (await audited("retention.run")).map(({ actorKind, actorId, scopeId, after }) => {
    return { actorKind, actorId, scopeId, after };
  });
  const run = { actorKind: "process", actorId: "retention", scopeId: null };
  const report = { context: "chat", rules: "key:likes=90" };
  expect(runs).toEqual([
    { ...run, after: { ...report, scopes: 1, claims: 1 } },
    { ...run, after: { ...report, scopes: 0, claims: 0 } },
  ]);
  expect(await audited("retention.withdraw")).toMatchObject([{ after: { claims: 1, rule: "key:likes=90" } }]);
  expect(JSON.stringify(await prisma.auditEvent.findMany())).not.toContain("tea");
});

it("two workers in the same night take each fact back once", async () => {
  const people = await Promise.all(
    ["carl", "dora", "eve", "fred"].map((user) => told("chat", user, "assert likes tea; assert likes hail")),
  );
  later(91);
  const crew = await Promise.all([worker(policy), worker(policy)]);
  expect(await operator.getSchedules(retentionQueue)).toHaveLength(1);
  const before = (await audited("retention.run")).length;
  await Promise.all([night(), night()]);
  await Promise.all(crew.map((one) => one.stop()));
  for (const values of people) expect(await values()).toEqual([]);
  const taken = (await audited("retention.run")).slice(before).map(({ after }) => (after as { claims: number }).claims);
  // Ben's snow of the test before is old enough by now as well.
  expect(taken.reduce((sum, claims) => sum + claims, 0)).toBe(9);
  const withdrawn = await prisma.claim.count({ where: { key: "likes", withdrawnAt: { not: null } } });
  expect(withdrawn).toBe(10);
});
