import type { Memory } from "@/lib/memory/api.ts";
import type { Scope } from "@/lib/memory/types.ts";
import { linkTurn, replacedTurns, type Sql } from "./store/exchange.ts";

export interface MessageToRecord {
  id: string;
  role: "user" | "assistant";
  content: string;
  createdAt: Date;
  conversationId: string;
  /** The memory session of the conversation when it has one already. */
  memorySessionId: string | null;
}

/**
 * Records a message as a turn of its conversation's memory session. Doing it twice is the same as once: the message's
 * id is the turn's. Throws what the memory throws; the sweep tries again later.
 */
export async function recordMessage(
  { memory, sql }: { memory: Memory; sql: Sql },
  scope: Scope,
  message: MessageToRecord,
): Promise<void> {
  const sessionId = message.memorySessionId ?? message.conversationId;
  const session = message.memorySessionId
    ? memory.sessions.open(sessionId, { scope })
    : await memory.sessions.create({ scope, id: sessionId });
  const { role, content, createdAt } = message;
  const turn = await session.turn({ role, content, statedAt: createdAt, id: message.id });
  await linkTurn(sql, { messageId: message.id, turnId: turn.id, sessionId });
}

/** An edit takes back what the message it replaces had taught. */
export async function withdrawReplaced(
  { memory, sql }: { memory: Memory; sql: Sql },
  scope: { user: string },
  messageId: string,
): Promise<void> {
  const turnIds = await replacedTurns(sql, messageId);
  if (turnIds.length === 0) return;
  await memory.turns.withdraw({ scope, turnIds, actor: { kind: "user", id: scope.user, reason: "message edited" } });
}
