import { type MessageRole, type MessageStatus, Prisma } from "@/lib/generated/prisma/client.ts";
import type { Sql } from "./exchange.ts";
import type { RecalledItem } from "./recalls.ts";

/** A message of a branch with what was injected into it. */
export interface StoredMessage {
  id: string;
  parentId: string | null;
  role: MessageRole;
  content: string;
  status: MessageStatus;
  errorCode: string | null;
  model: string | null;
  turnId: string | null;
  recordable: boolean;
  createdAt: Date;
  recallId: string | null;
  items: RecalledItem[] | null;
  tokens: number | null;
  durationMs: number | null;
  failure: string | null;
}

/**
 * The shown branch, oldest first: from the conversation's current leaf, or from the message before `before`, upwards
 * for at most `limit` messages. Empty also when the conversation is not this person's.
 */
export async function readBranch(
  sql: Sql,
  at: { userId: string; conversationId: string; before: string | null; limit: number },
): Promise<StoredMessage[]> {
  const tip = at.before
    ? Prisma.sql`(SELECT parent_id FROM messages WHERE id = ${at.before}::uuid AND conversation_id = c.id)`
    : Prisma.sql`coalesce(c.current_leaf_id,
        (SELECT id FROM messages WHERE conversation_id = c.id ORDER BY created_at DESC, id DESC LIMIT 1))`;
  const rows = await sql.$queryRaw<(StoredMessage & { depth: number })[]>`
    WITH RECURSIVE branch AS (
      SELECT m.*, 1 AS depth FROM conversations c JOIN messages m ON m.conversation_id = c.id AND m.id = ${tip}
      WHERE c.id = ${at.conversationId}::uuid AND c.user_id = ${at.userId}::uuid AND c.deleted_at IS NULL
      UNION ALL
      SELECT m.*, depth + 1 FROM branch b JOIN messages m ON m.id = b.parent_id AND m.conversation_id = b.conversation_id
      WHERE depth < ${at.limit}
    )
    SELECT b.id, b.parent_id AS "parentId", b.role, b.content, b.status, b.error_code AS "errorCode", b.model,
      b.turn_id AS "turnId", b.recordable, b.created_at AS "createdAt", r.id AS "recallId", r.items, r.tokens,
      r.duration_ms AS "durationMs", r.failure
    FROM branch b LEFT JOIN recalls r ON r.id = b.recall_id ORDER BY depth DESC`;
  return rows;
}

/** The message and conversation that a memory turn belongs to, in the conversations of one person. */
export async function readMessageOfTurn(
  sql: Sql,
  { userId, turnId }: { userId: string; turnId: string },
): Promise<{ messageId: string; conversationId: string } | null> {
  const rows = await sql.$queryRaw<{ messageId: string; conversationId: string }[]>`
    SELECT m.id AS "messageId", c.id AS "conversationId"
    FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE m.turn_id = ${turnId}::uuid AND c.user_id = ${userId}::uuid AND c.deleted_at IS NULL`;
  return rows[0] ?? null;
}

export interface FoundMessage {
  conversationId: string;
  title: string;
  messageId: string | null;
  snippet: string;
}

/** Conversations and messages that hold every word of `words`, the last one as a beginning; newest first. */
export async function searchMessages(
  sql: Sql,
  { userId, words, limit }: { userId: string; words: readonly string[]; limit: number },
): Promise<FoundMessage[]> {
  const query = words.map((word, index) => `'${word}'${index === words.length - 1 ? ":*" : ""}`).join(" & ");
  return sql.$queryRaw<FoundMessage[]>`
    WITH asked AS (SELECT to_tsquery('simple', ${query}) AS query), own AS (
      SELECT id, title, updated_at FROM conversations WHERE user_id = ${userId}::uuid AND deleted_at IS NULL
    ), titled AS (
      SELECT own.id AS "conversationId", own.title, NULL::uuid AS "messageId", '' AS snippet, own.updated_at AS at
      FROM own, asked WHERE to_tsvector('simple', own.title) @@ asked.query
    ), written AS (
      SELECT own.id AS "conversationId", own.title, m.id AS "messageId", m.content, m.created_at AS at
      FROM own JOIN messages m ON m.conversation_id = own.id, asked
      WHERE m.tsv @@ asked.query ORDER BY m.created_at DESC LIMIT ${limit}
    )
    SELECT "conversationId", title, "messageId", snippet FROM (
      SELECT * FROM titled
      UNION ALL
      SELECT "conversationId", title, "messageId", ts_headline('simple', left(content, 20000), asked.query,
        'StartSel="", StopSel="", MaxWords=24, MinWords=12, MaxFragments=1') AS snippet, at FROM written, asked
    ) found ORDER BY at DESC, "messageId" LIMIT ${limit}`;
}
