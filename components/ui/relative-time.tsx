"use client";

import { useSyncExternalStore } from "react";
import { absoluteDate, calendarDate, relativeDate } from "./dates.ts";

const never = () => () => {};

interface RelativeTimeProps {
  /** ISO instant. */
  date: string;
  now?: string;
  /** ago: "yesterday", "on 12 October", for what happened. day: "12 October", to follow "since" or "until". */
  form?: "ago" | "day";
}

/** Server and first client render show the UTC date; after hydration the reader's own time, in words. */
export function RelativeTime({ date, now, form = "ago" }: RelativeTimeProps) {
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const instant = new Date(date);
  const inWords = form === "day" ? calendarDate : relativeDate;
  return (
    <time
      dateTime={instant.toISOString()}
      title={mounted ? instant.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" }) : undefined}
    >
      {mounted ? inWords(instant, now ? new Date(now) : new Date()) : absoluteDate(instant)}
    </time>
  );
}
