import type { Memory } from "@/lib/memory/api.ts";
import { withinDeadline } from "./deadline.ts";
import { learnedChanges } from "./learned.ts";
import type { Sql } from "./store/exchange.ts";
import { readBranch, type StoredMessage } from "./store/messages.ts";
import { messagesOfTurns } from "./store/recalls.ts";
import type { AnswerErrorCode, AnswerMemory, ChatMessage, LearnedChange } from "./types.ts";
import { answerMemory } from "./used-memory.ts";

const pageSize = 60;
const learnedDeadlineMs = 1_000;

/** A page of the shown branch, oldest first. `earlier`: the id to pass as `before` for the page above; null: none. */
export interface MessagePage {
  messages: ChatMessage[];
  earlier: string | null;
}

/** Messages with what each taught the memory and what memory put into each. A memory that is down leaves that out. */
export async function loadMessages(
  { sql, memory }: { sql: Sql; memory: Memory },
  at: { userId: string; conversationId: string; before?: string | undefined; limit?: number },
): Promise<MessagePage> {
  const limit = at.limit ?? pageSize;
  const rows = await readBranch(sql, { ...at, before: at.before ?? null, limit: limit + 1 });
  const shown = rows.slice(-limit);
  const said = shown.flatMap(({ role, turnId }) => (role === "user" && turnId ? [turnId] : []));
  const sources = [...new Set(shown.flatMap(({ items }) => items?.flatMap(({ turnId }) => turnId ?? []) ?? []))];
  const scope = { user: at.userId };
  const [learned, places] = await Promise.all([
    withinDeadline(
      said.length > 0 ? memory.learned({ scope, turnIds: said }) : Promise.resolve(new Map()),
      learnedDeadlineMs,
    ),
    messagesOfTurns(sql, { userId: at.userId, turnIds: sources }),
  ]);
  const changes = learned.state === "ready" ? learned.value : new Map();
  return {
    messages: shown.map((row) => {
      const learnt = row.turnId && row.role === "user" ? learnedChanges(changes.get(row.turnId) ?? []) : [];
      return chatMessage(row, learnt, places);
    }),
    earlier: rows.length > limit ? (shown[0]?.id ?? null) : null,
  };
}

function chatMessage(
  row: StoredMessage,
  learned: LearnedChange[],
  places: Awaited<ReturnType<typeof messagesOfTurns>>,
): ChatMessage {
  return {
    id: row.id,
    role: row.role,
    parts: row.content === "" ? [] : [{ type: "text", text: row.content }],
    metadata: {
      parentId: row.parentId,
      status: row.status,
      createdAt: row.createdAt.toISOString(),
      ...(row.model && { model: row.model }),
      ...(row.errorCode && { errorCode: row.errorCode as AnswerErrorCode }),
      ...(row.role === "assistant" && memoryPart(row, places)),
      ...(learned.length > 0 && { learned }),
    },
  };
}

function memoryPart(row: StoredMessage, places: Awaited<ReturnType<typeof messagesOfTurns>>) {
  if (!row.recordable) {
    return { memory: answerMemory({ id: null, items: [], tokens: 0, durationMs: 0, failure: "off" }) };
  }
  if (!row.recallId) return {};
  const recall = {
    id: row.recallId,
    items: row.items ?? [],
    tokens: row.tokens ?? 0,
    durationMs: row.durationMs ?? 0,
    failure: row.failure as AnswerMemory["failure"],
  };
  return { memory: answerMemory(recall, places) };
}
