import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { createPrisma } from "@/lib/db.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { embedScope } from "@/lib/memory/embedding/embed-scope.ts";
import type { Embedder } from "@/lib/memory/embedding/embedder.ts";
import { search } from "@/lib/memory/recall/search.ts";
import { findNearby } from "@/lib/memory/recall/semantic.ts";
import { indexTerms } from "@/lib/memory/recall/terms.ts";
import { say } from "@/scripts/command.ts";
import type { EvaluationOptions } from "../eval.ts";
import { bootstrap, showEstimate, table } from "../statistics.ts";
import { namedEmbedder } from "./embeddings.ts";

const dataSet = z.object({
  name: z.string(),
  conversations: z.array(
    z.object({
      id: z.string(),
      speakers: z.array(z.string()),
      sessions: z.array(
        z.object({
          id: z.string(),
          date: z.string().nullish(),
          turns: z.array(z.object({ id: z.string(), speaker: z.string(), text: z.string() })),
        }),
      ),
      questions: z.array(
        z.object({ id: z.string(), category: z.string(), question: z.string(), evidence: z.array(z.string()) }),
      ),
    }),
  ),
});
type Conversation = z.infer<typeof dataSet>["conversations"][number];

const depth = 20;
const cutoffs = [1, 5, 10, 20] as const;

interface Answered {
  category: string;
  recall: Record<(typeof cutoffs)[number], number>;
  reciprocalRank: number;
  ranked: string[];
  id: string;
}

/**
 * Ranks the turns of each question's own conversation by the engine's search over the real tables. A conversation of
 * two people is stored once per speaker, as that speaker's memory with the other in the assistant's place, and a
 * question that names one of them is put to that memory: what is particular to the data stays in this file.
 */
export async function run({ data, predictions, embeddings, databaseUrl }: EvaluationOptions): Promise<void> {
  const { name, conversations } = dataSet.parse(JSON.parse(readFileSync(data, "utf8")));
  const embedder = embeddings ? namedEmbedder(embeddings) : null;
  const prisma = createPrisma(databaseUrl);
  try {
    const byRole = await answerAll({ prisma, embedder }, conversations, "by speaker");
    const neutral = await answerAll({ prisma, embedder }, conversations, "one voice");
    say(
      `${name}: ${byRole.length} questions, ${conversations.length} conversations. Mean [bootstrap 95 % interval].\n`,
    );
    report("The named speaker is the user, the other the assistant", byRole);
    report("Nobody's words count more: every turn is the user's", neutral);
    if (predictions) {
      writeFileSync(predictions, `${byRole.map(({ id, ranked }) => JSON.stringify({ id, ranked })).join("\n")}\n`);
      say(`Predictions of the first table: ${predictions}`);
    }
  } finally {
    await prisma.$disconnect();
  }
}

interface Engine {
  prisma: PrismaClient;
  /** Null: words alone. */
  embedder: Embedder | null;
}

async function answerAll(
  { prisma, embedder }: Engine,
  conversations: readonly Conversation[],
  voices: "by speaker" | "one voice",
) {
  const answered: Answered[] = [];
  for (const conversation of conversations) {
    const memories: Memory[] = [];
    const owners = voices === "by speaker" && conversation.speakers.length === 2 ? conversation.speakers : [null];
    for (const owner of owners) memories.push(await store(prisma, conversation, owner));
    await prisma.$executeRaw`ANALYZE turns`;
    for (const { scopeId } of memories) while (embedder && (await embedScope({ prisma, embedder }, { scopeId })));
    for (const { id, category, question, evidence } of conversation.questions) {
      const ranked = await rank({ prisma, embedder }, conversation, memories, question);
      const gold = new Set(evidence);
      const share = (k: number) => ranked.slice(0, k).filter((turn) => gold.has(turn)).length / gold.size;
      const first = ranked.findIndex((turn) => gold.has(turn));
      answered.push({
        id,
        category,
        ranked,
        recall: { 1: share(1), 5: share(5), 10: share(10), 20: share(20) },
        reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
      });
    }
  }
  return answered;
}

interface Memory {
  owner: string | null;
  scopeId: string;
  /** The data set's id of a stored turn. */
  sourceOf: Map<string, string>;
  lastSaid: Date;
}

async function store(prisma: PrismaClient, { id, sessions }: Conversation, owner: string | null): Promise<Memory> {
  const scopeId = randomUUID();
  const sourceOf = new Map<string, string>();
  let at = new Date(0);
  await prisma.memoryScope.create({
    data: { id: scopeId, contextId: "eval", key: `user/${id}-${owner ?? "all"}/${scopeId}/`, salt: new Uint8Array(16) },
  });
  for (const [position, session] of sessions.entries()) {
    const started = session.date ? new Date(session.date) : new Date(Date.UTC(2024, 0, 1 + position));
    const stored = await prisma.memorySession.create({
      data: { scopeId, nextSeq: session.turns.length, createdAt: started },
    });
    const rows = session.turns.map((turn, seq) => {
      at = new Date(started.getTime() + seq * 60_000);
      const turnId = randomUUID();
      sourceOf.set(turnId, turn.id);
      return {
        id: turnId,
        scopeId,
        sessionId: stored.id,
        seq,
        role: owner && turn.speaker !== owner && turn.speaker !== "user" ? ("assistant" as const) : ("user" as const),
        content: turn.text,
        statedAt: at,
        recordedAt: at,
        stableId: turn.id,
        terms: indexTerms(turn.text),
      };
    });
    await prisma.turn.createMany({ data: rows });
  }
  return { owner, scopeId, sourceOf, lastSaid: at };
}

/** Asks the memory of the one speaker that the question names, else all of them, the better rank of a turn winning. */
async function rank(
  { prisma, embedder }: Engine,
  { speakers }: Conversation,
  memories: readonly Memory[],
  question: string,
) {
  const named = speakers.filter((speaker) => namePattern(speaker).test(question));
  const asked = memories.filter(({ owner }) => named.length !== 1 || owner === null || owner === named[0]);
  const query = speakers.reduce((text, speaker) => text.replaceAll(namePattern(speaker), " "), question);
  const scores = new Map<string, number>();
  for (const { scopeId, sourceOf, lastSaid } of asked) {
    const near = { scopeId, text: query, at: lastSaid, facts: false };
    const semantic = embedder ? findNearby(prisma, { embedder, withinMs: 60_000 }, near) : null;
    const input = { scopeId, query, topK: depth, now: lastSaid, includeFacts: false };
    const items = await search(prisma, semantic ? { ...input, semantic } : input);
    for (const { id, score } of items) {
      const source = sourceOf.get(id);
      if (source) scores.set(source, Math.max(score, scores.get(source) ?? 0));
    }
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, depth)
    .map(([turn]) => turn);
}

function namePattern(speaker: string): RegExp {
  return new RegExp(`\\b${speaker.replace(/[^\p{L}\p{N} ]/gu, "")}(?:['’]s)?\\b`, "giu");
}

function report(title: string, answered: readonly Answered[]) {
  const categories = [...new Set(answered.map(({ category }) => category))].sort();
  const rows = ["all", ...categories].map((category) => {
    const those = answered.filter((answer) => category === "all" || answer.category === category);
    return [
      category,
      String(those.length),
      ...cutoffs.map((k) => showEstimate(bootstrap(those.map(({ recall }) => recall[k])))),
      showEstimate(bootstrap(those.map(({ reciprocalRank }) => reciprocalRank))),
    ];
  });
  say(`${title}\n${table(["category", "n", ...cutoffs.map((k) => `recall@${k}`), "MRR"], rows)}\n`);
}
