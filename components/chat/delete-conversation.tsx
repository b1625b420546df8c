"use client";

import { useParams, useRouter } from "next/navigation";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog.tsx";
import { toast } from "@/components/ui/toast.tsx";
import type { ConversationSummary } from "@/lib/chat/types.ts";
import { useDesk } from "./desk.tsx";
import { sentenceOf } from "./http.ts";

const choices = [
  {
    value: "keep",
    label: "Keep what the memory learnt here",
    hint: "The conversation goes from your list. The sentences behind its facts stay in your memory, where you can forget them one by one.",
  },
  {
    value: "withdraw",
    label: "Take that back too",
    hint: "As if it had never been said: what it had replaced holds again.",
  },
] as const;

export function DeleteConversation({
  conversation,
  onClose,
}: {
  conversation: ConversationSummary;
  onClose: () => void;
}) {
  const { remove, restore, startNew } = useDesk();
  const [memory, setMemory] = useState<"keep" | "withdraw">("keep");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const router = useRouter();
  const params = useParams<{ id?: string }>();
  const title = conversation.title || "Untitled";

  const confirm = async () => {
    setBusy(true);
    try {
      await remove(conversation.id, memory);
    } catch (failure) {
      setError(sentenceOf(failure));
      setBusy(false);
      return;
    }
    if (params.id === conversation.id) {
      startNew();
      router.push("/");
    }
    toast(`Deleted “${title}”`, {
      label: "Undo",
      onClick: () => void restore(conversation.id).catch((failure) => toast(sentenceOf(failure))),
    });
    onClose();
  };

  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete this conversation?"
      description={
        <p className="wrap-anywhere">“{title}” goes with all its messages. You can undo this for ten seconds.</p>
      }
      confirmLabel="Delete"
      onConfirm={() => void confirm()}
      busy={busy}
      error={error}
    >
      <fieldset>
        <legend className="font-medium text-sm">What the memory learnt in it</legend>
        {choices.map((choice) => (
          <label key={choice.value} className="mt-3 flex gap-3">
            <input
              type="radio"
              name="memory"
              value={choice.value}
              checked={memory === choice.value}
              onChange={() => setMemory(choice.value)}
              className="mt-1 size-4 shrink-0"
            />
            <span>
              {choice.label}
              <span className="block text-quiet text-sm">{choice.hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </AlertDialog>
  );
}
