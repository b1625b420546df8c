/** A turn that holds at least one of the question's terms (bit i of `mask`: term i), or lies in an asked-for time. */
export interface Posting {
  seq: number;
  role: "user" | "assistant";
  /** Milliseconds since the epoch. */
  statedAt: number;
  /** Distinct terms of the turn. */
  length: number;
  mask: number;
  /** Already in the model's window: lends its words to its neighbours, is not recalled itself. */
  skipped: boolean;
}

export interface SessionPostings {
  sessionId: string;
  /** Turns of the session, matching or not; `seq` runs from 0 to turns - 1. */
  turns: number;
  postings: Posting[];
}

export interface Postings {
  sessions: SessionPostings[];
  /** Turns and sessions of the scope. */
  turnCount: number;
  sessionCount: number;
  /** Turns of the scope that hold each term. */
  frequencies: number[];
}

export interface Candidate {
  sessionId: string;
  seq: number;
  score: number;
  signals: Record<string, number>;
}

/** What the words of a turn lend to the turns around it, by distance from the lender. */
const lending: readonly (readonly [offset: number, weight: number])[] = [
  [0, 1],
  [1, 0.7],
  [-1, 0.4],
  [2, 0.5],
  [-2, 0.25],
];

const turnSaturation = { k1: 0.6, b: 0.4 };
const sessionSaturation = { k1: 1.2, b: 0.75 };
const sessionWeight = 0.5;
const otherRoleFactor = 0.7;

/** Rarity of a term among `total` documents of which `frequency` hold it; never negative. */
export function rarity(total: number, frequency: number): number {
  return Math.log(1 + (Math.max(total, frequency) - frequency + 0.5) / (frequency + 0.5));
}

/** Stands for ordinary talk, so that a scope of a few turns already knows rare words from common ones. */
const backgroundTurns = 100;

/** Weight of one of the question's terms in this scope. */
export function termWeight(found: Pick<Postings, "turnCount" | "frequencies">, term: number): number {
  return rarity(found.turnCount + backgroundTurns, found.frequencies[term] ?? 0);
}

function saturate(count: number, relativeLength: number, { k1, b }: { k1: number; b: number }): number {
  return (count * (k1 + 1)) / (count + k1 * (1 - b + b * relativeLength));
}

/**
 * Scores turns by rare shared terms (BM25), lets each take a neighbour's match of a term when that is the better one,
 * and adds how well its whole session fits. The asker's role counts more than the other one. Best first, ties by time
 * of the session and position. Method and measurements: docs/decisions/0011-recall-without-a-model.md.
 */
export function scoreTurns(
  found: Postings,
  { termCount, preferredRole, limit }: { termCount: number; preferredRole: "user" | "assistant"; limit: number },
): Candidate[] {
  const all = found.sessions.flatMap(({ postings }) => postings).filter(({ mask }) => mask !== 0);
  const meanLength = all.reduce((sum, { length }) => sum + length, 0) / Math.max(1, all.length);
  const meanSession = found.turnCount / Math.max(1, found.sessionCount);
  const termRarity = Array.from({ length: termCount }, (_, term) => termWeight(found, term));
  const sessionRarity = Array.from({ length: termCount }, (_, term) =>
    rarity(
      found.sessionCount,
      found.sessions.filter(({ postings }) => postings.some(({ mask }) => hasTerm(mask, term))).length,
    ),
  );

  const candidates: Candidate[] = [];
  for (const session of found.sessions) {
    const prior = sessionPrior(session, termCount, sessionRarity, meanSession) * sessionWeight;
    const byTurn = lendMatches(session, termCount, termRarity, meanLength);
    const postingBySeq = new Map(session.postings.map((posting) => [posting.seq, posting]));
    for (const [seq, gains] of byTurn) {
      const posting = postingBySeq.get(seq);
      if (posting?.skipped) continue;
      const words = gains.reduce((sum, gain) => sum + gain, 0);
      // Turns alternate: a turn that holds none of the terms has the other role than its lender, nearly always.
      const role = posting?.role ?? roleBeside(postingBySeq, seq);
      const roleFactor = role === preferredRole ? 1 : otherRoleFactor;
      candidates.push({
        sessionId: session.sessionId,
        seq,
        score: (words + prior) * roleFactor,
        signals: { words, session: prior, role: roleFactor },
      });
    }
  }
  return candidates.sort(compareCandidates).slice(0, limit);
}

/** Order of candidates: score, then session and position, so that equal scores never depend on the database's order. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.sessionId < b.sessionId ? 1 : a.sessionId > b.sessionId ? -1 : b.seq - a.seq);
}

export function hasTerm(mask: number, term: number): boolean {
  return ((mask >>> term) & 1) === 1;
}

function lendMatches(session: SessionPostings, termCount: number, termRarity: readonly number[], meanLength: number) {
  const byTurn = new Map<number, number[]>();
  for (const { seq, mask, length } of session.postings) {
    const strength = saturate(1, length / Math.max(1, meanLength), turnSaturation);
    for (const [offset, weight] of lending) {
      const at = seq + offset;
      if (at < 0 || at >= session.turns) continue;
      let gains = byTurn.get(at);
      if (!gains) {
        gains = new Array<number>(termCount).fill(0);
        byTurn.set(at, gains);
      }
      for (let term = 0; term < termCount; term++) {
        if (!hasTerm(mask, term)) continue;
        gains[term] = Math.max(gains[term] ?? 0, (termRarity[term] ?? 0) * strength * weight);
      }
    }
  }
  return byTurn;
}

function sessionPrior(session: SessionPostings, termCount: number, sessionRarity: readonly number[], mean: number) {
  const relativeLength = session.turns / Math.max(1, mean);
  let prior = 0;
  for (let term = 0; term < termCount; term++) {
    let count = 0;
    for (const { mask } of session.postings) if (hasTerm(mask, term)) count++;
    if (count > 0) prior += (sessionRarity[term] ?? 0) * saturate(count, relativeLength, sessionSaturation);
  }
  return prior;
}

function roleBeside(postings: ReadonlyMap<number, Posting>, seq: number): "user" | "assistant" {
  const beside = postings.get(seq - 1) ?? postings.get(seq + 1);
  if (beside) return beside.role === "user" ? "assistant" : "user";
  return (postings.get(seq - 2) ?? postings.get(seq + 2))?.role ?? "user";
}
