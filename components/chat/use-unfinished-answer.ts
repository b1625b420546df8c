"use client";

import { useEffect } from "react";
import type { ChatMessage } from "@/lib/chat/types.ts";
import { requestJson } from "./http.ts";
import type { LiveChat } from "./live-chat.ts";

const interval = 1000;

/** An answer that is being written elsewhere (another tab, before a reload) is fetched until it is finished. */
export function useUnfinishedAnswer(live: LiveChat, messages: readonly ChatMessage[]) {
  const unfinished = !live.busy && messages.at(-1)?.metadata?.status === "streaming";
  useEffect(() => {
    if (!unfinished || !live.conversationId) return;
    const path = `/api/conversations/${live.conversationId}/messages`;
    const timer = setInterval(async () => {
      const page = await requestJson<{ messages: ChatMessage[] }>("GET", path).catch(() => null);
      if (page) live.replace(page.messages);
    }, interval);
    return () => clearInterval(timer);
  }, [unfinished, live]);
}
