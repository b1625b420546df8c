import { ngramVector } from "@/lib/memory/testing/ngram-embedder.ts";

/** The OpenAI embeddings request. */
export interface EmbeddingRequest {
  model: string;
  input: string | string[];
  dimensions?: number;
}

/** Vectors are the test double's (lib/memory/testing/ngram-embedder.ts): no quality number may be drawn from them. */
export type EmbeddingReply = { kind: "vectors" } | { kind: "error"; status: number } | { kind: "hang" };

export type EmbeddingScript = (request: EmbeddingRequest) => EmbeddingReply;

export function isEmbeddingRequest(body: unknown): body is EmbeddingRequest {
  if (typeof body !== "object" || body === null || !("input" in body)) return false;
  return typeof body.input === "string" || (Array.isArray(body.input) && body.input.length > 0);
}

/** Hand-written, synthetic answer in OpenAI's documented wire format. */
export function embeddingList({ model, input, dimensions }: EmbeddingRequest) {
  const texts = typeof input === "string" ? [input] : input;
  const tokens = Math.ceil(texts.join("").length / 4);
  return {
    object: "list",
    data: texts.map((text, index) => ({
      object: "embedding",
      index,
      embedding: ngramVector(text).slice(0, dimensions ?? 512),
    })),
    model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}
