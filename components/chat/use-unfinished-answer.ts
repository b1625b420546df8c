"use client";

import { useEffect, useRef } from "react";
import type { ChatMessage } from "@/lib/chat/types.ts";
import type { LiveChat } from "./live-chat.ts";

const interval = 1000;

/** An answer that was being written before a reload is listened to again; one written elsewhere is fetched until it is finished. */
export function useUnfinishedAnswer(live: LiveChat, messages: readonly ChatMessage[]) {
  const last = messages.at(-1);
  const unfinished = !live.busy && last?.metadata?.status === "streaming" ? last.id : null;
  const resumed = useRef<string | null>(null);
  useEffect(() => {
    if (!unfinished) return;
    if (resumed.current !== unfinished) {
      resumed.current = unfinished;
      void live.resume(unfinished);
      return;
    }
    const timer = setInterval(() => void live.refresh().catch(() => {}), interval);
    return () => clearInterval(timer);
  }, [unfinished, live]);
}
