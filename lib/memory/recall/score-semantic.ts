import type { FoundFact } from "../store/search.ts";
import { type Candidate, compareCandidates } from "./score.ts";

/** How far a match stands out of everything that the scope holds, 0..1 each. */
export interface Standing {
  /** Cosine with the question, -1..1. */
  similarity: number;
  /** Nearer than most: supports what the words found. */
  agreement: number;
  /** Nearer than chance makes the nearest of so many: counts without the words. 0 for most matches. */
  evidence: number;
}

export interface SemanticMatch extends Standing {
  sessionId: string;
  seq: number;
  role: "user" | "assistant";
}

export interface SemanticFact extends Standing {
  fact: FoundFact;
}

/** Share of its own score that a turn gains when the model agrees, and of the best score when it stands out. */
const agreementGain = 0.15;
const leastEvidenceGain = 0.2;
const mostEvidenceGain = 0.5;
const otherRoleFactor = 0.7;
/** Turns without a word of the question that are brought in beside those with words: a model in error takes no more places. */
const mostBroughtIn = 5;

/** Deviations above the middle at which agreement begins and is complete. */
const agreementFrom = 1;
const agreementFull = 4;
/** Few rows tell little about chance. */
const leastNoise = 2.5;
/** Deviations above the nearest that chance gives, at which evidence begins and is complete. */
const evidenceFrom = 0.5;
const evidenceFull = 2.5;
/** Stands for ordinary talk, so that a scope of a few turns does not take the nearest of them for near. */
const background = { rows: 10, deviation: 0.06 };

/**
 * What similarities mean beside those of a sample of the scope, which is in `population` rows: median and median
 * deviation, so that a few true matches do not hide themselves.
 */
export function standings(sample: readonly number[], population: number): (similarity: number) => Standing {
  const middle = median(sample);
  const own = 1.4826 * median(sample.map((similarity) => Math.abs(similarity - middle)));
  const deviation = Math.sqrt(
    (sample.length * own ** 2 + background.rows * background.deviation ** 2) / (sample.length + background.rows),
  );
  const noise = Math.max(leastNoise, highestByChance(population));
  return (similarity) => {
    if (own === 0) return { similarity, agreement: 0, evidence: 0 };
    const deviations = (similarity - middle) / deviation;
    return {
      similarity,
      agreement: share(deviations, agreementFrom, agreementFull),
      evidence: share(deviations - noise, evidenceFrom, evidenceFull),
    };
  };
}

/**
 * Adds what an embedding model found to the scores of words. `reach` is the score of a very good match. A list that
 * tells nothing changes next to nothing, and no list ever lowers what the words found.
 */
export function fuseSemantic(
  scored: readonly Candidate[],
  matches: readonly SemanticMatch[],
  { reach, preferredRole, limit }: { reach: number; preferredRole: "user" | "assistant"; limit: number },
): Candidate[] {
  if (matches.length === 0) return [...scored];
  const byPlace = new Map(scored.map((candidate) => [`${candidate.sessionId}/${candidate.seq}`, candidate]));
  let places = scored.length > 0 ? mostBroughtIn : limit;
  for (const { sessionId, seq, role, ...standing } of [...matches].sort(nearestFirst)) {
    const place = `${sessionId}/${seq}`;
    const found = byPlace.get(place);
    const candidate = found ?? { sessionId, seq, score: 0, signals: {} };
    const roleFactor = found || role === preferredRole ? 1 : otherRoleFactor;
    const gain = semanticGain(standing, { score: candidate.score, reach }) * roleFactor;
    if (gain === 0 || (!found && places-- <= 0)) continue;
    byPlace.set(place, {
      ...candidate,
      score: candidate.score + gain,
      signals: { ...candidate.signals, ...semanticSignals(standing, gain) },
    });
  }
  return [...byPlace.values()].sort(compareCandidates).slice(0, limit);
}

export function semanticGain({ agreement, evidence }: Standing, { score, reach }: { score: number; reach: number }) {
  const alone = evidence > 0 ? reach * (leastEvidenceGain + (mostEvidenceGain - leastEvidenceGain) * evidence) : 0;
  return score * agreementGain * agreement + alone;
}

/** `semantic` marks what may be recalled without a word of the question; `agreement` only lifts. */
export function semanticSignals({ similarity, evidence }: Standing, gain: number): Record<string, number> {
  return { similarity, [evidence > 0 ? "semantic" : "agreement"]: gain };
}

function nearestFirst(a: SemanticMatch, b: SemanticMatch): number {
  return b.similarity - a.similarity || compareCandidates({ ...a, ...unscored }, { ...b, ...unscored });
}

const unscored = { score: 0, signals: {} };

/** Expected highest of `count` normal deviates. */
function highestByChance(count: number): number {
  if (count < 3) return 0;
  const root = Math.sqrt(2 * Math.log(count));
  return root - (Math.log(Math.log(count)) + Math.log(4 * Math.PI)) / (2 * root);
}

function share(value: number, from: number, full: number): number {
  return Math.min(1, Math.max(0, (value - from) / (full - from)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
