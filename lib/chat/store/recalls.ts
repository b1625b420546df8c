import type { Prisma } from "@/lib/generated/prisma/client.ts";
import type { UsedMemory } from "../types.ts";
import type { Sql } from "./exchange.ts";

/** One item of a recall as it is stored: what stood in the prompt and why. */
export interface RecalledItem extends Omit<UsedMemory, "conversationId" | "messageId"> {
  turnId: string | null;
  rank: number;
  score: number;
  signals: Record<string, number>;
}

export interface NewRecall {
  id: string;
  scopeId: string;
  assistantMessageId: string;
  query: string;
  profileText: string;
  contextText: string;
  items: RecalledItem[];
  tokens: number;
  durationMs: number;
  failure: string | null;
  /** What embeddings added to the search: used, late or failed; null where none are configured. */
  semantic: string | null;
  now: Date;
}

/**
 * Keeps exactly what was put into the prompt of an answer and links the answer to it. False when the memory has no
 * scope for the person yet, or no longer: then there was nothing to inject either.
 */
export async function saveRecall(sql: Sql, recall: NewRecall): Promise<boolean> {
  const items = JSON.stringify(recall.items satisfies Prisma.InputJsonValue | RecalledItem[]);
  const linked = await sql.$executeRaw`
    WITH recall AS (
      INSERT INTO recalls (id, scope_id, session_id, query, profile_text, context_text, items, tokens, duration_ms,
        failure, semantic, created_at)
      SELECT ${recall.id}::uuid, s.id, c.memory_session_id, ${recall.query}, ${recall.profileText},
        ${recall.contextText}, ${items}::jsonb, ${recall.tokens}, ${Math.round(recall.durationMs)}, ${recall.failure},
        ${recall.semantic}, ${recall.now}
      FROM memory_scopes s, messages m JOIN conversations c ON c.id = m.conversation_id
      WHERE s.id = ${recall.scopeId}::uuid AND s.erased_at IS NULL AND m.id = ${recall.assistantMessageId}::uuid
      RETURNING id
    )
    UPDATE messages SET recall_id = recall.id FROM recall WHERE messages.id = ${recall.assistantMessageId}::uuid`;
  return linked === 1;
}

/** Where the person's own words behind turns stand: turn id → message, within what this person owns. */
export async function messagesOfTurns(
  sql: Sql,
  { userId, turnIds }: { userId: string; turnIds: readonly string[] },
): Promise<Map<string, { conversationId: string; messageId: string }>> {
  if (turnIds.length === 0) return new Map();
  const rows = await sql.$queryRaw<{ turnId: string; conversationId: string; messageId: string }[]>`
    SELECT m.turn_id AS "turnId", m.conversation_id AS "conversationId", m.id AS "messageId"
    FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE c.user_id = ${userId}::uuid AND c.deleted_at IS NULL AND m.turn_id = ANY(${[...turnIds]}::uuid[])`;
  return new Map(rows.map(({ turnId, ...place }) => [turnId, place]));
}
