import { APICallError, type EmbeddingModel, embedMany } from "ai";
import { type Embedder, EmbeddingRefused } from "@/lib/memory/embedding/embedder.ts";
import { UnknownModel } from "./errors.ts";
import { type ModelEnvironment, providers } from "./providers.ts";

/** What EMBEDDING_MODEL names; undefined when it names nothing. Throws UnknownModel when its provider is not connected. */
export function chosenEmbedder(environment: ModelEnvironment): Embedder | undefined {
  const { EMBEDDING_MODEL: id, EMBEDDING_DIMENSIONS: dimensions } = environment;
  if (id === undefined) return undefined;
  const provider = providers.find((candidate) => id.startsWith(`${candidate.id}/`));
  const connected = provider?.connect(environment);
  if (!provider || !connected) throw new UnknownModel(`No connected provider offers the model ${id}.`);
  return embedderOf(connected.embeddingModel(id.slice(provider.id.length + 1)), {
    name: dimensions === undefined ? id : `${id}@${dimensions}`,
    ...(dimensions === undefined ? {} : { dimensions }),
  });
}

/** Texts that the model answers with one of these are at fault themselves. */
const refusals: readonly (number | undefined)[] = [400, 413, 422];

function embedderOf(model: EmbeddingModel, { name, dimensions }: { name: string; dimensions?: number }): Embedder {
  return {
    model: name,
    async embed(texts, { purpose, signal }) {
      try {
        const { embeddings } = await embedMany({
          model,
          values: [...texts],
          abortSignal: signal,
          // The queue retries, with its own patience; a question has no time for it.
          maxRetries: 0,
          ...(dimensions === undefined ? {} : { dimensions }),
          providerOptions: { google: { taskType: purpose === "question" ? "RETRIEVAL_QUERY" : "RETRIEVAL_DOCUMENT" } },
        });
        return embeddings;
      } catch (error) {
        // The refusal of a call repeats its texts; they go no further.
        if (APICallError.isInstance(error) && refusals.includes(error.statusCode)) throw new EmbeddingRefused();
        throw error;
      }
    },
  };
}
