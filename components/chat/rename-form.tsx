"use client";

import { type FormEvent, useState } from "react";
import { inputClass } from "@/components/ui/text-field.tsx";
import { toast } from "@/components/ui/toast.tsx";
import type { ConversationSummary } from "@/lib/chat/types.ts";
import { useDesk } from "./desk.tsx";
import { sentenceOf } from "./http.ts";

/** Enter or leaving the field keeps the name, Escape leaves the old one. */
export function RenameForm({ conversation, onDone }: { conversation: ConversationSummary; onDone: () => void }) {
  const { change } = useDesk();
  const [title, setTitle] = useState(conversation.title);
  const save = async () => {
    const next = title.trim();
    onDone();
    if (!next || next === conversation.title) return;
    await change(conversation.id, { title: next }).catch((failure) => toast(sentenceOf(failure)));
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        aria-label="Name of the conversation"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to rename it
        autoFocus
        value={title}
        maxLength={200}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
        }}
        className={`${inputClass} h-9`}
      />
    </form>
  );
}
