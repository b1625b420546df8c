import { randomUUID } from "node:crypto";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { Memory } from "@/lib/memory/api.ts";
import { Spectron } from "@/lib/memory/spectron.ts";
import { builtInModel } from "@/lib/models/built-in/model.ts";
import { reply } from "./reply.ts";
import type { ChatChunk } from "./running-answers.ts";
import { RunningAnswers } from "./running-answers.ts";
import type { ChatServices } from "./services.ts";
import type { ChatRequest } from "./types.ts";

/** A chat on a real database and a real memory, in front of a model server; for tests. */
export function chatBench(prisma: PrismaClient, baseUrl: string, changes: Partial<ChatServices> = {}) {
  const faults: { what: string; error: unknown }[] = [];
  const memory = new Spectron({ store: prisma }).memory({ contextId: "chat" });
  const provider = createOpenAICompatible({ name: "test", baseURL: baseUrl, apiKey: "test", includeUsage: true });
  const services: ChatServices = {
    sql: prisma,
    memory,
    models: {
      resolve: (asked) => asked ?? "test/synthetic",
      open: (id, known) => (id === "built-in" ? builtInModel(known, { wordDelayMs: 0 }) : provider(id)),
      writesTitles: () => false,
    },
    answers: new RunningAnswers(),
    locks: { hold: () => {}, release: () => {} },
    clock: { now: () => new Date() },
    limits: { silenceMs: 5_000, progressMs: 20, maxRetries: 0 },
    memoryDeadlineMs: 2_000,
    onFault: (what, error) => faults.push({ what, error }),
    ...changes,
  };
  return {
    services,
    faults,
    memory: services.memory,
    async person(memoryEnabled = true) {
      const { id } = await prisma.user.create({ data: { email: `${randomUUID()}@example.com`, memoryEnabled } });
      return { userId: id, scope: { user: id } };
    },
    /** Sends a request as this person and waits until everything about the answer is saved. */
    async send(person: { userId: string; scope: { user: string } }, request: Partial<ChatRequest>) {
      const answer = await start(services, person, request);
      const chunks = await drain(answer.listen());
      await answer.ended;
      return { ...read(chunks), chunks, answer };
    },
    start: (person: { userId: string; scope: { user: string } }, request: Partial<ChatRequest>) =>
      start(services, person, request),
  };
}

function start(
  services: ChatServices,
  person: { userId: string; scope: { user: string } },
  request: Partial<ChatRequest>,
) {
  const asker = { ...person, admitted: Promise.resolve() };
  return reply({ trigger: "submit", parentId: null, ...request }, asker, services);
}

export async function drain(stream: ReadableStream<ChatChunk>): Promise<ChatChunk[]> {
  const chunks: ChatChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** What a browser would make of the stream. */
export function read(chunks: readonly ChatChunk[]) {
  const turn = chunks.find((chunk) => chunk.type === "data-turn")?.data;
  if (!turn) throw new Error("The stream has no turn.");
  const memory = chunks.findLast((chunk) => chunk.type === "data-memory")?.data;
  const metadata = chunks.findLast((chunk) => chunk.type === "message-metadata")?.messageMetadata;
  const text = chunks.map((chunk) => (chunk.type === "text-delta" ? chunk.delta : "")).join("");
  return { turn, memory, metadata, text };
}

/** A memory whose parts can be replaced, over a real one. */
export function memoryWith(memory: Memory, changes: Partial<Memory>): Memory {
  return { ...memory, ...changes };
}
