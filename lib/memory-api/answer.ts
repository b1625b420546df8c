import { type ModelMessage, streamText } from "ai";
import { builtInMemory, lazyHistories } from "@/lib/chat/built-in-memory.ts";
import { systemPrompt } from "@/lib/chat/prompt.ts";
import { recollect, selectForPrompt } from "@/lib/chat/recall-for-answer.ts";
import { AppError } from "@/lib/http/errors.ts";
import type { Scope } from "@/lib/memory/types.ts";
import { extractionResult, waitForLearnt } from "./learnt.ts";
import type { ApiCall } from "./operation.ts";
import { saveTrace } from "./store/traces.ts";
import { latestTurns } from "./store/turns.ts";

/** Longer than in the chat of the app: who calls a memory would rather wait for it. */
const memoryDeadlineMs = 5_000;
/** Turns of the session that the model sees beside what is remembered. */
const windowTurns = 20;

interface Question {
  scope: Scope;
  sessionId: string;
  /** The session is created with the first recorded turn: a failed answer leaves nothing behind. */
  isNew: boolean;
  message: string;
  model: string;
}

type Call = Pick<ApiCall, "memory" | "services" | "request" | "holder">;

/** One answer by the server's model. Nothing is recorded until the model has answered to the end. */
export async function answerWithMemory(call: Call, { scope, sessionId, isNew, message, model }: Question) {
  const { memory, services, request } = call;
  const owner = { contextId: call.holder.contextId, scope };
  const [recollection, window] = await Promise.all([
    recollect(memory, { scope, sessionId: isNew ? null : sessionId, query: message, deadlineMs: memoryDeadlineMs }),
    isNew ? [] : latestTurns(services.prisma, { ...owner, sessionId, limit: windowTurns }),
  ]);
  const recalled = selectForPrompt(recollection, new Set(window.map(({ id }) => id)));
  const now = services.now();
  const languageModel = openModel(call, model, builtInMemory(recalled, lazyHistories(memory, scope), now));
  const messages: ModelMessage[] = [
    ...window.flatMap(({ role, content }) =>
      (role === "user" || role === "assistant") && content !== "" ? [{ role, content }] : [],
    ),
    { role: "user", content: message },
  ];
  let reply = "";

  return {
    async *deltas(): AsyncGenerator<string> {
      const result = streamText({
        model: languageModel,
        instructions: systemPrompt(recalled, now),
        messages,
        maxRetries: 1,
        abortSignal: AbortSignal.any([request.signal, AbortSignal.timeout(120_000)]),
        onError: () => {},
      });
      for await (const part of result.stream) {
        if (part.type === "error" || part.type === "abort") throw unanswered();
        if (part.type !== "text-delta" || part.text === "") continue;
        reply += part.text;
        yield part.text;
      }
      if (reply === "") throw unanswered();
    },

    /** Records the exchange and says what it taught. */
    async finish() {
      if (isNew) await memory.sessions.create({ scope, id: sessionId });
      const session = memory.sessions.open(sessionId, { scope });
      const said = await session.turn({ role: "user", content: message, statedAt: now });
      await session.turn({ role: "assistant", content: reply });
      const traceId = await saveTrace(services.prisma, {
        ...owner,
        sessionId,
        query: message,
        profileText: recalled.profileText,
        contextText: recalled.contextText,
        items: recalled.recalled,
        tokens: recalled.tokens,
        durationMs: recalled.durationMs,
        now,
      });
      const changes = (await waitForLearnt(call, { scope, turnIds: [said.id] })).get(said.id);
      return {
        reply,
        sessionId,
        traceId,
        memoryUpdates: changes
          ? await extractionResult(services.prisma, { ...owner, by: { turnId: said.id } }, changes)
          : null,
        citations: recalled.recalled.map(({ id, kind, text, score, statedAt }, index) => ({
          marker: index + 1,
          id,
          kind,
          snippet: text,
          score,
          occurredAt: statedAt,
        })),
      };
    },
  };
}

function openModel(call: Call, id: string, known: Parameters<ApiCall["services"]["models"]["open"]>[1]) {
  try {
    return call.services.models.open(id, known);
  } catch (error) {
    if (error instanceof Error && error.name === "UnknownModel")
      throw new AppError("invalid", "This server has no such model; leave model out for its own choice.");
    throw error;
  }
}

function unanswered() {
  return new AppError("unavailable", "The model did not answer. Nothing was recorded; try again.", {
    retryAfterSeconds: 5,
  });
}
