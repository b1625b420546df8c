import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const tones = {
  plain: "border-line text-quiet",
  accent: "border-accent/40 text-accent",
  changed: "border-changed/40 text-changed",
};

export function Badge({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 py-px text-xs leading-5",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
