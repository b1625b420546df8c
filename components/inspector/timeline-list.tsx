import Link from "next/link";
import { cx } from "@/components/ui/cx.ts";
import type { TurnSource } from "@/lib/inspector/store/sources.ts";
import type { TimelineEvent, TimelineKind } from "@/lib/inspector/store/timeline.ts";
import { dayOf, keyInWords } from "@/lib/inspector/words.ts";
import { Secret } from "./secret.tsx";

interface TimelineListProps {
  events: readonly TimelineEvent[];
  sources: ReadonlyMap<string, TurnSource>;
  /** Rows of facts that were written anew since. */
  rows: ReadonlyMap<string, string>;
  personId: string;
  revealed: boolean;
}

const longestText = 220;
const tones: Partial<Record<TimelineKind, string>> = {
  believed: "text-changed",
  closed: "text-faded",
  forgotten: "text-accent",
  acted: "text-accent",
};

/** Events by day, latest first; each with its time, its kind and what it was about. */
export function TimelineList({ events, sources, rows, personId, revealed }: TimelineListProps) {
  const days = [...Map.groupBy(events, ({ at }) => dayOf(at))];
  return days.map(([day, ofDay]) => (
    <section key={day} aria-label={day} className="mt-6 first-of-type:mt-0">
      <h3 className="border-edge/60 border-b pb-1 font-medium text-quiet text-sm">{day}</h3>
      <ol>
        {ofDay.map((event) => (
          <li
            key={`${event.kind} ${event.id}`}
            className="grid grid-cols-[3.25rem_4.75rem_minmax(0,1fr)] items-baseline gap-x-3 border-line border-b py-1.5 text-sm"
          >
            <time dateTime={event.at.toISOString()} className="text-quiet text-xs tabular-nums" title="UTC">
              {event.at.toISOString().slice(11, 16)}
            </time>
            <span className={cx("text-xs", tones[event.kind] ?? "text-quiet")}>{event.kind}</span>
            <Happened
              event={{ ...event, attributeId: event.attributeId && (rows.get(event.attributeId) ?? event.attributeId) }}
              source={event.turnId ? sources.get(event.turnId) : undefined}
              personId={personId}
              revealed={revealed}
            />
          </li>
        ))}
      </ol>
    </section>
  ));
}

interface HappenedProps {
  event: TimelineEvent;
  source: TurnSource | undefined;
  personId: string;
  revealed: boolean;
}

function Happened({ event, source, personId, revealed }: HappenedProps) {
  const { kind, label, about, text, detail, attributeId } = event;
  const shown = revealed || kind === "acted" ? shortened(text) : text === null ? "" : null;
  const href = attributeId
    ? `/admin/people/${personId}#fact-${attributeId}`
    : source?.conversationId
      ? `/admin/people/${personId}/conversations/${source.conversationId}#m-${source.messageId}`
      : null;
  const words = (
    <span className={cx("font-serif text-[0.9375rem]", kind === "closed" && "superseded")}>
      <Secret text={shown} />
    </span>
  );
  return (
    <p className="min-w-0">
      {about !== null ? (
        <>
          <Secret text={revealed ? about : null} />,{" "}
        </>
      ) : null}
      {label ? <span className="text-quiet">{keyInWords(label)}</span> : null}{" "}
      {shown === "" ? null : href ? (
        <Link href={href} prefetch={false} className="link">
          {words}
        </Link>
      ) : (
        words
      )}
      {detail ? <span className="text-quiet text-xs"> {detail}</span> : null}
      {shown === "" && href ? (
        <>
          {" "}
          <Link href={href} prefetch={false} className="link text-xs">
            message
          </Link>
        </>
      ) : null}
    </p>
  );
}

function shortened(text: string | null): string {
  if (text === null || text.length <= longestText) return text ?? "";
  return `${text.slice(0, longestText).toWellFormed()} …`;
}
