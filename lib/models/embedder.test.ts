import { afterEach, beforeEach, expect, test } from "vitest";
import { EmbeddingRefused } from "@/lib/memory/embedding/embedder.ts";
import { type ModelServer, startModelServer } from "@/lib/testing/model-server.ts";
import { chosenEmbedder } from "./embedder.ts";
import { UnknownModel } from "./errors.ts";

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const quietly = () => ({ purpose: "passage" as const, signal: new AbortController().signal });

function embedder(more: { EMBEDDING_DIMENSIONS?: number } = {}) {
  const chosen = chosenEmbedder({
    OPENAI_COMPATIBLE_BASE_URL: server.baseUrl,
    EMBEDDING_MODEL: "compatible/nomic-embed-text",
    ...more,
  });
  if (!chosen) throw new Error("No embedder was chosen.");
  return chosen;
}

test("there is none unless it is named, and its provider must be connected", () => {
  expect(chosenEmbedder({ OPENAI_API_KEY: "k", CHAT_MODEL: "openai/gpt-6-sol" })).toBeUndefined();
  expect(() => chosenEmbedder({ EMBEDDING_MODEL: "openai/text-embedding-3-small" })).toThrow(UnknownModel);
});

test.each([
  ["openai/text-embedding-3-small", { OPENAI_API_KEY: "k" }],
  ["google/gemini-embedding-001", { GOOGLE_GENERATIVE_AI_API_KEY: "k" }],
  ["gateway/openai/text-embedding-3-small", { AI_GATEWAY_API_KEY: "k" }],
])("%s is opened by its provider's key", (id, key) => {
  expect(chosenEmbedder({ ...key, EMBEDDING_MODEL: id })?.model).toBe(id);
});

test("gives a vector for each text, in order, in one call", async () => {
  const vectors = await embedder().embed(["a puppy", "a puppy", "an invoice"], quietly());
  expect(vectors).toHaveLength(3);
  expect(vectors[0]).toEqual(vectors[1]);
  expect(vectors[0]).not.toEqual(vectors[2]);
  expect(server.embeddingRequests).toMatchObject([
    { model: "nomic-embed-text", input: ["a puppy", "a puppy", "an invoice"] },
  ]);
});

test("shorter vectors are another model", async () => {
  const short = embedder({ EMBEDDING_DIMENSIONS: 128 });
  expect(short.model).toBe("compatible/nomic-embed-text@128");
  const [vector] = await short.embed(["a puppy"], quietly());
  expect(vector).toHaveLength(128);
  expect(server.embeddingRequests[0]?.dimensions).toBe(128);
});

test.each([
  [400, true],
  [413, true],
  [401, false],
  [404, false],
  [429, false],
  [500, false],
])("status %i: a text is at fault (%s), and one call is made", async (status, refused) => {
  server.useForEmbeddings(() => ({ kind: "error", status }));
  const failure: unknown = await embedder()
    .embed(["my secret words"], quietly())
    .catch((error: unknown) => error);
  expect(failure instanceof EmbeddingRefused).toBe(refused);
  if (refused) expect(String(failure)).not.toContain("secret");
  expect(server.embeddingRequests).toHaveLength(1);
});

test("stops waiting when it is told to", async () => {
  const asked = Promise.withResolvers<void>();
  server.useForEmbeddings(() => {
    asked.resolve();
    return { kind: "hang" };
  });
  const abort = new AbortController();
  const outcome = expect(embedder().embed(["a"], { purpose: "question", signal: abort.signal })).rejects.toThrow();
  await asked.promise;
  abort.abort();
  await outcome;
});
