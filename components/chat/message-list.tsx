"use client";

import { useLayoutEffect, useRef } from "react";
import type { ChatMessage } from "@/lib/chat/types.ts";
import { AssistantMessage } from "./assistant-message.tsx";
import { UserMessage } from "./user-message.tsx";

interface MessageListProps {
  messages: readonly ChatMessage[];
  status: "submitted" | "streaming" | "ready" | "error";
  onRegenerate: () => void;
  onUndone: (messageId: string) => void;
}

export function MessageList({ messages, status, onRegenerate, onUndone }: MessageListProps) {
  const busy = status === "submitted" || status === "streaming";
  const last = messages.at(-1);
  useFollowBottom(messages, busy);
  return (
    // A log announces what is added; the tokens of an answer would be read one by one, so a status says what matters.
    <div role="log" aria-live="off" aria-busy={busy} aria-label="Messages" className="flex flex-col gap-7">
      {messages.map((message) =>
        message.role === "user" ? (
          <UserMessage key={message.id} message={message} onUndone={onUndone} />
        ) : (
          <AssistantMessage
            key={message.id}
            message={message}
            streaming={(busy && message === last) || message.metadata?.status === "streaming"}
            onRegenerate={message === last && !busy ? onRegenerate : null}
          />
        ),
      )}
      {busy && last?.role === "user" ? <p className="caret text-quiet">Thinking</p> : null}
    </div>
  );
}

/** Starts at the newest words and stays there while they arrive, until the reader scrolls up. */
function useFollowBottom(messages: readonly ChatMessage[], busy: boolean) {
  const following = useRef(true);
  const started = useRef(false);
  useLayoutEffect(() => {
    const onScroll = () => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      following.current = scrollHeight - clientHeight - scrollTop < 96;
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, []);
  useLayoutEffect(() => {
    if (!started.current && messages.length > 0) {
      started.current = true;
      if (window.location.hash.startsWith("#m-")) {
        document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ block: "center" });
        following.current = false;
        return;
      }
    }
    if (following.current) window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [messages, busy]);
}
