"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { instantOf } from "@/lib/inspector/words.ts";

interface TimeChooserProps {
  path: string;
  /** ISO times at which something changed, oldest first. */
  instants: readonly string[];
  at: string;
}

/** A slider that steps from change to change, and a field for any other time. All in UTC. */
export function TimeChooser({ path, instants, at }: TimeChooserProps) {
  const router = useRouter();
  const [moving, startTransition] = useTransition();
  const reached = instants.filter((instant) => instant <= at).length - 1;
  const [step, setStep] = useState(reached);
  const [typed, setTyped] = useState(at.slice(0, 16));
  const chosen = instants[step];
  const first = instants[0] ?? at;
  const last = instants.at(-1) ?? at;
  const shown = step === reached ? at : (chosen ?? first);

  function go(instant: string) {
    startTransition(() => router.replace(`${path}?at=${encodeURIComponent(instant)}`, { scroll: false }));
  }

  return (
    <div className="grid items-end gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <label htmlFor="as-of-step" className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-serif text-2xl">{instantOf(new Date(shown))} UTC</span>
          <span aria-live="polite" className="text-quiet text-sm">
            {moving ? "Reading…" : `change ${Math.max(step + 1, 0)} of ${instants.length}`}
          </span>
        </label>
        <input
          id="as-of-step"
          type="range"
          min={0}
          max={Math.max(instants.length - 1, 0)}
          value={Math.max(step, 0)}
          aria-valuetext={`${instantOf(new Date(shown))} UTC`}
          onChange={(event) => setStep(Number(event.target.value))}
          onPointerUp={() => chosen && go(chosen)}
          onKeyUp={() => chosen && step !== reached && go(chosen)}
          className="mt-2 h-8 w-full cursor-pointer"
        />
        <div className="flex justify-between text-quiet text-xs" aria-hidden="true">
          <span>{instantOf(new Date(first))}</span>
          <span>{instantOf(new Date(last))}</span>
        </div>
      </div>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed) go(new Date(`${typed}:59.999Z`).toISOString());
        }}
      >
        <TextField
          label="Or any time (UTC)"
          type="datetime-local"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" variant="outline">
          Show
        </Button>
      </form>
    </div>
  );
}
