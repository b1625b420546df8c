import { cx } from "./cx.ts";

/** A line that is still to come. Put `aria-busy` on what it stands in for. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block h-4 motion-safe:animate-pulse rounded-sm bg-line", className)} />;
}
