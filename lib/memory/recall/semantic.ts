import type { Embedder } from "../embedding/embedder.ts";
import { maxEmbeddedCharacters } from "../embedding/embedder.ts";
import { cosine, storedVector, unitVector } from "../embedding/vectors.ts";
import type { Database } from "../store/database.ts";
import { type NearRow, nearestFacts, nearestTurns } from "../store/nearest.ts";
import type { ReadTimes } from "../store/search.ts";
import { type SemanticFact, type SemanticMatch, type Standing, standings } from "./score-semantic.ts";

/** What embeddings brought to one search. `late` and `failed`: nothing, the words alone decided. */
export interface SemanticFound {
  state: "used" | "late" | "failed";
  turns: SemanticMatch[];
  facts: SemanticFact[];
}

export interface SemanticSettings {
  embedder: Embedder;
  /** Longest wait for the question's vector and its neighbours together, in milliseconds. */
  withinMs: number;
}

/** Leaves memory's 300 ms before an answer (lib/chat) room for reading the texts. */
export const defaultSemanticMs = 200;

/** Turns and facts near a question. Never rejects, and never takes longer than `withinMs`. */
export async function findNearby(
  db: Database,
  { embedder, withinMs }: SemanticSettings,
  query: ReadTimes & { scopeId: string; text: string; facts: boolean },
): Promise<SemanticFound> {
  const nothing = { turns: [], facts: [] };
  const givingUp = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SemanticFound>((resolve) => {
    timer = setTimeout(() => {
      resolve({ state: "late", ...nothing });
      givingUp.abort();
    }, withinMs);
  });
  const found = look(db, embedder, query, givingUp.signal).catch(
    (): SemanticFound => ({ state: "failed", ...nothing }),
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function look(
  db: Database,
  embedder: Embedder,
  { text, facts: wantsFacts, ...query }: ReadTimes & { scopeId: string; text: string; facts: boolean },
  signal: AbortSignal,
): Promise<SemanticFound> {
  const question = text.slice(0, maxEmbeddedCharacters).toWellFormed();
  const [numbers = []] = await embedder.embed([question], { purpose: "question", signal });
  signal.throwIfAborted();
  const vector = unitVector(numbers);
  const near = { ...query, model: embedder.model, bits: storedVector(vector).bits };
  const [turns, facts] = await Promise.all([nearestTurns(db, near), wantsFacts ? nearestFacts(db, near) : []]);
  return {
    state: "used",
    turns: standingOut(vector, turns).map(({ row: { sessionId, seq, role }, ...standing }) => ({
      sessionId,
      seq,
      role,
      ...standing,
    })),
    facts: standingOut(vector, facts).map(({ row, ...standing }) => {
      const { sampled: _sampled, vector: _vector, population: _population, ...fact } = row;
      return { fact, ...standing };
    }),
  };
}

function standingOut<Row extends NearRow>(question: Float32Array, rows: readonly Row[]): (Standing & { row: Row })[] {
  const all = rows.map((row) => ({ row, similarity: cosine(question, row.vector) }));
  // When every row was compared there is no need to guess from a sample.
  const population = rows[0]?.population ?? 0;
  const sample = population === rows.length ? all : all.filter(({ row }) => row.sampled);
  const standing = standings(
    sample.map(({ similarity }) => similarity),
    population,
  );
  return all
    .map(({ row, similarity }) => ({ row, ...standing(similarity) }))
    .filter(({ agreement, evidence }) => agreement > 0 || evidence > 0);
}
