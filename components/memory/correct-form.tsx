"use client";

import { type FormEvent, useState } from "react";
import { requestJson, sentenceOf } from "@/components/chat/http.ts";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { ChangeView } from "@/lib/memory/types.ts";

interface CorrectFormProps {
  attributeId: string;
  value: string;
  onDone: (changes: ChangeView[]) => void;
  onCancel: () => void;
}

/** Says what is right instead. The old value stays readable beneath as corrected. */
export default function CorrectForm({ attributeId, value, onDone, onCancel }: CorrectFormProps) {
  const [text, setText] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = text.trim();
    if (!next) return setError("Write what is right, or use Forget to remove it.");
    if (next === value) return onCancel();
    setBusy(true);
    try {
      onDone(await requestJson<ChangeView[]>("POST", "/api/memory/correct", { attributeId, value: next }));
    } catch (failure) {
      setError(sentenceOf(failure));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2">
      <TextField
        label="What is right"
        value={text}
        onValueChange={(next) => setText(next)}
        error={error}
        autoFocus
        maxLength={500}
        className="min-w-56 flex-1"
      />
      <Button type="submit" disabled={busy}>
        {busy ? "Saving…" : "Save"}
      </Button>
      <Button variant="plain" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
