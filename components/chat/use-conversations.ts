"use client";

import { useCallback, useMemo, useState } from "react";
import type { ConversationSummary } from "@/lib/chat/types.ts";
import { requestJson } from "./http.ts";
import type { ConversationPage } from "./wire.ts";

export interface Conversations {
  conversations: readonly ConversationSummary[];
  hasMore: boolean;
  loadMore: () => Promise<void>;
  /** Fetches the newest page again: titles may have been found meanwhile. */
  refresh: () => Promise<void>;
  /** Puts a conversation on top, adding it when it is new. */
  touch: (id: string, title: string) => void;
  change: (
    id: string,
    change: Partial<Pick<ConversationSummary, "title" | "pinned" | "memoryEnabled">>,
  ) => Promise<void>;
  /** Deletes it, with or without what the memory learnt there; `restore` takes that back within ten seconds. */
  remove: (id: string, memory: "keep" | "withdraw") => Promise<void>;
  restore: (id: string) => Promise<void>;
}

const path = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

export function useConversations(initial: ConversationPage): Conversations {
  const [page, setPage] = useState(initial);

  const merge = useCallback((newest: ConversationPage) => {
    setPage((known) => {
      const seen = new Set(newest.conversations.map(({ id }) => id));
      const oldest = newest.conversations.filter(({ pinned }) => !pinned).at(-1)?.updatedAt ?? "";
      const rest = known.conversations.filter(
        ({ id, pinned, updatedAt }) => !seen.has(id) && !pinned && updatedAt < oldest,
      );
      return {
        conversations: [...newest.conversations, ...rest],
        nextCursor: rest.length > 0 ? known.nextCursor : newest.nextCursor,
      };
    });
  }, []);

  const refresh = useCallback(async () => {
    const newest = await requestJson<ConversationPage>("GET", "/api/conversations").catch(() => null);
    if (newest) merge(newest);
  }, [merge]);

  const loadMore = useCallback(async () => {
    if (!page.nextCursor) return;
    const next = await requestJson<ConversationPage>(
      "GET",
      `/api/conversations?cursor=${encodeURIComponent(page.nextCursor)}`,
    );
    setPage((known) => {
      const seen = new Set(known.conversations.map(({ id }) => id));
      return {
        conversations: [...known.conversations, ...next.conversations.filter(({ id }) => !seen.has(id))],
        nextCursor: next.nextCursor,
      };
    });
  }, [page.nextCursor]);

  const edit = useCallback((id: string, edited: (conversation: ConversationSummary) => ConversationSummary | null) => {
    setPage((known) => ({
      ...known,
      conversations: known.conversations.flatMap((conversation) =>
        conversation.id === id ? (edited(conversation) ?? []) : conversation,
      ),
    }));
  }, []);

  const touch = useCallback((id: string, title: string) => {
    setPage((known) => {
      const found = known.conversations.find((conversation) => conversation.id === id);
      const touched = {
        ...(found ?? { id, pinned: false, memoryEnabled: true }),
        title: title || found?.title || "",
        updatedAt: new Date().toISOString(),
      };
      return { ...known, conversations: [touched, ...known.conversations.filter((other) => other.id !== id)] };
    });
  }, []);

  return useMemo(
    () => ({
      conversations: page.conversations,
      hasMore: page.nextCursor !== null,
      loadMore,
      refresh,
      touch,
      change: async (id, change) => {
        await requestJson("PATCH", path(id), change);
        edit(id, (conversation) => ({ ...conversation, ...change }));
      },
      remove: async (id, memory) => {
        await requestJson("DELETE", `${path(id)}?memory=${memory}`);
        edit(id, () => null);
      },
      restore: async (id) => {
        await requestJson("POST", `${path(id)}/restore`);
        await refresh();
      },
    }),
    [page, loadMore, refresh, touch, edit],
  );
}
