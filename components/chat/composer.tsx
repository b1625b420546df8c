"use client";

import ArrowUp from "lucide-react/icons/arrow-up";
import Square from "lucide-react/icons/square";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx.ts";
import { readDraft, writeDraft } from "./drafts.ts";

/** Characters one message may have; the server's limit. */
export const messageLimit = 32_000;
const counterFrom = messageLimit - 1_000;

interface ComposerProps {
  /** Conversation id, or "new". */
  draftKey: string;
  busy: boolean;
  stopping: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}

export function Composer({ draftKey, busy, stopping, onSend, onStop }: ComposerProps) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();

  useEffect(() => {
    const load = () => setText(readDraft(draftKey));
    const reload = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === draftKey) load();
    };
    load();
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
    window.addEventListener("palimpsest:draft", reload);
    return () => window.removeEventListener("palimpsest:draft", reload);
  }, [draftKey]);

  const edit = (next: string) => {
    setText(next);
    writeDraft(draftKey, next);
  };
  const excess = text.length - messageLimit;
  const sendable = text.trim() !== "" && excess <= 0 && !busy;
  const send = () => {
    if (!sendable) return;
    edit("");
    onSend(text);
    field.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (window.matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div
        className={cx(
          "flex items-end gap-2 rounded-lg border bg-paper p-1.5 pl-4 transition-colors",
          excess > 0 ? "border-accent" : "border-edge has-[textarea:focus-visible]:border-ink",
        )}
      >
        <textarea
          ref={field}
          name="message"
          aria-label="Message"
          aria-describedby={text.length > counterFrom ? hint : undefined}
          aria-invalid={excess > 0 || undefined}
          placeholder="Write a message"
          rows={1}
          dir="auto"
          value={text}
          onChange={(event) => edit(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[40dvh] min-h-10 flex-1 resize-none bg-transparent py-2 leading-6 outline-none placeholder:text-faded"
        />
        {busy ? (
          <button
            key="stop"
            type="button"
            onClick={onStop}
            disabled={stopping}
            className="flex h-10 shrink-0 items-center gap-2 rounded-md border border-edge px-3 text-sm hover:border-ink disabled:opacity-50"
          >
            <Square size={12} fill="currentColor" aria-hidden />
            {stopping ? "Stopping" : "Stop"}
          </button>
        ) : (
          <button
            key="send"
            type="submit"
            aria-label="Send"
            title="Send"
            disabled={!sendable}
            className="flex size-10 shrink-0 items-center justify-center rounded-md bg-ink text-paper transition-opacity disabled:opacity-30"
          >
            <ArrowUp size={20} aria-hidden />
          </button>
        )}
      </div>
      {text.length > counterFrom ? (
        <p id={hint} className={cx("mt-1.5 px-1 text-sm", excess > 0 ? "text-accent" : "text-quiet")}>
          {excess > 0
            ? `${excess.toLocaleString("en-GB")} characters too many. Shorten the message to send it.`
            : `${(-excess).toLocaleString("en-GB")} characters left`}
        </p>
      ) : null}
    </form>
  );
}
