import type { LanguageModel } from "ai";
import { extractByRules } from "@/lib/memory/extraction/rules.ts";
import { judge } from "@/lib/memory/gate/judge.ts";
import { estimateTokens } from "@/lib/memory/recall/tokens.ts";
import { answerFromMemory } from "./answer.ts";
import type { BuiltInMemory } from "./memory-view.ts";

type LanguageModelV4 = Extract<LanguageModel, { specificationVersion: "v4" }>;
type CallOptions = Parameters<LanguageModelV4["doStream"]>[0];
type StreamPart =
  Awaited<ReturnType<LanguageModelV4["doStream"]>>["stream"] extends ReadableStream<infer Part> ? Part : never;

interface BuiltInOptions {
  /** Pause between words, so that reading along feels the same as with a model. Default 12 ms. */
  wordDelayMs?: number;
  now?: () => Date;
}

/** The built-in assistant as a language model, for the same streamText path as every other. Needs no key. */
export function builtInModel(memory: BuiltInMemory, { wordDelayMs = 12, now = () => new Date() }: BuiltInOptions = {}) {
  const model: LanguageModelV4 = {
    specificationVersion: "v4",
    provider: "palimpsest",
    modelId: "built-in",
    supportedUrls: {},
    async doGenerate(options) {
      const text = await answer(options, memory, now());
      return { content: [{ type: "text", text }], finishReason, usage: usageOf(options, text), warnings: [] };
    },
    async doStream(options) {
      const text = await answer(options, memory, now());
      return { stream: streamWords(text, options, wordDelayMs) };
    },
  };
  return model;
}

const finishReason = { unified: "stop", raw: undefined } as const;

async function answer(options: CallOptions, memory: BuiltInMemory, now: Date): Promise<string> {
  const message = lastUserText(options);
  // What the gate would not let into the memory must not be confirmed as remembered.
  const turn = { content: message, role: "user" as const };
  const kept = extractByRules(message, now).filter(
    (proposal) => judge(proposal, turn, { floor: 0.7 }).verdict === "accepted",
  );
  return answerFromMemory(message, memory, kept);
}

function lastUserText({ prompt }: CallOptions): string {
  const last = prompt.findLast((message) => message.role === "user");
  if (!last || typeof last.content === "string") return "";
  return last.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

function streamWords(text: string, options: CallOptions, delayMs: number) {
  const words = text.match(/\s*\S+/g) ?? [];
  const id = "answer";
  async function* parts(): AsyncGenerator<StreamPart> {
    yield { type: "stream-start", warnings: [] };
    yield { type: "text-start", id };
    for (const [index, delta] of words.entries()) {
      if (index > 0 && delayMs > 0) await pause(delayMs, options.abortSignal);
      yield { type: "text-delta", id, delta };
    }
    yield { type: "text-end", id };
    yield { type: "finish", finishReason, usage: usageOf(options, text) };
  }
  const source = parts();
  return new ReadableStream<StreamPart>({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await source.return(undefined);
    },
  });
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

function usageOf({ prompt }: CallOptions, text: string) {
  const read = prompt.reduce((sum, { content }) => sum + estimateTokens(JSON.stringify(content)), 0);
  const written = estimateTokens(text);
  return {
    inputTokens: { total: read, noCache: read, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: written, text: written, reasoning: undefined },
  };
}
