import { dayOf, instantOf } from "@/lib/inspector/words.ts";

/** A moment in UTC; with `dayOnly` the time stands in the title. */
export function Instant({ at, dayOnly }: { at: Date; dayOnly?: boolean }) {
  return (
    <time dateTime={at.toISOString()} title={`${instantOf(at)} UTC`} className="whitespace-nowrap tabular-nums">
      {dayOnly ? dayOf(at) : instantOf(at)}
    </time>
  );
}
