"use client";

import { lazy, Suspense } from "react";
import { cx } from "@/components/ui/cx.ts";

const Markdown = lazy(() => import("./markdown.tsx"));

/** An answer as Markdown. The renderer is loaded when the first answer is there; until then the words stand plain. */
export function AnswerText({ text, streaming }: { text: string; streaming: boolean }) {
  return (
    <div className={cx("manuscript", streaming && "streaming")}>
      <Suspense
        fallback={
          <p dir="auto" className="whitespace-pre-wrap">
            {text}
          </p>
        }
      >
        <Markdown text={text} streaming={streaming} />
      </Suspense>
    </div>
  );
}
