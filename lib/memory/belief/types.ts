import type { Symbolic } from "../extraction/proposal.ts";
import type { Category, CloseReason } from "../types.ts";

/** An accepted claim about one (entity, key), as the fold sees it. Times are epoch milliseconds. */
export interface FoldClaim {
  id: string;
  op: "assert" | "retract" | "correct" | "derive";
  /** Salted hash of the normalised value; null when the claim names no value. */
  identity: string | null;
  /** Null for claims without a value and for purged ones. */
  value: string | null;
  /** Identities of other names of the value. */
  aka: readonly string[];
  /** Identity of the value that is replaced or corrected, when the words name it. */
  target: string | null;
  quiet: boolean;
  symbol: Symbolic | null;
  category: Category;
  confidence: number;
  statedAt: number;
  /** Tie-break after statedAt: stable id of the turn, or of the action. */
  stableId: string;
  spanStart: number;
  validFrom: number | null;
  validUntil: number | null;
}

/** A forgotten value: whatever was stated up to `at` stays hidden; said again later, it is a new stretch. */
export interface Forgotten {
  identity: string;
  at: number;
}

export interface FoldOptions {
  cardinality: "one" | "many";
  forgotten: readonly Forgotten[];
  /** Salted hash of a value that a derivation makes. */
  identify(value: string): string;
}

/**
 * One stretch of belief: a value over a half-open interval of world time. `validFrom === validUntil` says that it was
 * true until then, its beginning unknown or overtaken.
 */
export interface Stretch {
  identity: string;
  value: string | null;
  category: Category;
  confidence: number;
  validFrom: number;
  validUntil: number | null;
  /** Claims that say so, in the order they were stated. */
  supports: string[];
  closedBy: string | null;
  reason: CloseReason | null;
  /** What came after it in the world. */
  successor: Stretch | null;
  /** Set on a stretch that was wrong: what stands in its place, null when nothing does. */
  corrected: { to: Stretch | null } | null;
  /** Forgotten: no reader of the person sees it. */
  hidden: boolean;
}
