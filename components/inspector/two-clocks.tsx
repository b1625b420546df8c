import type { ShownFact } from "@/lib/inspector/person-memory.ts";
import { instantOf } from "@/lib/inspector/words.ts";
import { Instant } from "./instant.tsx";

/** From the first to the last instant that a chain speaks of. */
export interface Span {
  from: number;
  until: number;
}

export function spanOf(facts: readonly ShownFact[], now: Date): Span {
  const instants = facts.flatMap(({ validFrom, validUntil, knownFrom, knownUntil }) =>
    [validFrom, validUntil, knownFrom, knownUntil].flatMap((date) => (date ? [date.getTime()] : [])),
  );
  return { from: Math.min(...instants, now.getTime() - 1), until: Math.max(...instants, now.getTime()) };
}

/** When it was true, and when it was believed: in words, and drawn on the axis that the chain shares. */
export function TwoClocks({ fact, span, now }: { fact: ShownFact; span: Span; now: Date }) {
  const { validFrom, validUntil, knownFrom, knownUntil } = fact;
  const instant = validUntil !== null && validFrom.getTime() === validUntil.getTime();
  return (
    <dl className="grid grid-cols-[4.75rem_1fr] items-center gap-x-3 gap-y-0.5 text-xs leading-5 sm:grid-cols-[4.75rem_18.5rem_minmax(4rem,1fr)]">
      <dt className="text-quiet">True</dt>
      <dd>
        {instant ? (
          <>
            until <Instant at={validUntil} />
            <span className="text-quiet">, since when is not known</span>
          </>
        ) : (
          <Interval from={validFrom} until={validUntil} open="still" />
        )}
      </dd>
      <dd className="hidden sm:block" aria-hidden="true">
        <Stretch from={validFrom} until={validUntil ?? now} span={span} live={fact.state === "live"} />
      </dd>
      <dt className="text-quiet">Believed so</dt>
      <dd>
        <Interval from={knownFrom} until={knownUntil} open="still" />
      </dd>
      <dd className="hidden sm:block" aria-hidden="true">
        <Stretch from={knownFrom} until={knownUntil ?? now} span={span} thin />
      </dd>
    </dl>
  );
}

function Interval({ from, until, open }: { from: Date; until: Date | null; open: string }) {
  return (
    <>
      <Instant at={from} /> <span aria-hidden="true">–</span>
      <span className="sr-only">until</span> {until ? <Instant at={until} /> : open}
    </>
  );
}

interface StretchProps {
  from: Date;
  until: Date;
  span: Span;
  live?: boolean;
  thin?: boolean;
}

function Stretch({ from, until, span, live, thin }: StretchProps) {
  const length = Math.max(span.until - span.from, 1);
  const start = ((from.getTime() - span.from) / length) * 100;
  const width = Math.max(((until.getTime() - from.getTime()) / length) * 100, 0.8);
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-1.5 w-full" role="presentation">
      <title>{`${instantOf(from)} – ${instantOf(until)}`}</title>
      <rect x="0" y="2.6" width="100" height="0.8" className="fill-line" />
      <rect
        x={Math.min(start, 99.2)}
        y={thin ? 2 : 1}
        width={width}
        height={thin ? 2 : 4}
        className={live ? "fill-changed" : thin ? "fill-edge" : "fill-faded"}
      />
    </svg>
  );
}
