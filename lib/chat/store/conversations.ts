import { Prisma } from "@/lib/generated/prisma/client.ts";
import type { ConversationSummary } from "../types.ts";
import type { Sql } from "./exchange.ts";

interface SummaryRow {
  id: string;
  title: string;
  pinned: boolean;
  memoryEnabled: boolean;
  updatedAt: Date;
}

const summary = Prisma.sql`c.id, c.title, c.pinned_at IS NOT NULL AS pinned, c.memory_enabled AS "memoryEnabled",
  c.updated_at AS "updatedAt"`;

function toSummary({ updatedAt, ...row }: SummaryRow): ConversationSummary {
  return { ...row, updatedAt: updatedAt.toISOString() };
}

/** Where a page of the list ended. */
export interface ListPosition {
  pinned: boolean;
  updatedAt: Date;
  id: string;
}

/** Pinned first, then by recency; `after` continues where the last page ended. */
export async function readConversations(
  sql: Sql,
  { userId, limit, after }: { userId: string; limit: number; after: ListPosition | null },
): Promise<ConversationSummary[]> {
  const beyond = after
    ? Prisma.sql`AND (c.pinned_at IS NOT NULL, c.updated_at, c.id)
        < (${after.pinned}, ${after.updatedAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await sql.$queryRaw<SummaryRow[]>`
    SELECT ${summary} FROM conversations c
    WHERE c.user_id = ${userId}::uuid AND c.deleted_at IS NULL ${beyond}
    ORDER BY (c.pinned_at IS NOT NULL) DESC, c.updated_at DESC, c.id DESC LIMIT ${limit}`;
  return rows.map(toSummary);
}

export async function readConversation(
  sql: Sql,
  { userId, conversationId }: { userId: string; conversationId: string },
): Promise<ConversationSummary | null> {
  const rows = await sql.$queryRaw<SummaryRow[]>`
    SELECT ${summary} FROM conversations c
    WHERE c.id = ${conversationId}::uuid AND c.user_id = ${userId}::uuid AND c.deleted_at IS NULL`;
  return rows[0] ? toSummary(rows[0]) : null;
}

/** A title that nobody chose; one that the person gave stays. */
export async function setTitle(sql: Sql, at: { userId: string; conversationId: string; title: string }) {
  await sql.$executeRaw`
    UPDATE conversations SET title = ${at.title}
    WHERE id = ${at.conversationId}::uuid AND user_id = ${at.userId}::uuid AND NOT title_by_user`;
}

export interface ConversationChange {
  title?: string | undefined;
  pinned?: boolean | undefined;
  memoryEnabled?: boolean | undefined;
}

/** Null: no such conversation. */
export async function changeConversation(
  sql: Sql,
  {
    userId,
    conversationId,
    now,
    ...change
  }: ConversationChange & { userId: string; conversationId: string; now: Date },
): Promise<ConversationSummary | null> {
  const { title = null, pinned = null, memoryEnabled = null } = change;
  const rows = await sql.$queryRaw<SummaryRow[]>`
    UPDATE conversations c SET
      title = coalesce(${title}, c.title),
      title_by_user = c.title_by_user OR ${title}::text IS NOT NULL,
      pinned_at = CASE ${pinned}::boolean WHEN true THEN coalesce(c.pinned_at, ${now}::timestamptz)
        WHEN false THEN NULL ELSE c.pinned_at END,
      memory_enabled = coalesce(${memoryEnabled}::boolean, c.memory_enabled)
    WHERE c.id = ${conversationId}::uuid AND c.user_id = ${userId}::uuid AND c.deleted_at IS NULL
    RETURNING ${summary}`;
  return rows[0] ? toSummary(rows[0]) : null;
}
