import { randomUUID } from "node:crypto";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import pg from "pg";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { Memory, Session } from "@/lib/memory/api.ts";
import { rulesExtractor } from "@/lib/memory/extraction/rules.ts";
import { Spectron } from "@/lib/memory/index.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import { createExtractionQueue } from "@/lib/memory/worker.ts";
import { defaultTransientMs } from "@/lib/memory/write/claims.ts";
import { extractTurn } from "@/lib/memory/write/extract.ts";
import { runCommand, say } from "@/scripts/command.ts";
import { withScratchDatabase } from "./database.ts";
import { quantile, table } from "./statistics.ts";
import { syntheticTalk } from "./synthetic-chat.ts";
import { tellings } from "./tellings.ts";
import { statementsOf, type WireStatement } from "./wire.ts";

const usage = `Usage: npm run bench -- write [--turns 400] [--people 40] [--seconds 6] [--fsync on|off] [--seed 1]
A turn acknowledged and its claims committed, against bare statements through the database driver in the same run.`;

const contextId = "bench";
type Sentence = ReturnType<typeof syntheticTalk>["sentence"];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      turns: { type: "string", default: "400" },
      people: { type: "string", default: "40" },
      seconds: { type: "string", default: "6" },
      fsync: { type: "string", default: "on" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  const [turns, people, seconds] = [values.turns, values.people, values.seconds].map(Number) as [
    number,
    number,
    number,
  ];
  if (values.help || [turns, people, seconds].some((one) => !Number.isInteger(one) || one < 1)) throw new Error(usage);
  if (values.fsync !== "on" && values.fsync !== "off") throw new Error(usage);
  const { sentence } = syntheticTalk(Number(values.seed), 2_000);
  await withScratchDatabase(
    async ({ prisma, url }) => {
      say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${turns} turns, fsync ${values.fsync}.`);
      const pool = new pg.Pool({ connectionString: url, max: 1 });
      const rows = [
        ...(await acknowledged(prisma, url, pool, { turns, people, sentence })),
        ...(await committed(prisma, pool, { turns, people, sentence })),
      ];
      await pool.end();
      say(table(["what", "statements", "p50 ms", "p99 ms", "mean ms", "ratio p50", "ratio mean"], rows));
      for (const scopes of [1, 100]) say(await throughput(prisma, { scopes, writers: 8, seconds, sentence }));
    },
    { settings: { fsync: values.fsync } },
  );
});

interface Load {
  turns: number;
  people: number;
  sentence: Sentence;
}

/** turn() with a job for the worker in its transaction, against the statements that it sent, sent again bare. */
async function acknowledged(prisma: PrismaClient, url: string, pool: pg.Pool, { turns, people, sentence }: Load) {
  const queue = createExtractionQueue(url, ({ error }) => say(String(error)));
  const sessions = await openSessions(new Spectron({ store: prisma, queue }).memory({ contextId }), "said", people);
  const say1 = (number: number, id: string = randomUUID()) =>
    turnOf(sessions, number).turn({ role: "user", content: said(number, sentence), id });
  for (let number = 0; number < 30; number++) await say1(number);
  const template = await recordTurn(() => say1(30, "the-template"));
  const [own, bare]: [number[], number[]] = [[], []];
  const client = await pool.connect();
  for (let number = 0; number < turns; number++) {
    own.push(await timed(() => say1(number)));
    bare.push(await timed(() => replay(client, template.statements, template.names())));
  }
  client.release();
  await queue.stop();
  return [
    row("the statements of turn(), bare", template.statements.length, bare, bare),
    row("turn() acknowledged", template.statements.length, own, bare),
  ];
}

/** What one turn sent, and the names that have to be new for it to be sent again as a turn of its own. */
async function recordTurn(work: () => Promise<{ id: string; content: string }>) {
  let turn = { id: "", content: "" };
  const statements = await statementsOf(async () => {
    turn = await work();
  });
  return {
    statements,
    names: () =>
      new Map([
        [turn.id, randomUUID()],
        ["the-template", randomUUID()],
      ]),
  };
}

async function replay(
  client: pg.PoolClient,
  statements: readonly WireStatement[],
  names: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { text, values } of statements) {
    const { rowCount } = await client.query(
      text,
      values.map((value) => renamed(value, names)),
    );
    if (rowCount === 0) throw new Error("The bare statements did not write what the turn wrote.");
  }
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== "string") return value;
  return [...names].reduce((text, [from, to]) => text.replaceAll(from, to), value);
}

/** From the moment the rules have proposed until the commit has returned, against one row inserted and committed. */
async function committed(prisma: PrismaClient, pool: pg.Pool, { turns, people, sentence }: Load) {
  await pool.query("CREATE TABLE bench_rows (id uuid PRIMARY KEY, said text NOT NULL)");
  let proposedAt = 0;
  const timedRules = {
    ...rulesExtractor,
    extract: async (input: Parameters<typeof rulesExtractor.extract>[0]) => {
      const output = await rulesExtractor.extract(input);
      proposedAt = performance.now();
      return output;
    },
  };
  const clock = { now: () => new Date() };
  // Jobs go nowhere: the turn is read right here, without the queue's wait.
  const queue = { enqueue: async () => {} };
  const settings = {
    prisma,
    clock,
    extractor: timedRules,
    fallback: timedRules,
    floor: 0.7,
    transientMs: defaultTransientMs,
  };
  const sessions = await openSessions(new Spectron({ store: prisma, queue }).memory({ contextId }), "told", people);
  const read = async (number: number) => {
    const { id: turnId } = await turnOf(sessions, number).turn({ role: "user", content: said(number, sentence) });
    const scope = scopeId(contextId, scopeKey({ user: `told-${number % people}` }));
    if (!(await extractTurn(settings, { scopeId: scope, turnId }))) throw new Error("The turn was not read.");
    return performance.now() - proposedAt;
  };
  for (let number = 0; number < 30; number++) await read(number);
  const counted: number[] = [];
  for (let number = 30; number < 60; number++) counted.push(await commitStatements(() => read(number)));
  const [own, bare]: [number[], number[]] = [[], []];
  for (let number = 60; number < 60 + turns; number++) {
    own.push(await read(number));
    bare.push(
      await timed(() =>
        pool.query("INSERT INTO bench_rows (id, said) VALUES ($1, $2)", [randomUUID(), said(number, sentence)]),
      ),
    );
  }
  const claims = await prisma.claim.count();
  say(`${claims} claims from ${turns + 60} turns of ${people} people.`);
  const statements = counted.reduce((sum, count) => sum + count, 0) / counted.length;
  return [
    row("one row inserted and committed", 1, bare, bare),
    row("claims proposed to committed", statements, own, bare),
  ];
}

/** Statements of the transaction that commits a turn's claims: those from its BEGIN, the last one, on. */
async function commitStatements(work: () => Promise<unknown>): Promise<number> {
  const texts = (await statementsOf(work)).map(({ text }) => text);
  return texts.length - texts.findLastIndex((text) => /^BEGIN/i.test(text));
}

/** Turns said, read by the rules and committed per second by writers that wait for each. */
async function throughput(
  prisma: PrismaClient,
  { scopes, writers, seconds, sentence }: { scopes: number; writers: number; seconds: number; sentence: Sentence },
): Promise<string> {
  const memory = new Spectron({ store: prisma }).memory({ contextId });
  const sessions = await openSessions(memory, `among-${scopes}`, scopes);
  const times: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let next = 0;
  const writer = async () => {
    while (performance.now() < until) {
      const number = next++;
      const session = turnOf(sessions, number);
      times.push(await timed(() => session.turn({ role: "user", content: said(number, sentence), wait: true })));
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  const perSecond = (times.length * 1000) / (performance.now() - started);
  times.sort((a, b) => a - b);
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)].map((time) => time.toFixed(0));
  const where = scopes === 1 ? "one scope" : `${scopes} scopes`;
  return `${writers} writers on ${where}: ${perSecond.toFixed(0)} turns committed per second (p50 ${p50} ms, p99 ${p99} ms).`;
}

function openSessions(memory: Memory, name: string, people: number): Promise<Session[]> {
  return Promise.all(
    Array.from({ length: people }, (_, at) => memory.sessions.create({ scope: { user: `${name}-${at}` } })),
  );
}

function turnOf(sessions: readonly Session[], number: number): Session {
  const session = sessions[number % sessions.length];
  if (!session) throw new Error("A bench needs at least one person.");
  return session;
}

function said(number: number, sentence: Sentence): string {
  // People and tellings advance at different paces, so that everybody tells everything.
  const tell = tellings[(number + Math.floor(number / tellings.length)) % tellings.length];
  return tell?.(sentence(1, 1)) ?? "";
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function row(title: string, statements: number, times: readonly number[], base: readonly number[]): string[] {
  const [own, bare] = [summary(times), summary(base)];
  return [
    title,
    Number.isInteger(statements) ? String(statements) : statements.toFixed(1),
    own.p50.toFixed(2),
    own.p99.toFixed(2),
    own.mean.toFixed(2),
    `${(own.p50 / bare.p50).toFixed(1)}×`,
    `${(own.mean / bare.mean).toFixed(1)}×`,
  ];
}

function summary(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, sorted.length);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), mean };
}
