"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson, sentenceOf } from "@/components/chat/http.ts";
import { Button } from "@/components/ui/button.tsx";
import { labelOf } from "./labels.ts";

export interface PendingFact {
  claimId: string;
  about: string;
  key: string;
  /** Null when it is set aside as unsafe: its words are not repeated. */
  value: string | null;
  verdict: "contested" | "quarantined";
}

/** Statements that were too unclear to believe: the person says which hold. */
export function ReviewSection({ pending }: { pending: readonly PendingFact[] }) {
  return (
    <section aria-labelledby="review" className="mt-12 border-changed/60 border-s-2 ps-5">
      <h2 id="review" className="font-serif text-xl">
        Is this right?
      </h2>
      <p className="mt-1 text-quiet text-sm">
        I was not sure enough to use these. Nothing here reaches an answer until you say so.
      </p>
      <ul className="mt-2">
        {pending.map((fact) => (
          <PendingItem key={fact.claimId} fact={fact} />
        ))}
      </ul>
    </section>
  );
}

function PendingItem({ fact }: { fact: PendingFact }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const label = `${fact.about ? `${fact.about}’s ` : ""}${labelOf(fact.key)}`;
  const rule = async (accept: boolean) => {
    setBusy(true);
    setError(null);
    try {
      await requestJson("POST", "/api/memory/resolve", { claimId: fact.claimId, accept });
      router.refresh();
    } catch (failure) {
      setError(sentenceOf(failure));
      setBusy(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3 last:border-b-0">
      <p className="min-w-0">
        <span className="text-quiet text-sm">{label}</span>{" "}
        {fact.verdict === "quarantined" ? (
          <span className="text-quiet text-sm">reads like an instruction to the memory</span>
        ) : (
          <bdi className="wrap-anywhere font-serif text-[1.125rem]">{fact.value}</bdi>
        )}
      </p>
      <div className="flex gap-2">
        {fact.verdict === "contested" ? (
          <Button size="sm" variant="outline" disabled={busy} onClick={() => rule(true)}>
            Yes, keep it
          </Button>
        ) : null}
        <Button size="sm" variant="plain" disabled={busy} onClick={() => rule(false)}>
          {fact.verdict === "contested" ? "No" : "Dismiss"}
        </Button>
      </div>
      {error ? (
        <p role="alert" className="w-full text-accent text-sm">
          {error}
        </p>
      ) : null}
    </li>
  );
}
