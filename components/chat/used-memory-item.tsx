"use client";

import Link from "next/link";
import { useState } from "react";
import { CorrectForm, ForgetDialog } from "@/components/memory/lazy-acts.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { UsedMemory } from "@/lib/chat/types.ts";
import { pointAgain } from "./use-pointed-message.ts";

const reasons: Record<string, string> = {
  profile: "part of what is always remembered about you",
  instruction: "how you asked to be answered",
};

const action = "link min-h-6 py-0.5 text-ink";

export function UsedMemoryItem({ item }: { item: UsedMemory }) {
  const [mode, setMode] = useState<"shown" | "correcting" | "corrected" | "forgetting" | "forgotten">("shown");
  const gone = mode === "forgotten" || mode === "corrected";
  return (
    <li className="border-line border-b py-2.5 text-sm">
      <p dir="auto" className={gone ? "superseded font-serif" : "wrap-anywhere font-serif text-base"}>
        {item.text}
      </p>
      <p className="mt-0.5 text-quiet">
        Said <RelativeTime date={item.statedAt} />, {reasons[item.reason] ?? `chosen by ${item.reason}`}.
      </p>
      {mode === "correcting" ? (
        <CorrectForm
          attributeId={item.id}
          value=""
          onDone={() => setMode("corrected")}
          onCancel={() => setMode("shown")}
        />
      ) : null}
      {gone ? (
        <p className="mt-1 text-changed" role="status">
          {mode === "corrected" ? "Corrected." : "Forgotten."}
        </p>
      ) : (
        <p className="mt-1 flex flex-wrap gap-x-4">
          {item.conversationId && item.messageId ? (
            <Link
              href={`/c/${item.conversationId}#m-${item.messageId}`}
              prefetch={false}
              onClick={pointAgain}
              className={action}
            >
              Where it was said
            </Link>
          ) : null}
          {item.kind === "attribute" ? (
            <button type="button" className={action} onClick={() => setMode("correcting")}>
              This is wrong
            </button>
          ) : null}
          <button type="button" className={action} onClick={() => setMode("forgetting")}>
            Forget this
          </button>
        </p>
      )}
      {mode === "forgetting" ? (
        <ForgetDialog
          target={item.kind === "attribute" ? { attributeId: item.id } : { turnId: item.id }}
          onClose={() => setMode("shown")}
          onForgotten={() => setMode("forgotten")}
        />
      ) : null}
    </li>
  );
}
