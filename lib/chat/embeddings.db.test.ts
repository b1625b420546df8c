import { afterAll, beforeAll, expect, test } from "vitest";
import { Spectron } from "@/lib/memory/spectron.ts";
import { chosenEmbedder } from "@/lib/models/embedder.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { type ModelServer, startModelServer } from "@/lib/testing/model-server.ts";
import { chatBench } from "./reply.fixture.ts";

const { prisma } = await freshDatabase();
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer({ script: () => ({ kind: "text", text: "Understood." }) });
});
afterAll(() => server.close());

function benchWith(semanticMs: number) {
  const embedder = chosenEmbedder({
    OPENAI_COMPATIBLE_BASE_URL: server.baseUrl,
    EMBEDDING_MODEL: "compatible/test-double",
  });
  if (!embedder) throw new Error("No embedder was chosen.");
  const memory = new Spectron({ store: prisma, embedder, semanticMs }).memory({ contextId: "chat" });
  return { memory, bench: chatBench(prisma, server.baseUrl, { memory, memoryDeadlineMs: 10_000 }) };
}

const recallOf = (assistantMessageId: string) =>
  prisma.recall.findFirstOrThrow({ where: { messages: { some: { id: assistantMessageId } } } });

test("an answer is given what was said in other words, and the recall says that embeddings took part", async () => {
  const { memory, bench } = benchWith(5_000);
  const person = await bench.person();
  for (const text of ["The printer jammed again.", "Our puppy chewed the garden hose.", "The gym raised its prices."])
    await bench.send(person, { text });
  await memory.settled(person);
  const sent = await bench.send(person, { text: "Which canine lives with us?" });
  const recall = await recallOf(sent.turn.assistantMessageId);
  expect(recall).toMatchObject({ semantic: "used", failure: null });
  expect(recall.contextText).toContain("puppy");
});

test("embeddings that hang hold no answer up, and the recall says so", async () => {
  const { bench } = benchWith(20);
  server.useForEmbeddings(() => ({ kind: "hang" }));
  const person = await bench.person();
  await bench.send(person, { text: "I work at Acme Corp." });
  const sent = await bench.send(person, { text: "Where do I work?" });
  expect(sent.text).toBe("Understood.");
  expect(await recallOf(sent.turn.assistantMessageId)).toMatchObject({ semantic: "late", failure: null });
});
