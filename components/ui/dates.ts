const day = 86_400_000;

/** "12 Oct 2026", in UTC: the same on the server and in every browser. */
export function absoluteDate(date: Date): string {
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** "just now", "12 minutes ago", "yesterday", "on 12 October", "on 12 October 2025", by the reader's clock. */
export function relativeDate(date: Date, now: Date): string {
  const seconds = (now.getTime() - date.getTime()) / 1000;
  if (seconds < 0) return onDate(date, now);
  if (seconds < 60) return "just now";
  if (seconds < 3600) return count(Math.floor(seconds / 60), "minute");
  const days = daysBetween(date, now);
  if (days === 0) return count(Math.floor(seconds / 3600), "hour");
  if (days === 1) return "yesterday";
  if (days < 7) return count(days, "day");
  return onDate(date, now);
}

/** Calendar days from one date to another by the reader's clock. */
export function daysBetween(date: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(date)) / day);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** "today", "yesterday", "12 October", "12 October 2025", by the reader's clock: for "since" and "until". */
export function calendarDate(date: Date, now: Date): string {
  const days = daysBetween(date, now);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  if (days === -1) return "tomorrow";
  return dayAndMonth(date, now);
}

function onDate(date: Date, now: Date): string {
  return `on ${dayAndMonth(date, now)}`;
}

function dayAndMonth(date: Date, now: Date): string {
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year });
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"} ago`;
}
