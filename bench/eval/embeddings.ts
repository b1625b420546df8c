import { env } from "@/lib/env.ts";
import type { Embedder } from "@/lib/memory/embedding/embedder.ts";
import { ngramEmbedder, uninformativeEmbedder } from "@/lib/memory/testing/ngram-embedder.ts";
import { chosenEmbedder } from "@/lib/models/embedder.ts";

/** The embedder that `--embeddings` names. The doubles show what a list does to the words' list, not what a model would. */
export function namedEmbedder(name: string): Embedder {
  if (name === "chance") return uninformativeEmbedder();
  if (name === "ngrams") return ngramEmbedder();
  const configured = name === "configured" ? chosenEmbedder(env()) : undefined;
  if (!configured) throw new Error("--embeddings is configured (and EMBEDDING_MODEL set), chance or ngrams.");
  return configured;
}
