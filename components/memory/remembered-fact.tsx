"use client";

import { useState } from "react";
import { requestJson, sentenceOf } from "@/components/chat/http.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { toast } from "@/components/ui/toast.tsx";
import type { ChangeView } from "@/lib/memory/types.ts";
import { CorrectForm, ForgetDialog } from "./lazy-acts.tsx";
import { Quote } from "./quote.tsx";
import type { CurrentFact } from "./remembered.ts";

interface RememberedFactProps {
  fact: CurrentFact;
  label: string;
  onChanged: () => void;
}

const action = "min-h-6 text-quiet text-sm underline-offset-4 hover:text-ink hover:underline";

export function RememberedFact({ fact, label, onChanged }: RememberedFactProps) {
  const [mode, setMode] = useState<"shown" | "correcting" | "forgetting">("shown");

  const corrected = (changes: ChangeView[]) => {
    setMode("shown");
    onChanged();
    const claimIds = changes.flatMap((change) => change.claimIds);
    toast("Corrected.", {
      label: "Undo",
      onClick: () =>
        void requestJson("POST", "/api/memory/undo", { claimIds }).then(onChanged, (failure) =>
          toast(sentenceOf(failure)),
        ),
    });
  };

  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="wrap-anywhere min-w-0 font-serif text-[1.1875rem] leading-snug">
          <bdi>{fact.value}</bdi>
        </p>
        {mode === "correcting" ? null : (
          <p className="flex gap-4">
            <button
              type="button"
              className={action}
              aria-label={`Correct ${label} ${fact.value}`}
              onClick={() => setMode("correcting")}
            >
              Correct
            </button>
            <button
              type="button"
              className={action}
              aria-label={`Forget ${label} ${fact.value}`}
              onClick={() => setMode("forgetting")}
            >
              Forget
            </button>
          </p>
        )}
      </div>
      {mode === "correcting" ? (
        <CorrectForm attributeId={fact.id} value={fact.value} onDone={corrected} onCancel={() => setMode("shown")} />
      ) : null}
      <p className="mt-1 text-quiet text-sm">
        Since <RelativeTime date={fact.since} form="day" />
        {fact.statedCount > 1 ? ` · said ${fact.statedCount} times` : null}
        {fact.until ? (
          <>
            {" · until "}
            <RelativeTime date={fact.until} form="day" />
          </>
        ) : null}
      </p>
      {fact.said ? (
        <Quote said={fact.said} />
      ) : (
        <p className="text-quiet text-sm">Entered by you, not said in a chat.</p>
      )}
      {mode === "forgetting" ? (
        <ForgetDialog
          target={{ attributeId: fact.id }}
          onClose={() => setMode("shown")}
          onForgotten={() => {
            setMode("shown");
            onChanged();
            toast("Forgotten.");
          }}
        />
      ) : null}
    </div>
  );
}
