import type { PrismaClient } from "../../generated/prisma/client.ts";
import { Prisma } from "../../generated/prisma/client.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";

export interface ConversationRow {
  id: string;
  title: string;
  memoryEnabled: boolean;
  deleted: boolean;
  createdAt: Date;
  updatedAt: Date;
  messages: number;
  /** Statements that were read out of it and still count. */
  claims: number;
}

const list = "conversations";

/** Conversations of one person, latest first. */
export async function listConversations(
  prisma: PrismaClient,
  { personId, scopeId, after, limit }: { personId: string; scopeId: string; after?: string; limit: number },
): Promise<{ conversations: ConversationRow[]; next: string | null }> {
  const cursor = decodeCursor(list, after);
  const beyond = cursor
    ? Prisma.sql`(c.updated_at, c.id) < (${cursor.position}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await prisma.$queryRaw<(ConversationRow & { position: string })[]>`
    SELECT c.id, c.title, c.memory_enabled AS "memoryEnabled", c.deleted_at IS NOT NULL AS deleted,
           c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.updated_at::text AS position,
           (SELECT count(*)::int FROM messages m WHERE m.conversation_id = c.id) AS messages,
           (SELECT count(*)::int FROM messages m JOIN claims k ON k.turn_id = m.turn_id
            WHERE m.conversation_id = c.id AND k.scope_id = ${scopeId}::uuid AND k.withdrawn_at IS NULL) AS claims
    FROM conversations c
    WHERE c.user_id = ${personId}::uuid AND ${beyond}
    ORDER BY c.updated_at DESC, c.id DESC
    LIMIT ${limit + 1}`;
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    conversations: kept.map(({ position: _position, ...row }) => row),
    next: rows.length > limit && last ? encodeCursor({ list, position: last.position, id: last.id }) : null,
  };
}

export interface InjectedItem {
  kind: "turn" | "attribute";
  id: string;
  rank: number;
  score: number;
  text: string;
  signals: Record<string, number>;
}

export interface MessageRow {
  id: string;
  role: "user" | "assistant";
  content: string;
  status: string;
  model: string | null;
  createdAt: Date;
  turnId: string | null;
  extraction: string | null;
  withdrawn: boolean;
  recall: {
    id: string;
    profileText: string;
    contextText: string;
    items: InjectedItem[];
    tokens: number;
    durationMs: number;
    failure: string | null;
    /** used | late | failed; null where no embeddings are configured. */
    semantic: string | null;
  } | null;
}

/** Messages of a conversation of this person, oldest first, a question before its answer of the same instant, with what was put into each answer's prompt. */
export async function readConversation(
  prisma: PrismaClient,
  {
    personId,
    scopeId,
    conversationId,
    limit,
  }: { personId: string; scopeId: string; conversationId: string; limit: number },
): Promise<{ title: string; createdAt: Date; messages: MessageRow[] } | null> {
  const conversation = await prisma.conversation.findFirst({
    where: { id: conversationId, userId: personId },
    select: { title: true, createdAt: true },
  });
  if (!conversation) return null;
  const messages = await prisma.$queryRaw<MessageRow[]>`
    SELECT m.id, m.role::text AS role, m.content, m.status::text AS status, m.model, m.created_at AS "createdAt",
           t.id AS "turnId", t.extraction::text AS extraction, t.withdrawn_at IS NOT NULL AS withdrawn,
           CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object(
             'id', r.id, 'profileText', r.profile_text, 'contextText', r.context_text, 'items', r.items,
             'tokens', r.tokens, 'durationMs', r.duration_ms, 'failure', r.failure, 'semantic', r.semantic) END AS recall
    FROM messages m
    JOIN conversations c ON c.id = m.conversation_id
    LEFT JOIN turns t ON t.id = m.turn_id AND t.scope_id = ${scopeId}::uuid
    LEFT JOIN recalls r ON r.id = m.recall_id AND r.scope_id = ${scopeId}::uuid
    WHERE m.conversation_id = ${conversationId}::uuid AND c.user_id = ${personId}::uuid
    ORDER BY m.created_at, m.role, m.id
    LIMIT ${limit}`;
  return { ...conversation, messages };
}
