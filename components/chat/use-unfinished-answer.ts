"use client";

import { useEffect } from "react";
import type { ChatMessage } from "@/lib/chat/types.ts";
import type { LiveChat } from "./live-chat.ts";

const interval = 1000;

/** An answer that is being written elsewhere (another tab, before a reload) is fetched until it is finished. */
export function useUnfinishedAnswer(live: LiveChat, messages: readonly ChatMessage[]) {
  const unfinished = !live.busy && messages.at(-1)?.metadata?.status === "streaming";
  useEffect(() => {
    if (!unfinished || !live.conversationId) return;
    const timer = setInterval(() => void live.refresh().catch(() => {}), interval);
    return () => clearInterval(timer);
  }, [unfinished, live]);
}
