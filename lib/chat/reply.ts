import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/http/errors.ts";
import { answerInBackground } from "./answer.ts";
import { type MemoryInPrompt, memoryOff, recollect, selectForPrompt } from "./recall-for-answer.ts";
import type { RunningAnswer } from "./running-answers.ts";
import type { ChatServices } from "./services.ts";
import { type Opening, readOpening, saveExchange } from "./store/exchange.ts";
import { titleFrom } from "./titles.ts";
import type { ChatRequest } from "./types.ts";

const threadLimit = 100;
const noConversation = "There is no such conversation.";

/** Whom the request claims to be from, and the proof, which may still be on its way. */
export interface Asker {
  userId: string;
  scope: { user: string };
  /** Rejects when the person may not do this. Nothing is written and nothing leaves before it resolves. */
  admitted: Promise<unknown>;
}

/**
 * The chat loop. Guard, history, profile and context are read side by side; the person's message is saved before the
 * model is called; the answer is then written in the background, whoever listens. Two or three waits on the database
 * stand before the model call: read, (search for a regenerated answer,) save.
 *
 * Throws AppError `not_found` for a conversation or message that is not this person's, `conflict` for a parent that
 * cannot be answered.
 */
export async function reply(request: ChatRequest, asker: Asker, services: ChatServices): Promise<RunningAnswer> {
  const { sql, memory, clock } = services;
  const { userId, scope } = asker;
  const conversationId = request.conversationId ?? null;
  const reading = readOpening(sql, { userId, conversationId, parentId: request.parentId, limit: threadLimit });
  const recall = (query: string) =>
    recollect(memory, { scope, sessionId: conversationId, query, deadlineMs: services.memoryDeadlineMs });
  const recalling = request.text === undefined ? null : recall(request.text);
  const [opening] = await Promise.all([reading, asker.admitted]);
  const branch = checkBranch(request, opening);

  const now = clock.now();
  const recordable = branch.accountMemory && (branch.conversation?.memoryEnabled ?? true);
  const asked =
    request.text === undefined
      ? { id: branch.parent.id, text: branch.parent.content, createdAt: branch.parent.createdAt, isNew: false }
      : { id: randomUUID(), text: request.text, createdAt: now, isNew: true };
  const exchange = {
    userId,
    conversationId: branch.conversation?.id ?? randomUUID(),
    title: branch.conversation ? null : titleFrom(asked.text),
    parentId: request.parentId,
    userMessage: asked.isNew ? { id: asked.id, text: asked.text } : null,
    assistantMessageId: randomUUID(),
    model: services.models.resolve(request.model),
    recordable,
    now,
  };
  const answer = services.answers.start(exchange.assistantMessageId, userId);
  services.locks.hold(exchange.assistantMessageId);
  try {
    const [saved, recollection] = await Promise.all([
      saveExchange(sql, exchange),
      recordable ? (recalling ?? recall(asked.text)) : null,
    ]);
    if (!saved) throw new AppError("not_found", noConversation);
    const inPrompt: MemoryInPrompt = recollection
      ? selectForPrompt(recollection, new Set(branch.thread.flatMap(({ turnId }) => turnId ?? [])))
      : memoryOff;
    const thread = asked.isNew
      ? [
          ...branch.thread,
          { ...asked, role: "user" as const, content: asked.text, status: "complete" as const, turnId: null },
        ]
      : branch.thread;
    answerInBackground({ exchange, asked, thread, memory: inPrompt, scope, branch, answer }, services);
    return answer;
  } catch (error) {
    services.locks.release(exchange.assistantMessageId);
    answer.close();
    answer.settle();
    throw error;
  }
}

/** What is being answered, or why it cannot be. */
function checkBranch(request: ChatRequest, opening: Opening | null) {
  if (!opening) throw new AppError("unauthenticated", "You are signed out. Sign in and try again.");
  const { conversation, thread, accountMemory } = opening;
  if (request.conversationId && !conversation) throw new AppError("not_found", noConversation);
  const parent = thread.at(-1);
  if (request.parentId && !parent) throw new AppError("not_found", "There is no such message in this conversation.");
  if (parent?.status === "streaming") {
    throw new AppError("conflict", "An answer is still being written. Wait for it or stop it first.");
  }
  const expected = request.trigger === "submit" ? "assistant" : "user";
  if (parent && parent.role !== expected) {
    throw new AppError("conflict", `A message to ${request.trigger} under must be the ${expected}'s.`);
  }
  const none = { id: "", content: "", createdAt: new Date(0) };
  return { conversation, thread, accountMemory, parent: parent ?? none };
}

export type Branch = ReturnType<typeof checkBranch>;
