"use client";

import RotateCcw from "lucide-react/icons/rotate-ccw";
import { memo } from "react";
import { Button } from "@/components/ui/button.tsx";
import type { ChatMessage } from "@/lib/chat/types.ts";
import { answerErrorSentence } from "./answer-errors.ts";
import { AnswerText } from "./answer-text.tsx";
import { CopyButton } from "./code-block.tsx";
import { memoryOf } from "./live-chat.ts";
import { MemoryUsed } from "./memory-used.tsx";
import { textOf } from "./transport.ts";

interface AssistantMessageProps {
  message: ChatMessage;
  streaming: boolean;
  /** Only the last answer can be made again. */
  onRegenerate: (() => void) | null;
}

export const AssistantMessage = memo(function AssistantMessage({
  message,
  streaming,
  onRegenerate,
}: AssistantMessageProps) {
  const text = textOf(message);
  const { status, errorCode } = message.metadata ?? {};
  const memory = memoryOf(message);
  return (
    <article
      id={`m-${message.id}`}
      aria-label="Palimpsest"
      className="rounded-md outline-accent outline-offset-8 data-pointed:outline-2"
    >
      {text ? <AnswerText text={text} streaming={streaming} /> : null}
      {streaming && !text ? <p className="caret text-quiet">Thinking</p> : null}
      {!streaming && status === "stopped" ? (
        <p className="mt-2 text-quiet text-sm">{text ? "Stopped here." : "Stopped before the first word."}</p>
      ) : null}
      {!streaming && status === "failed" ? (
        <div role="alert" className="mt-3 border-accent border-s-2 ps-3">
          <p>{answerErrorSentence(errorCode ?? "unexpected")}</p>
          {onRegenerate ? (
            <Button variant="outline" size="sm" className="mt-2" onClick={onRegenerate}>
              Try again
            </Button>
          ) : null}
        </div>
      ) : null}
      {streaming ? null : (
        <div className="mt-2 -ml-2 flex flex-wrap items-center gap-x-1">
          {text ? <CopyButton text={text} label="Copy answer" /> : null}
          {onRegenerate && status !== "failed" ? (
            <button
              type="button"
              onClick={onRegenerate}
              aria-label="Answer again"
              title="Answer again"
              className="flex size-8 items-center justify-center rounded-md text-quiet hover:bg-leaf hover:text-ink"
            >
              <RotateCcw size={16} aria-hidden />
            </button>
          ) : null}
          {memory ? <MemoryUsed memory={memory} /> : null}
        </div>
      )}
    </article>
  );
});
