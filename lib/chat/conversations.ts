import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { type ListPosition, readConversation, readConversations } from "./store/conversations.ts";
import type { Sql } from "./store/exchange.ts";
import { type FoundMessage, searchMessages } from "./store/messages.ts";
import type { ConversationSummary } from "./types.ts";

const pageSize = 40;

/** One page of the list, pinned first, then newest first. `nextCursor` is null on the last one. */
export interface ConversationPage {
  conversations: ConversationSummary[];
  nextCursor: string | null;
}

/** Throws AppError `invalid` for a cursor that is none. */
export async function listConversations(
  sql: Sql,
  { userId, cursor, limit = pageSize }: { userId: string; cursor?: string | undefined; limit?: number },
): Promise<ConversationPage> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await readConversations(sql, { userId, limit: limit + 1, after });
  const conversations = rows.slice(0, limit);
  const last = conversations.at(-1);
  return { conversations, nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}

/** Throws AppError `not_found`; another person's conversation answers exactly as an absent one. */
export async function getConversation(
  sql: Sql,
  at: { userId: string; conversationId: string },
): Promise<ConversationSummary> {
  return found(await readConversation(sql, at));
}

export function found<Value>(value: Value | null): Value {
  if (value === null) throw new AppError("not_found", "There is no such conversation.");
  return value;
}

const mostWords = 8;

/** Where the words of `query` were written or titled; [] for a query without words. */
export async function searchConversations(
  sql: Sql,
  { userId, query, limit = 20 }: { userId: string; query: string; limit?: number },
): Promise<FoundMessage[]> {
  const words = query.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  return searchMessages(sql, { userId, words: words.slice(0, mostWords), limit });
}

const cursorSchema = z.tuple([z.boolean(), z.iso.datetime(), z.uuid()]);

function encodeCursor({ pinned, updatedAt, id }: ConversationSummary): string {
  return Buffer.from(JSON.stringify([pinned, updatedAt, id])).toString("base64url");
}

function decodeCursor(cursor: string): ListPosition {
  try {
    const [pinned, updatedAt, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { pinned, updatedAt: new Date(updatedAt), id };
  } catch {
    throw new AppError("invalid", "This page of the list does not exist. Load the list again.");
  }
}
