import type { PrismaClient } from "../../generated/prisma/client.ts";
import {
  type EmbeddedKind,
  type FactToEmbed,
  factsToEmbed,
  saveEmbeddings,
  type ToEmbed,
  turnsToEmbed,
} from "../store/embeddings.ts";
import { type Embedder, EmbeddingRefused } from "./embedder.ts";
import { type StoredVector, storedVector, unitVector } from "./vectors.ts";

const batchTexts = 64;
const batchTimeoutMs = 60_000;
/** Of each kind in one go: a scope of many more comes again. */
const mostAtOnce = 1_000;

export interface EmbedSettings {
  prisma: PrismaClient;
  embedder: Embedder;
}

/**
 * Gives the turns and facts of a scope the vectors that they lack, batch by batch; again and again changes nothing.
 * True when there may be more. Texts that the model refuses keep going without. Throws what the embedder throws.
 */
export async function embedScope(
  { prisma, embedder }: EmbedSettings,
  { scopeId, limit = mostAtOnce }: { scopeId: string; limit?: number },
): Promise<boolean> {
  const wanted = { scopeId, model: embedder.model, limit };
  const facts = (await factsToEmbed(prisma, wanted)).map(({ id, ...fact }) => ({ id, text: factSentence(fact) }));
  const turns = await turnsToEmbed(prisma, wanted);
  const lists: [EmbeddedKind, ToEmbed[]][] = [
    ["fact", facts],
    ["turn", turns],
  ];
  let kept = 0;
  for (const [kind, items] of lists) {
    for (let start = 0; start < items.length; start += batchTexts) {
      const batch = items.slice(start, start + batchTexts);
      const rows = await vectorsOf(embedder, batch);
      // A model that takes nothing at all is not what a text can be at fault for.
      if (rows.length === 0 && batch.length > 1) throw new EmbeddingRefused("The model refuses every text.");
      await saveEmbeddings(prisma, { scopeId, kind, model: embedder.model, rows });
      kept += rows.length;
    }
  }
  return kept > 0 && (facts.length === limit || turns.length === limit);
}

function factSentence({ key, value, entity }: Omit<FactToEmbed, "id">): string {
  return `${entity ?? "User"}, ${key.replaceAll("_", " ")}: ${value}`;
}

type EmbeddedRow = StoredVector & { id: string };

/** One text that is refused must not keep the others of its batch without. */
async function vectorsOf(embedder: Embedder, items: readonly ToEmbed[]): Promise<EmbeddedRow[]> {
  try {
    const texts = items.map(({ text }) => text.toWellFormed());
    const vectors = await embedder.embed(texts, { purpose: "passage", signal: AbortSignal.timeout(batchTimeoutMs) });
    if (vectors.length !== items.length) throw new RangeError("The embedder did not give one vector for each text.");
    return items.map(({ id }, at) => ({ id, ...storedVector(unitVector(vectors[at] ?? [])) }));
  } catch (error) {
    if (!(error instanceof EmbeddingRefused)) throw error;
    if (items.length <= 1) return [];
    const half = Math.ceil(items.length / 2);
    const parts: EmbeddedRow[][] = [];
    for (const part of [items.slice(0, half), items.slice(half)]) parts.push(await vectorsOf(embedder, part));
    return parts.flat();
  }
}
