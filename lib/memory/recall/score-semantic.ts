import { type Candidate, compareCandidates } from "./score.ts";

/** A turn near the question by embedding. `similarity` is a cosine, -1..1. */
export interface SemanticMatch {
  sessionId: string;
  seq: number;
  similarity: number;
}

const semanticWeight = 0.5;

/**
 * Adds what an embedding model found to the scores of words. A match counts by how far it stands out of its own list,
 * so a list without a clear winner changes nothing and never lowers a turn that the words found.
 */
export function fuseSemantic(
  scored: readonly Candidate[],
  matches: readonly SemanticMatch[],
  limit: number,
): Candidate[] {
  if (matches.length === 0) return [...scored];
  const similarities = matches.map(({ similarity }) => similarity);
  const mean = similarities.reduce((sum, value) => sum + value, 0) / similarities.length;
  const top = Math.max(...similarities);
  const scale = (scored[0]?.score ?? 1) * semanticWeight;
  const byPlace = new Map(scored.map((candidate) => [`${candidate.sessionId}/${candidate.seq}`, candidate]));
  for (const { sessionId, seq, similarity } of matches) {
    const margin = similarity - mean;
    if (margin <= 0 || top - mean < 0.02) continue;
    const place = `${sessionId}/${seq}`;
    const candidate = byPlace.get(place) ?? { sessionId, seq, score: 0, signals: {} };
    const gain = scale * Math.min(1, margin / (top - mean));
    byPlace.set(place, {
      ...candidate,
      score: candidate.score + gain,
      signals: { ...candidate.signals, semantic: gain },
    });
  }
  return [...byPlace.values()].sort(compareCandidates).slice(0, limit);
}
