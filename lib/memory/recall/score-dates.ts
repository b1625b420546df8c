import type { AskedTime } from "./dates.ts";
import { type Candidate, compareCandidates, type Postings } from "./score.ts";

const day = 86_400_000;
const nearDays = 2 * day;
/** Share of the best possible score that a turn gains: of a day, a week or a month, and of longer stretches. */
const shortGain = 0.5;
const longGain = 0.25;
const longFrom = 45 * day;

/**
 * Lifts turns said at a time that the question names, so that they count without its words. `weight` is the score of a
 * turn that holds all of the question: what is gained never depends on there being such a turn.
 */
export function boostAskedTimes(
  scored: readonly Candidate[],
  found: Postings,
  times: readonly AskedTime[],
  { weight, limit }: { weight: number; limit: number },
): Candidate[] {
  if (times.length === 0) return [...scored];
  const reach = Math.max(scored[0]?.score ?? 0, weight / 2, 1);
  const byPlace = new Map(scored.map((candidate) => [`${candidate.sessionId}/${candidate.seq}`, candidate]));
  for (const { sessionId, postings } of found.sessions) {
    for (const { seq, statedAt, skipped } of postings) {
      const asked = times.filter((time) => within(time, statedAt));
      if (skipped || asked.length === 0) continue;
      const gain = reach * Math.max(...asked.map(gainOf));
      const place = `${sessionId}/${seq}`;
      const candidate = byPlace.get(place) ?? { sessionId, seq, score: 0, signals: {} };
      byPlace.set(place, {
        ...candidate,
        score: candidate.score + gain,
        signals: { ...candidate.signals, time: gain },
      });
    }
  }
  return [...byPlace.values()].sort(compareCandidates).slice(0, limit);
}

function gainOf({ from, until }: AskedTime): number {
  return until.getTime() - from.getTime() < longFrom ? shortGain : longGain;
}

/** People date things loosely: a day reaches two days further each way. */
function within({ from, until, precision }: AskedTime, instant: number): boolean {
  const slack = precision === "day" ? nearDays : 0;
  return instant >= from.getTime() - slack && instant < until.getTime() + slack;
}
