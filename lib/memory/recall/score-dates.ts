import type { AskedTime } from "./dates.ts";
import { type Candidate, compareCandidates, type Postings } from "./score.ts";

const timeWeight = 0.5;
const nearDays = 2 * 86_400_000;

/** Adds half of the best score to turns said at a time that the question names, so that they count without its words. */
export function boostAskedTimes(
  scored: readonly Candidate[],
  found: Postings,
  times: readonly AskedTime[],
  limit: number,
): Candidate[] {
  if (times.length === 0) return [...scored];
  const gain = (scored[0]?.score ?? 1) * timeWeight;
  const byPlace = new Map(scored.map((candidate) => [`${candidate.sessionId}/${candidate.seq}`, candidate]));
  for (const { sessionId, postings } of found.sessions) {
    for (const { seq, statedAt, skipped } of postings) {
      if (skipped || !times.some((time) => within(time, statedAt))) continue;
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

/** People date things loosely: a day reaches two days further each way. */
function within({ from, until, precision }: AskedTime, instant: number): boolean {
  const slack = precision === "day" ? nearDays : 0;
  return instant >= from.getTime() - slack && instant < until.getTime() + slack;
}
