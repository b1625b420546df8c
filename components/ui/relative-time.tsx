"use client";

import { useSyncExternalStore } from "react";
import { absoluteDate, relativeDate } from "./dates.ts";

const never = () => () => {};

/** Server and first client render show the UTC date; after hydration the reader's own time, in words. */
export function RelativeTime({ date, now }: { date: string; now?: string }) {
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const instant = new Date(date);
  return (
    <time
      dateTime={instant.toISOString()}
      title={mounted ? instant.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" }) : undefined}
    >
      {mounted ? relativeDate(instant, now ? new Date(now) : new Date()) : absoluteDate(instant)}
    </time>
  );
}
