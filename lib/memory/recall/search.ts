import { guardTurn } from "../gate/guard.ts";
import {
  type FoundFact,
  findPostings,
  maxQuestionTerms,
  readTurnTexts,
  type SearchStore,
  type TurnText,
} from "../store/search.ts";
import type { RecallItem } from "../types.ts";
import { vocabulary } from "../vocabulary.ts";
import { askedTimes } from "./dates.ts";
import { excerpt } from "./format-excerpt.ts";
import { type Candidate, scoreTurns, termWeight } from "./score.ts";
import { cueFactor, type QuestionCues, questionCues } from "./score-cues.ts";
import { boostAskedTimes } from "./score-dates.ts";
import { fuseSemantic, type SemanticFact, semanticGain, semanticSignals } from "./score-semantic.ts";
import type { SemanticFound } from "./semantic.ts";
import { factText, searchTerms } from "./terms.ts";

export interface SearchInput {
  scopeId: string;
  /** Session that asks: `skip` names turns of this one. */
  sessionId?: string;
  query: string;
  /** Items at most, 1..50. */
  topK: number;
  now: Date;
  /** Belief time: what was known then. */
  asOf?: Date;
  /** World time of the facts; default `now`. */
  at?: Date;
  /** Stable ids of turns already in the model's window. */
  skip?: readonly string[];
  /** Rank live facts beside turns; default true. */
  includeFacts?: boolean;
  /** What an embedding model finds near the question, if one is configured; must not reject. */
  semantic?: Promise<SemanticFound>;
  /** Matching turns that are scored at most; default 4,000, which only scopes of some 30,000 turns reach. */
  maxPostings?: number;
  /** Last word on a turn's whole text before it is recalled; default: the gate allows it. */
  admit?: (text: string, role: TurnText["role"]) => boolean;
}

/** Share of the question's weight that an item must score, and that the best item's words alone must hold. */
const relevanceFloor = 0.2;
/** Long questions hold much that no answer repeats: only their rarest terms make up their weight. */
const weighedTerms = 8;
/** Share of the question's weight that a match by meaning is measured by when words find hardly anything. */
const weakReach = 0.3;
const outdatedFactor = 0.6;
const minPool = 30;

/**
 * What the memory holds about a question, best first. Two statements at most, beside those of `semantic`. Nothing
 * relevant gives an empty list.
 */
export async function search(store: SearchStore, input: SearchInput): Promise<RecallItem[]> {
  const { scopeId, query, now, asOf, sessionId, skip = [], includeFacts = true } = input;
  const topK = Math.min(50, Math.max(1, Math.floor(input.topK)));
  const at = input.at ?? now;
  const terms = questionTerms(query);
  const times = askedTimes(query, now);
  if (terms.length === 0 && times.length === 0 && !input.semantic) return [];

  const cues = questionCues(query);
  const reading = findPostings(store, {
    scopeId,
    terms,
    times,
    at,
    skip: { stableIds: skip, ...(sessionId ? { sessionId } : {}) },
    facts: includeFacts && terms.length > 0 ? { keys: keysNamedBy(terms), stems: terms.map(patternOf) } : null,
    ...(asOf ? { asOf } : {}),
    ...(input.maxPostings ? { maxPostings: input.maxPostings } : {}),
  });
  const [found, semantic] = await Promise.all([reading, input.semantic]);
  const weights = terms.map((_, term) => termWeight(found, term));
  const weight = questionWeight(weights);
  const floor = weight * relevanceFloor;
  const pool = Math.max(minPool, topK * 3) + skip.length;
  const lexical = scoreTurns(found, { termCount: terms.length, preferredRole: cues.preferredRole, limit: pool });
  const timed = boostAskedTimes(lexical, found, times, { weight, limit: pool });
  const reach = Math.max(timed[0]?.score ?? 0, weight * weakReach, 1);
  const candidates = fuseSemantic(timed, semantic?.turns ?? [], {
    reach,
    preferredRole: cues.preferredRole,
    limit: pool,
  });
  const texts = await readTurnTexts(store, {
    scopeId,
    places: withPrevious(candidates),
    at,
    ...(asOf ? { asOf } : {}),
  });

  const facts = factItems(found.facts, semantic?.facts ?? [], { terms, weights, floor, reach });
  const speaks = ({ signals }: Pick<RecallItem, "signals">) =>
    (signals.words ?? 0) >= floor || signals.time !== undefined || signals.semantic !== undefined;
  if (!candidates.some(speaks) && facts.length === 0) return [];
  const turns = turnItems(candidates, texts, { input, cues, terms, floor });
  const contentOf = new Map(texts.map(({ id, content }) => [id, content]));
  const admit = input.admit ?? allowedByGate;
  const ranked = [...turns, ...facts].sort(compareItems);
  return distinct(ranked, topK, ({ kind, id, role, text }) =>
    kind === "turn" ? admit(contentOf.get(id) ?? text, role ?? "user") : admit(text, "user"),
  ).map((item, rank) => ({ ...item, rank: rank + 1 }));
}

function allowedByGate(text: string, role: TurnText["role"]): boolean {
  return guardTurn(text, role).decision === "allow";
}

function questionWeight(weights: readonly number[]): number {
  const rarest = [...weights].sort((a, b) => b - a).slice(0, weighedTerms);
  return rarest.reduce((sum, weight) => sum + weight, 0);
}

/** Long questions keep their beginning and their end, where the question itself usually stands. */
function questionTerms(query: string): string[] {
  const terms = searchTerms(query);
  if (terms.length <= maxQuestionTerms) return terms;
  return [...terms.slice(0, maxQuestionTerms / 2), ...terms.slice(-maxQuestionTerms / 2)];
}

function withPrevious(candidates: readonly Candidate[]) {
  const places = new Map<string, { sessionId: string; seq: number }>();
  for (const { sessionId, seq } of candidates)
    for (const at of [seq, seq - 1]) if (at >= 0) places.set(placeKey(sessionId, at), { sessionId, seq: at });
  return [...places.values()];
}

function placeKey(sessionId: string, seq: number): string {
  return `${sessionId}/${seq}`;
}

function turnItems(
  candidates: readonly Candidate[],
  texts: readonly TurnText[],
  { input, cues, terms, floor }: { input: SearchInput; cues: QuestionCues; terms: readonly string[]; floor: number },
): RecallItem[] {
  const byPlace = new Map(texts.map((text) => [placeKey(text.sessionId, text.seq), text]));
  const skip = new Set(input.skip ?? []);
  return candidates.flatMap(({ sessionId, seq, score, signals }) => {
    const text = byPlace.get(placeKey(sessionId, seq));
    if (!text || text.content.trim() === "" || (score < floor && signals.semantic === undefined)) return [];
    if (skip.has(text.stableId) && (input.sessionId ?? sessionId) === sessionId) return [];
    const cue = cueFactor(cues, { ...text, previous: byPlace.get(placeKey(sessionId, seq - 1)) ?? null });
    const recency = recencyFactor(text.statedAt, input.now);
    const outdated = text.outdated ? outdatedFactor : 1;
    return [
      {
        kind: "turn" as const,
        id: text.id,
        text: excerpt(text.content, terms),
        role: text.role,
        statedAt: text.statedAt,
        sessionId,
        turnId: text.id,
        rank: 0,
        score: score * cue * recency * outdated,
        signals: { ...signals, cue, recency, outdated },
      },
    ];
  });
}

/** Between 0.95 (long ago) and 1.05 (now), halving its distance every 90 days: decides between equals only. */
function recencyFactor(statedAt: Date, now: Date): number {
  const days = Math.max(0, now.getTime() - statedAt.getTime()) / 86_400_000;
  return 0.95 + 0.1 * 2 ** (-days / 90);
}

function factItems(
  worded: readonly FoundFact[],
  near: readonly SemanticFact[],
  {
    terms,
    weights,
    floor,
    reach,
  }: { terms: readonly string[]; weights: readonly number[]; floor: number; reach: number },
) {
  const standings = new Map(near.map((standing) => [standing.fact.id, standing]));
  const facts = new Map([...near.map(({ fact }) => fact), ...worded].map((fact) => [fact.id, fact]));
  const items = [...facts.values()].flatMap((fact): RecallItem[] => {
    const { id, key, value, entityName, isSelf, importance, confidence, knownFrom } = fact;
    const held = new Set(searchTerms(factText({ key, value, entity: isSelf ? null : entityName })));
    const words = terms.reduce((sum, term, at) => sum + (held.has(term) ? (weights[at] ?? 0) : 0), 0);
    const weight = 0.8 + 0.3 * importance + 0.1 * confidence;
    const standing = standings.get(id);
    const gain = standing ? semanticGain(standing, { score: words, reach }) : 0;
    if ((words < floor || words === 0) && !(standing && standing.evidence > 0)) return [];
    const subject = isSelf ? "User" : entityName;
    return [
      {
        kind: "attribute",
        id,
        text: `${subject} — ${key.replaceAll("_", " ")}: ${value}`,
        role: null,
        statedAt: knownFrom,
        sessionId: null,
        turnId: null,
        rank: 0,
        score: (words + gain) * weight,
        signals: { words, importance, confidence, ...(standing && gain > 0 ? semanticSignals(standing, gain) : {}) },
      },
    ];
  });
  return items.sort(compareItems);
}

function compareItems(a: RecallItem, b: RecallItem): number {
  const own = (item: RecallItem) => (item.role === "user" ? 1 : 0);
  return b.score - a.score || b.statedAt.getTime() - a.statedAt.getTime() || own(b) - own(a) || (a.id < b.id ? -1 : 1);
}

/** The first `limit` items that are admitted and do not say what a better one of their kind has said. */
function distinct(items: readonly RecallItem[], limit: number, admit: (item: RecallItem) => boolean): RecallItem[] {
  const kept: Worded[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const terms = new Set(searchTerms(item.text));
    const repeats = kept.some((other) => other.item.kind === item.kind && alike(other, { item, terms }));
    if (!repeats && admit(item)) kept.push({ item, terms });
  }
  return kept.map(({ item }) => item);
}

interface Worded {
  item: RecallItem;
  terms: ReadonlySet<string>;
}

function alike(a: Worded, b: Worded): boolean {
  if (a.item.text === b.item.text) return true;
  if (a.item.role !== b.item.role || a.terms.size < 4) return false;
  let shared = 0;
  for (const term of a.terms) if (b.terms.has(term)) shared++;
  return shared / (a.terms.size + b.terms.size - shared) >= 0.9;
}

const termsOfKeys = new Map(
  Object.keys(vocabulary).map((key) => [key, new Set(searchTerms(factText({ key, value: null })))]),
);

function keysNamedBy(terms: readonly string[]): string[] {
  return [...termsOfKeys].filter(([, names]) => terms.some((term) => names.has(term))).map(([key]) => key);
}

/** The beginning that a stem shares with its word: `studi` stands for study as well as studies. */
function patternOf(stem: string): string {
  return stem.length > 3 && stem.endsWith("i") ? stem.slice(0, -1) : stem;
}
