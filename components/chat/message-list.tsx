"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { ChatMessage } from "@/lib/chat/types.ts";
import { AssistantMessage } from "./assistant-message.tsx";
import { useDesk } from "./desk.tsx";
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
  const list = useRef<HTMLDivElement>(null);
  useFollowBottom(list);
  return (
    // A log announces what is added; the tokens of an answer would be read one by one, so a status says what matters.
    <div ref={list} role="log" aria-live="off" aria-busy={busy} aria-label="Messages" className="flex flex-col gap-7">
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

// While a page settles, its router and its renderer move it about: not the reader's doing.
const settlingMs = 500;

/** Starts at the newest words and stays there while they arrive, until the reader scrolls up. */
function useFollowBottom(list: RefObject<HTMLElement | null>) {
  const { drawerOpen } = useDesk();
  const following = useRef(true);
  useLayoutEffect(() => {
    if (window.location.hash.startsWith("#m-")) following.current = false;
    const toBottom = () => {
      if (following.current) window.scrollTo({ top: document.documentElement.scrollHeight });
    };
    const settledAt = performance.now() + settlingMs;
    const onScroll = () => {
      if (performance.now() < settledAt) return toBottom();
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      following.current = scrollHeight - clientHeight - scrollTop < 96;
    };
    toBottom();
    const growth = new ResizeObserver(toBottom);
    if (list.current) growth.observe(list.current);
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      growth.disconnect();
      window.removeEventListener("scroll", onScroll);
    };
  }, [list]);
  useEffect(() => {
    if (drawerOpen) return;
    // An open drawer keeps the page from scrolling until it has gone.
    const timer = setTimeout(() => {
      if (following.current) window.scrollTo({ top: document.documentElement.scrollHeight });
    }, 200);
    return () => clearTimeout(timer);
  }, [drawerOpen]);
}
