import { randomUUID } from "node:crypto";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import { builtInMemory, lazyHistories } from "./built-in-memory.ts";
import { withinDeadline } from "./deadline.ts";
import { generate } from "./generate.ts";
import { modelMessages, systemPrompt, windowOf } from "./prompt.ts";
import type { MemoryInPrompt } from "./recall-for-answer.ts";
import { recordMessage, withdrawReplaced } from "./record.ts";
import type { Branch } from "./reply.ts";
import type { RunningAnswer } from "./running-answers.ts";
import type { ChatServices } from "./services.ts";
import { setTitle } from "./store/conversations.ts";
import { finishAnswer, type NewExchange, saveProgress, type ThreadMessage } from "./store/exchange.ts";
import { messagesOfTurns, saveRecall } from "./store/recalls.ts";
import { titleByModel, titleFrom } from "./titles.ts";
import { answerMemory, withSources } from "./used-memory.ts";

/** How long a finished stream stays open for the links of what memory put in. */
const afterwordMs = 1_000;

export interface AnswerJob {
  exchange: NewExchange;
  asked: { id: string; text: string; createdAt: Date; isNew: boolean };
  thread: readonly ThreadMessage[];
  memory: MemoryInPrompt;
  scope: { user: string };
  branch: Branch;
  answer: RunningAnswer;
}

/** Writes the answer and does what follows from it. Returns at once; nothing of it depends on who listens. */
export function answerInBackground(job: AnswerJob, services: ChatServices): void {
  const { answer, exchange } = job;
  void write(job, services)
    .catch((error: unknown) => {
      services.onFault("answer", error);
      answer.push({ type: "error", errorText: "unexpected" });
    })
    .finally(() => {
      answer.close();
      services.locks.release(exchange.assistantMessageId);
      answer.settle();
    });
}

async function write(job: AnswerJob, services: ChatServices): Promise<void> {
  const { answer, exchange, memory, asked } = job;
  const { sql, models, limits } = services;
  announce(job);
  const histories = lazyHistories(services.memory, job.scope);
  const called = Promise.withResolvers<void>();
  const remembering = called.promise.then(() => rememberAsked(job, services));
  const finished = await generate(
    {
      model: () => models.open(exchange.model, builtInMemory(memory, histories, exchange.now)),
      instructions: systemPrompt(memory, exchange.now),
      messages: modelMessages(windowOf(job.thread)),
    },
    answer,
    {
      limits,
      saveProgress: (text) => saveProgress(sql, exchange.assistantMessageId, text),
      onCall: called.resolve,
    },
  );
  await finishAnswer(sql, exchange.assistantMessageId, finished);
  answer.push({
    type: "message-metadata",
    messageMetadata: {
      ...metadata(job, finished.status),
      ...(finished.errorCode && { errorCode: finished.errorCode }),
    },
  });
  if (finished.errorCode) answer.push({ type: "error", errorText: finished.errorCode });
  if (finished.status === "stopped") answer.push({ type: "abort" });
  answer.push({ type: "finish" });
  await withinDeadline(remembering, afterwordMs);
  answer.close();
  await remembering;
  if (exchange.recordable && finished.text !== "") {
    await attempt(services, "record answer", () =>
      recordMessage(services, job.scope, {
        ...sessionOf(job),
        id: exchange.assistantMessageId,
        role: "assistant",
        content: finished.text,
        createdAt: exchange.now,
      }),
    );
  }
  if (exchange.title !== null && finished.status === "complete" && models.writesTitles(exchange.model)) {
    await attempt(services, "title", async () => {
      const title = await titleByModel(models.open(exchange.model, builtInMemory(memory, histories, exchange.now)), {
        asked: asked.text,
        answered: finished.text,
      });
      if (title) await setTitle(sql, { userId: exchange.userId, conversationId: exchange.conversationId, title });
    });
  }
}

/** The first chunks: the ids that the server gave, and what memory put into the prompt. */
function announce(job: AnswerJob) {
  const { answer, exchange, asked, memory } = job;
  answer.push({
    type: "start",
    messageId: exchange.assistantMessageId,
    messageMetadata: metadata(job, "streaming"),
  });
  answer.push({
    type: "data-turn",
    id: "turn",
    data: {
      conversationId: exchange.conversationId,
      userMessageId: asked.id,
      assistantMessageId: exchange.assistantMessageId,
      title: exchange.title ?? titleFrom(asked.text),
    },
  });
  answer.push({ type: "data-memory", id: "memory", data: answerMemory({ id: null, ...memory }) });
}

function metadata({ exchange, asked }: AnswerJob, status: "streaming" | "complete" | "stopped" | "failed") {
  return { parentId: asked.id, status, createdAt: exchange.now.toISOString(), model: exchange.model };
}

/**
 * Records the person's turn, whatever becomes of the answer, then what was injected into the answer. Beside the model
 * call, so that neither waits for the other: it begins as the call leaves.
 */
async function rememberAsked(job: AnswerJob, services: ChatServices) {
  const { exchange, asked, scope } = job;
  if (!exchange.recordable) return;
  const alreadyRecorded = job.thread.some(({ id, turnId }) => id === asked.id && turnId !== null);
  if (!alreadyRecorded) {
    await attempt(services, "record message", () =>
      recordMessage(services, scope, {
        ...sessionOf(job),
        id: asked.id,
        role: "user",
        content: asked.text,
        createdAt: asked.createdAt,
      }),
    );
    if (asked.isNew && exchange.title === null) {
      await attempt(services, "withdraw replaced", () => withdrawReplaced(services, scope, asked.id));
    }
  }
  await attempt(services, "save recall", () => keepRecall(job, services));
}

async function keepRecall(job: AnswerJob, services: ChatServices) {
  const { answer, exchange, asked, memory, scope } = job;
  const { sql } = services;
  const attributeIds = memory.items.flatMap(({ kind, id }) => (kind === "attribute" ? id : []));
  const items = withSources(memory.items, await services.memory.facts.evidence({ scope, attributeIds }));
  const id = randomUUID();
  const saved = await saveRecall(sql, {
    ...memory,
    id,
    items,
    scopeId: scopeId(services.memory.contextId, scopeKey(scope)),
    assistantMessageId: exchange.assistantMessageId,
    query: asked.text,
    now: exchange.now,
  });
  // Being in the profile is no use by itself: everything is, and nothing would ever fade.
  const found = memory.recalled.flatMap(({ kind, id }) => (kind === "attribute" ? id : []));
  await services.memory.facts.used({ scope, attributeIds: found });
  const turnIds = items.flatMap(({ turnId }) => turnId ?? []);
  const places = await messagesOfTurns(sql, { userId: exchange.userId, turnIds });
  answer.push({
    type: "data-memory",
    id: "memory",
    data: answerMemory({ ...memory, id: saved ? id : null, items }, places),
  });
}

function sessionOf({ exchange, branch }: AnswerJob) {
  return { conversationId: exchange.conversationId, memorySessionId: branch.conversation?.memorySessionId ?? null };
}

/** The answer stands even when what follows from it fails; the sweep records later what could not be recorded now. */
async function attempt(services: ChatServices, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    services.onFault(what, error);
  }
}
