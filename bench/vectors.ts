import { parseArgs } from "node:util";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { cosine, storedVector, unitVector } from "@/lib/memory/embedding/vectors.ts";
import { saveEmbeddings } from "@/lib/memory/store/embeddings.ts";
import { nearestTurns } from "@/lib/memory/store/nearest.ts";
import { runCommand, say } from "@/scripts/command.ts";
import { withScratchDatabase } from "./database.ts";
import { benchUser, fillTurns } from "./recall-fill.ts";
import { quantile, table } from "./statistics.ts";
import { syntheticTalk } from "./synthetic-chat.ts";

const usage = `Usage: npm run bench -- vectors [--turns 1000,50000] [--dimensions 768] [--questions 20]
Nearest turns of one scope by the signs of random vectors, re-ranked exactly, against comparing every vector exactly.
Nothing is less alike than random vectors: what is lost here for a question from nowhere is the worst case.`;

const model = "bench/random";
const batchRows = 500;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      turns: { type: "string", default: "1000,50000" },
      dimensions: { type: "string", default: "768" },
      questions: { type: "string", default: "20" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) throw new Error(usage);
  const [dimensions = 0, questions = 0] = [values.dimensions, values.questions].map(Number);
  const talk = syntheticTalk(1);
  await withScratchDatabase(
    async ({ prisma }) => {
      const users = values.turns.split(",").map((turns) => benchUser(`u${turns}`, Number(turns)));
      await fillTurns(prisma, users, talk);
      const rows: string[][] = [];
      for (const user of users) {
        const known = await fillVectors(prisma, user.scopeId, dimensions);
        await prisma.$executeRaw`VACUUM ANALYZE turn_embeddings`;
        rows.push(...(await measure(prisma, user, { known, dimensions, questions })));
      }
      say(table(["turns", "how", "p50 ms", "p95 ms", "best found, near", "ten best found, from nowhere"], rows));
    },
    { settings: { shared_buffers: "512MB" } },
  );
});

async function fillVectors(prisma: PrismaClient, scopeId: string, dimensions: number) {
  const turns = await prisma.turn.findMany({ where: { scopeId }, select: { id: true, sessionId: true, seq: true } });
  const known = new Map<string, Float32Array>();
  for (let start = 0; start < turns.length; start += batchRows) {
    const rows = turns.slice(start, start + batchRows).map(({ id, sessionId, seq }) => {
      const vector = randomVector(dimensions);
      known.set(`${sessionId}/${seq}`, vector);
      return { id, ...storedVector(vector) };
    });
    await saveEmbeddings(prisma, { scopeId, kind: "turn", model, rows });
  }
  return known;
}

interface Known {
  known: ReadonlyMap<string, Float32Array>;
  dimensions: number;
  questions: number;
}

async function measure(
  prisma: PrismaClient,
  { scopeId, turns }: { scopeId: string; turns: number },
  { known, dimensions, questions }: Known,
): Promise<string[][]> {
  const vectors = [...known.values()];
  const ways: [string, (question: Float32Array) => Promise<string[]>][] = [
    ["signs in SQL, 100 exactly (the engine)", (question) => bySigns(prisma, scopeId, question)],
  ];
  // Beyond some thousand rows this takes seconds and hundreds of megabytes per question.
  if (turns <= 5_000) ways.push(["every vector fetched", (question) => byAll(prisma, scopeId, question)]);
  const rows: string[][] = [];
  for (const [name, ask] of ways) {
    const times: number[] = [];
    let near = 0;
    let nowhere = 0;
    for (let at = -3; at < questions; at++) {
      const stray = randomVector(dimensions);
      const target = vectors[(Math.abs(at) * 97) % vectors.length] ?? stray;
      // A cosine of about 0.5 to one turn: what a true match of a present-day model has.
      const close = unitVector(Array.from(target, (number, i) => 0.5 * number + 0.866 * (stray[i] ?? 0)));
      const started = performance.now();
      const found = await ask(close);
      if (at < 0) continue;
      times.push(performance.now() - started);
      near += found[0] === best(known, close, 1)[0] ? 1 : 0;
      const ten = new Set((await ask(stray)).slice(0, 10));
      nowhere += best(known, stray, 10).filter((place) => ten.has(place)).length / 10;
    }
    times.sort((a, b) => a - b);
    const milliseconds = [0.5, 0.95].map((share) => quantile(times, share).toFixed(1));
    rows.push([String(turns), name, ...milliseconds, (near / questions).toFixed(2), (nowhere / questions).toFixed(2)]);
  }
  return rows;
}

async function bySigns(prisma: PrismaClient, scopeId: string, question: Float32Array): Promise<string[]> {
  const { bits } = storedVector(question);
  return ranked(question, await nearestTurns(prisma, { scopeId, model, bits, at: new Date() }));
}

async function byAll(prisma: PrismaClient, scopeId: string, question: Float32Array): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ sessionId: string; seq: number; vector: string }[]>`
    SELECT t.session_id AS "sessionId", t.seq, encode(e.vector, 'base64') AS vector
    FROM turn_embeddings e JOIN turns t ON t.id = e.turn_id
    WHERE e.scope_id = ${scopeId}::uuid AND e.model = ${model}`;
  return ranked(question, rows);
}

function ranked(question: Float32Array, rows: readonly { sessionId: string; seq: number; vector: string }[]) {
  const scored = rows.map((row) => ({ place: `${row.sessionId}/${row.seq}`, score: cosine(question, row.vector) }));
  return scored.sort((a, b) => b.score - a.score).map(({ place }) => place);
}

function best(known: ReadonlyMap<string, Float32Array>, question: Float32Array, count: number): string[] {
  const scored = [...known].map(([place, vector]) => {
    let score = 0;
    for (let at = 0; at < vector.length; at++) score += (vector[at] ?? 0) * (question[at] ?? 0);
    return { place, score };
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ place }) => place);
}

function randomVector(dimensions: number): Float32Array {
  const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  return unitVector(Array.from({ length: dimensions }, normal));
}
