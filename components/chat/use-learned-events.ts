"use client";

import { useEffect, useRef } from "react";
import type { LearnedEvent } from "@/lib/chat/types.ts";

/** Listens to what the extraction learnt, for as long as the page is open. The browser reconnects by itself. */
export function useLearnedEvents(onEvent: (event: LearnedEvent) => void) {
  const handler = useRef(onEvent);
  handler.current = onEvent;
  useEffect(() => {
    const source = new EventSource("/api/memory/events");
    const receive = (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (event) handler.current(event);
    };
    source.addEventListener("message", receive);
    source.addEventListener("learned", receive);
    return () => source.close();
  }, []);
}

function parse(data: string): LearnedEvent | null {
  try {
    const event: unknown = JSON.parse(data);
    return event && typeof event === "object" && "messageId" in event ? (event as LearnedEvent) : null;
  } catch {
    return null;
  }
}
