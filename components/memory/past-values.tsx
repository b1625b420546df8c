"use client";

import { useState } from "react";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Quote } from "./quote.tsx";
import type { PastFact } from "./remembered.ts";

const shownAtFirst = 3;

const endings: Record<NonNullable<PastFact["reason"]>, string> = {
  superseded: "until",
  ended: "ended",
  expired: "ran out",
  corrected: "corrected",
  forgotten: "forgotten",
};

/** What held before: beneath, smaller, faded, struck, still readable. */
export function PastValues({ past, standalone }: { past: readonly PastFact[]; standalone: boolean }) {
  const [all, setAll] = useState(false);
  const shown = all ? past : past.slice(0, shownAtFirst);
  return (
    <div>
      {standalone ? <p className="sr-only">No longer true:</p> : <p className="sr-only">Before that:</p>}
      <ul className="flex flex-col gap-2">
        {shown.map((fact) => (
          <li key={fact.id} className="text-faded">
            <p className="text-sm">
              <del className="wrap-anywhere font-serif text-[1.0625rem]">
                <bdi>{fact.value}</bdi>
              </del>
              {fact.until ? (
                <>
                  {` · ${endings[fact.reason ?? "superseded"]} `}
                  <RelativeTime
                    date={fact.until}
                    form={(fact.reason ?? "superseded") === "superseded" ? "day" : "ago"}
                  />
                </>
              ) : null}
            </p>
            {fact.said ? <Quote said={fact.said} faded /> : null}
          </li>
        ))}
      </ul>
      {past.length > shownAtFirst && !all ? (
        <button type="button" className="link mt-2 text-quiet text-sm" onClick={() => setAll(true)}>
          Show {past.length - shownAtFirst} older
        </button>
      ) : null}
    </div>
  );
}
