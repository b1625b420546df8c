import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { embedScope } from "../embedding/embed-scope.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { chanceVector, ngramEmbedder, uninformativeEmbedder } from "../testing/ngram-embedder.ts";
import { search } from "./search.ts";
import { findNearby } from "./semantic.ts";
import { indexTerms } from "./terms.ts";

// A small made-up set: 400 turns of filler, and answers to questions of which a part shares no word with its answer.
const { prisma } = await freshDatabase();
const now = new Date("2026-06-01T12:00:00Z");
const scopeId = randomUUID();

const fillers = [
  "invoice",
  "weather",
  "printer",
  "password",
  "newsletter",
  "gym",
  "fence",
  "router",
  "paper",
  "season",
];
const verbs = ["lost", "found", "changed", "ordered", "mentioned", "cancelled", "postponed", "renewed"];
const times = [
  "on Monday",
  "before lunch",
  "last spring",
  "at noon",
  "in a hurry",
  "by accident",
  "once more",
  "twice",
];

const asked: { question: string; answer: string; sharesWords: boolean }[] = [
  { question: "Which hound do we own?", answer: "Our puppy is called Biscuit.", sharesWords: false },
  { question: "What vehicle am I getting?", answer: "I bought a red automobile from Dana.", sharesWords: false },
  { question: "Who is my surgeon?", answer: "The physician Okafor saw me.", sharesWords: false },
  { question: "Which beverage suits me?", answer: "Espresso keeps me awake.", sharesWords: false },
  { question: "Who have I wed?", answer: "My spouse Milan paints.", sharesWords: false },
  { question: "Which violin do I own?", answer: "The violin in the attic came from Cremona.", sharesWords: true },
  { question: "What boat did I want?", answer: "I wanted a wooden boat called Petrel.", sharesWords: true },
  { question: "Where is my apartment?", answer: "The apartment in Ghent has two balconies.", sharesWords: true },
  {
    question: "Which holiday did I enjoy?",
    answer: "That holiday in Madeira was lovely, all ferns.",
    sharesWords: true,
  },
  { question: "What did I say about lentils?", answer: "Lentils give me hiccups.", sharesWords: true },
];

async function fill(): Promise<void> {
  await prisma.memoryScope.create({
    data: { id: scopeId, contextId: "test", key: "user/x/", salt: new Uint8Array(16) },
  });
  const filler = Array.from({ length: 400 }, (_, at) => {
    const pick = (words: readonly string[], by: number) => words[Math.floor(at / by) % words.length];
    return `I ${pick(verbs, 10)} the ${pick(fillers, 1)} ${pick(times, 80)}, number ${at}.`;
  });
  const lines = filler.flatMap((line, at) => {
    const answer = at % 40 === 20 ? asked[(at - 20) / 40]?.answer : undefined;
    return answer ? [line, answer] : [line];
  });
  for (let start = 0; start < lines.length; start += 20) {
    const part = lines.slice(start, start + 20);
    const session = await prisma.memorySession.create({ data: { scopeId, nextSeq: part.length } });
    await prisma.turn.createMany({
      data: part.map((content, seq) => ({
        id: randomUUID(),
        scopeId,
        sessionId: session.id,
        seq,
        role: "user",
        content,
        statedAt: now,
        recordedAt: now,
        stableId: `${start + seq}`,
        terms: indexTerms(content),
      })),
    });
  }
}
await fill();

/** Share of the questions whose answer is among the first ten, and how many items were recalled. */
async function recallOf(embedder: Embedder | null, questions = asked) {
  let hits = 0;
  let recalled = 0;
  let turnedUp = 0;
  for (const { question, answer } of questions) {
    const input = { scopeId, query: question, topK: 10, now };
    const near = { scopeId, text: question, at: now, facts: true };
    const semantic = embedder ? findNearby(prisma, { embedder, withinMs: 30_000 }, near) : null;
    const items = await search(prisma, semantic ? { ...input, semantic } : input);
    if (semantic && (await semantic).state !== "used") throw new Error("The embeddings took no part.");
    hits += items.some(({ text }) => text === answer) ? 1 : 0;
    turnedUp += items[0]?.text === answer ? 1 : 0;
    recalled += items.length;
  }
  return { hits, first: turnedUp, recalled };
}

test("an embedder that knows synonyms finds what words alone cannot, and loses nothing", async () => {
  const words = await recallOf(null);
  const shared = asked.filter(({ sharesWords }) => sharesWords);
  expect(words.hits).toBe(shared.length);
  const embedder = ngramEmbedder();
  await embedScope({ prisma, embedder }, { scopeId });
  const both = await recallOf(embedder);
  expect(both.hits).toBe(asked.length);
  expect((await recallOf(embedder, shared)).first).toBeGreaterThanOrEqual((await recallOf(null, shared)).first);
}, 60_000);

test("embeddings that know nothing cost nothing, whatever chance brings up", async () => {
  const words = await recallOf(null);
  let brought = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const embedder = uninformativeEmbedder(seed);
      await embedScope({ prisma, embedder }, { scopeId });
      const both = await recallOf(embedder);
      expect(both.hits).toBeGreaterThanOrEqual(words.hits);
      expect(both.first).toBeGreaterThanOrEqual(words.first - 1);
      brought += both.recalled - words.recalled;
    }),
    { numRuns: 8 },
  );
  expect(brought / (8 * asked.length)).toBeLessThan(0.5);
}, 120_000);

test("an embedder that is in error pushes nothing that words found out of the ten", async () => {
  const misled: Embedder = {
    model: "test/misled",
    // Every question lies beside the fillers about printers, and nothing else beside anything.
    embed: async (texts, { purpose }) =>
      texts.map((text) =>
        purpose === "question" || text.includes("printer") ? chanceVector("printer") : chanceVector(text),
      ),
  };
  await embedScope({ prisma, embedder: misled }, { scopeId });
  const words = await recallOf(null);
  const both = await recallOf(misled);
  expect(both.hits).toBe(words.hits);
  expect(both.recalled - words.recalled).toBeGreaterThan(asked.length);
}, 60_000);
