import { parseArgs } from "node:util";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { Spectron } from "@/lib/memory/index.ts";
import { search } from "@/lib/memory/recall/search.ts";
import { runCommand, say } from "@/scripts/command.ts";
import { withScratchDatabase } from "./database.ts";
import { type BenchUser, benchContext, benchUser, fillFacts, fillTurns, lastSaid } from "./recall-fill.ts";
import { bootstrap, quantile, showEstimate, table } from "./statistics.ts";
import { syntheticTalk } from "./synthetic-chat.ts";

const usage = `Usage: npm run bench -- recall [--users 100] [--turns 1000] [--heavy 0] [--questions 300] [--facts 60] [--seed 1]
Recall (profile and context together) against fetching the same person's last 20 turns by primary key.
The bars of the issue: --users 1000 --heavy 50000, and again with --users 100.`;

interface Timing {
  p50: number;
  p99: number;
  mean: number;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      users: { type: "string", default: "100" },
      turns: { type: "string", default: "1000" },
      heavy: { type: "string", default: "0" },
      questions: { type: "string", default: "300" },
      facts: { type: "string", default: "60" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) throw new Error(usage);
  const [users, turns, heavy, questions, facts, seed] = [
    values.users,
    values.turns,
    values.heavy,
    values.questions,
    values.facts,
    values.seed,
  ].map(wholeNumber) as [number, number, number, number, number, number];

  await withScratchDatabase(
    async ({ prisma }) => {
      const talk = syntheticTalk(seed);
      const crowd = Array.from({ length: users }, (_, at) => benchUser(`u${at}`, turns));
      const heavyUser = heavy > 0 ? benchUser("heavy", heavy) : null;
      const started = performance.now();
      await fillTurns(prisma, heavyUser ? [...crowd, heavyUser] : crowd, talk);
      const asked = crowd.slice(0, Math.min(users, questions));
      for (const user of heavyUser ? [...asked, heavyUser] : asked) await fillFacts(prisma, user, facts, talk);
      await prisma.$executeRaw`VACUUM ANALYZE attributes`;
      say(`${users} users × ${turns} turns${heavy ? `, one of ${heavy}` : ""}: filled in ${seconds(started)} s.`);
      const rows = [...(await measure(prisma, `user of ${turns}`, asked, questions, talk))];
      if (heavyUser)
        rows.push(...(await measure(prisma, `user of ${heavy}`, [heavyUser], Math.ceil(questions / 3), talk)));
      if (heavyUser) say(await capLoss(prisma, heavyUser, Math.ceil(questions / 6), talk));
      say(table(["what", "p50 ms", "p99 ms", "mean ms", "ratio p50", "ratio p99"], rows));
    },
    { settings: { shared_buffers: "512MB" } },
  );
});

async function measure(
  prisma: PrismaClient,
  title: string,
  users: readonly BenchUser[],
  questions: number,
  { sentence }: ReturnType<typeof syntheticTalk>,
) {
  const clock = { now: () => new Date(lastSaid) };
  const memory = new Spectron({ store: prisma, clock }).memory({ contextId: benchContext });
  const latest = new Map<string, string[]>();
  for (const user of users) latest.set(user.user, await latestTurnIds(prisma, user));
  const fetches: number[] = [];
  const recalls: number[] = [];
  const contexts: number[] = [];
  const warmUp = Math.min(30, questions);
  for (let round = -warmUp; round < questions; round++) {
    const user = users[Math.abs(round) % users.length];
    if (!user) continue;
    const scope = { user: user.user };
    const query = sentence(3, 6);
    const fetch = await timed(() => fetchTurns(prisma, user, latest.get(user.user) ?? []));
    const recall = await timed(() => Promise.all([memory.profile({ scope }), memory.context({ scope, query })]));
    const context = await timed(() => memory.context({ scope, query: sentence(3, 6) }));
    if (round < 0) continue;
    fetches.push(fetch);
    recalls.push(recall);
    contexts.push(context);
  }
  const base = summarise(fetches);
  return [
    row(`${title}: last 20 turns by primary key`, base, base),
    row(`${title}: profile + context`, summarise(recalls), base),
    row(`${title}: context alone`, summarise(contexts), base),
  ];
}

/** What the cap on scored turns costs: the share of the ten best without a cap that are still among the ten best. */
async function capLoss(
  prisma: PrismaClient,
  { scopeId, user }: BenchUser,
  questions: number,
  { sentence }: ReturnType<typeof syntheticTalk>,
): Promise<string> {
  const shares: number[] = [];
  for (let asked = 0; asked < questions; asked++) {
    const input = { scopeId, query: sentence(3, 6), topK: 10, now: new Date(lastSaid), includeFacts: false };
    const capped = new Set((await search(prisma, input)).map(({ id }) => id));
    const all = await search(prisma, { ...input, maxPostings: 1_000_000 });
    if (all.length > 0) shares.push(all.filter(({ id }) => capped.has(id)).length / all.length);
  }
  return `${user}: of the ten best without a cap on scored turns the cap keeps ${showEstimate(bootstrap(shares))} (${shares.length} questions).`;
}

async function latestTurnIds(prisma: PrismaClient, { scopeId }: BenchUser): Promise<string[]> {
  const rows = await prisma.turn.findMany({
    where: { scopeId },
    orderBy: { statedAt: "desc" },
    take: 20,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function fetchTurns(prisma: PrismaClient, { scopeId }: BenchUser, ids: readonly string[]) {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id, session_id, seq, role, content, stated_at FROM turns
    WHERE id = ANY(${[...ids]}::uuid[]) AND scope_id = ${scopeId}::uuid`;
  if (rows.length !== ids.length) throw new Error("The baseline did not return the turns that it asked for.");
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function summarise(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    mean: sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, sorted.length),
  };
}

function row(title: string, { p50, p99, mean }: Timing, base: Timing): string[] {
  return [
    title,
    p50.toFixed(2),
    p99.toFixed(2),
    mean.toFixed(2),
    `${(p50 / base.p50).toFixed(1)}×`,
    `${(p99 / base.p99).toFixed(1)}×`,
  ];
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${text} is not a whole number.\n${usage}`);
  return value;
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
