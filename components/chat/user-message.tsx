"use client";

import { memo } from "react";
import type { ChatMessage } from "@/lib/chat/types.ts";
import { LearnedNotice } from "./learned-notice.tsx";
import { textOf } from "./transport.ts";

interface UserMessageProps {
  message: ChatMessage;
  onUndone: (messageId: string) => void;
}

export const UserMessage = memo(function UserMessage({ message, onUndone }: UserMessageProps) {
  const { learned, undone } = message.metadata ?? {};
  return (
    <article id={`m-${message.id}`} aria-label="You" className="group/message flex flex-col items-end">
      <div
        dir="auto"
        className="wrap-anywhere max-w-[88%] whitespace-pre-wrap rounded-lg bg-leaf px-4 outline-accent group-data-pointed/message:outline-2 py-2.5 leading-relaxed sm:max-w-[80%]"
      >
        {textOf(message)}
      </div>
      {learned && learned.length > 0 ? (
        <LearnedNotice learned={learned} undone={undone ?? false} onUndone={() => onUndone(message.id)} />
      ) : null}
    </article>
  );
});
