"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { RecallTrial } from "@/lib/inspector/recall-trial.ts";
import { PromptText } from "./injected.tsx";
import { RecalledTable } from "./recalled-table.tsx";
import { messageOf, send } from "./send.ts";

/** A question as the person might ask it, and what the model would be given for it. Nothing is saved. */
export function RecallLab({ personId }: { personId: string }) {
  const [query, setQuery] = useState("");
  const [topK, setTopK] = useState("10");
  const [maxTokens, setMaxTokens] = useState("800");
  const [trial, setTrial] = useState<RecallTrial | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    setFault(null);
    try {
      const settings = { query, topK: Number(topK), maxTokens: Number(maxTokens) };
      setTrial(await send<RecallTrial>(`/api/admin/people/${personId}/recall`, settings));
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <form
        className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_6rem_7rem_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <TextField
          label="Question"
          className="col-span-2 sm:col-span-1"
          value={query}
          maxLength={4000}
          placeholder="Where do I work?"
          onChange={(event) => setQuery(event.target.value)}
        />
        <TextField
          label="Items"
          type="number"
          min={1}
          max={50}
          value={topK}
          onChange={(event) => setTopK(event.target.value)}
        />
        <TextField
          label="Token budget"
          type="number"
          min={50}
          max={8000}
          value={maxTokens}
          onChange={(event) => setMaxTokens(event.target.value)}
        />
        <Button type="submit" disabled={busy || query.trim() === ""} className="col-span-2 sm:col-span-1">
          Recall
        </Button>
      </form>
      <div aria-live="polite" className="mt-3 text-sm">
        {fault ? <p className="text-accent">{fault}</p> : null}
        {busy ? <p className="text-quiet">Recalling…</p> : null}
        {trial && !busy && !fault ? (
          <p className="text-quiet">
            Profile {trial.profile.tokens} tokens in {trial.profile.milliseconds} ms · recalled {trial.context.tokens}{" "}
            tokens in {trial.context.milliseconds} ms
            {trial.context.semantic && ` · ${embeddings[trial.context.semantic]}`}
          </p>
        ) : null}
      </div>
      {trial ? <Trial trial={trial} personId={personId} /> : null}
    </>
  );
}

const embeddings = {
  used: "embeddings took part",
  late: "embeddings were late: words alone decided",
  failed: "embeddings failed: words alone decided",
};

function Trial({ trial, personId }: { trial: RecallTrial; personId: string }) {
  return (
    <div className="mt-6 flex flex-col gap-10">
      <section>
        <h3 className="font-serif text-xl">Recalled</h3>
        <RecalledTable label="Recalled items" items={trial.context.items} personId={personId} />
      </section>
      {trial.below.length > 0 ? (
        <section>
          <h3 className="font-serif text-xl">Fell under the cut</h3>
          <RecalledTable label="Items below the cut" items={trial.below} personId={personId} />
        </section>
      ) : null}
      <section>
        <h3 className="font-serif text-xl">As the model would get it</h3>
        <div className="grid gap-x-10 lg:grid-cols-2">
          <PromptText label="Profile" text={trial.profile.text} />
          <PromptText label="Recalled" text={trial.context.text} />
        </div>
      </section>
    </div>
  );
}
