import { randomUUID } from "node:crypto";
import type { MessageToRecord } from "../record.ts";
import type { Sql } from "./exchange.ts";

/**
 * Closes answers that nobody writes any more: still streaming, begun before `before`, and no process holds their
 * lock. One without a word has failed, one with words was stopped. Returns how many.
 */
export function closeAbandonedAnswers(sql: Sql, before: Date): Promise<number> {
  return sql.$executeRaw`
    WITH candidates AS MATERIALIZED (
      SELECT id FROM messages WHERE status = 'streaming' AND created_at < ${before}
    ), abandoned AS MATERIALIZED (
      SELECT id FROM candidates WHERE pg_try_advisory_xact_lock(hashtextextended(id::text, 0))
    )
    UPDATE messages SET
      status = (CASE WHEN content = '' THEN 'failed' ELSE 'stopped' END)::"MessageStatus",
      error_code = CASE WHEN content = '' THEN 'unexpected' END
    WHERE id IN (SELECT id FROM abandoned) AND status = 'streaming'`;
}

/** Messages that should be turns of the memory and are none, oldest first. */
export function unrecordedMessages(
  sql: Sql,
  { before, limit }: { before: Date; limit: number },
): Promise<(MessageToRecord & { userId: string })[]> {
  return sql.$queryRaw`
    SELECT m.id, m.role, m.content, m.created_at AS "createdAt", c.id AS "conversationId",
      c.memory_session_id AS "memorySessionId", c.user_id AS "userId"
    FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE m.turn_id IS NULL AND m.recordable AND m.content <> '' AND m.status <> 'streaming'
      AND m.created_at < ${before} AND c.deleted_at IS NULL
    ORDER BY m.created_at, m.role LIMIT ${limit}`;
}

/**
 * Takes a conversation out of sight, stops what is being written in it and notes what is to become of its memory.
 * False: no such conversation.
 */
export async function hideConversation(
  sql: Sql,
  at: { userId: string; conversationId: string; memory: "keep" | "withdraw"; requestId: string; now: Date },
): Promise<boolean> {
  const noted = await sql.$queryRaw<unknown[]>`
    WITH hidden AS (
      UPDATE conversations SET deleted_at = ${at.now}
      WHERE id = ${at.conversationId}::uuid AND user_id = ${at.userId}::uuid AND deleted_at IS NULL RETURNING id
    ), stopped AS (
      UPDATE messages SET status = 'stopped' FROM hidden
      WHERE messages.conversation_id = hidden.id AND messages.status = 'streaming'
    )
    INSERT INTO audit_events (id, actor_kind, actor_id, action, ref, after, request_id, created_at)
    SELECT ${randomUUID()}::uuid, 'user', ${at.userId}, 'conversation.deleted', 'conversation:' || id,
      jsonb_build_object('memory', ${at.memory}::text), ${at.requestId}, ${at.now} FROM hidden RETURNING id`;
  return noted.length === 1;
}

/** False: nothing of this person was deleted after `since` under this id. */
export async function unhideConversation(
  sql: Sql,
  at: { userId: string; conversationId: string; since: Date },
): Promise<boolean> {
  const count = await sql.$executeRaw`
    UPDATE conversations SET deleted_at = NULL
    WHERE id = ${at.conversationId}::uuid AND user_id = ${at.userId}::uuid AND deleted_at > ${at.since}`;
  return count === 1;
}

export interface DeletedConversation {
  id: string;
  userId: string;
  withdraw: boolean;
  turnIds: string[];
}

/** Conversations hidden before `before`, with what their owner chose for the memory learnt there. */
export function overdueConversations(sql: Sql, before: Date, limit: number): Promise<DeletedConversation[]> {
  return sql.$queryRaw`
    SELECT c.id, c.user_id AS "userId",
      coalesce((SELECT a.after ->> 'memory' FROM audit_events a
        WHERE a.actor_id = c.user_id::text AND a.created_at = c.deleted_at AND a.action = 'conversation.deleted'
          AND a.ref = 'conversation:' || c.id LIMIT 1), 'keep') = 'withdraw' AS withdraw,
      ARRAY(SELECT m.turn_id FROM messages m WHERE m.conversation_id = c.id AND m.turn_id IS NOT NULL) AS "turnIds"
    FROM conversations c WHERE c.deleted_at < ${before} ORDER BY c.deleted_at LIMIT ${limit}`;
}

/** The end of a hidden conversation: its messages and the copies of prompts that quote them. */
export async function removeConversation(sql: Sql, { id, userId }: { id: string; userId: string }): Promise<void> {
  await sql.$executeRaw`
    WITH gone AS (
      SELECT id FROM conversations WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND deleted_at IS NOT NULL
    ), recalled AS (
      DELETE FROM recalls WHERE id IN (
        SELECT m.recall_id FROM messages m WHERE m.conversation_id IN (SELECT id FROM gone) AND m.recall_id IS NOT NULL)
    )
    DELETE FROM conversations WHERE id IN (SELECT id FROM gone)`;
}
