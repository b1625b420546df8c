import type { Category, EntityType, Quote } from "../types.ts";

/** Who a proposed fact is about. `mentioned` is resolved against the session's earlier turns, inside the engine. */
export type Subject =
  | { kind: "self" }
  | { kind: "named"; type: EntityType; name: string; aka?: string[] }
  | { kind: "mentioned"; types: EntityType[]; pronoun: string };

/** What kind of thing a value is: lets "sorry, I meant Turin" find the claim that it corrects. */
export type ValueKind = "person" | "organisation" | "place" | "number" | "date" | "role" | "thing";

/**
 * Content that depends on what came before. It stays symbolic until the fold, otherwise the order in which turns
 * arrive would matter (architecture, belief log).
 */
export type Symbolic =
  /** Replace the modifier of the current role: "backend engineer" + platform → "platform engineer". */
  | { rule: "role-modifier"; modifier: string }
  /**
   * Replaces, ends or puts right the value told before that is called `named`, in any session, under the key that
   * holds it, of one category if that is given; the key is "?". Nothing happens when nothing told is called so.
   */
  | { rule: "known-value"; named: string; within?: Category }
  /** Corrects the latest earlier claim of the session whose value is of one of these kinds; the key is "?". */
  | { rule: "correct-previous"; expects: ValueKind[] };

/**
 * What an extractor reads out of one user turn, before the gate. An extractor proposes; code decides.
 *
 * - `assert`: the value holds from `validFrom` (default: when it was said) until `validUntil` (default: open).
 *   With `target`, it replaces that named value of a many-valued key.
 * - `retract`: `value` (null: whatever is current) stopped being true at `validUntil` (default: when it was said).
 *   `quiet` leaves no trace when there is nothing to end.
 * - `correct`: the earlier claim (value `target`, else the latest of the key) was wrong; `value` takes its place in
 *   time. Null `value`: it was never true, and what it had replaced is current again. `quiet`: nothing when no such
 *   claim was made.
 * - `derive`: see `symbol`.
 */
export interface Proposal {
  subject: Subject;
  /** Canonical key (vocabulary.ts), an open snake_case key, or "?" with symbol correct-previous. */
  key: string;
  op: "assert" | "retract" | "correct" | "derive";
  /** In the person's own words and language, cleaned of articles. */
  value: string | null;
  /** Other ways to name the value in later retractions: "Juniper" for "rabbit". */
  aka?: string[];
  target?: string | null;
  quiet?: boolean;
  symbol?: Symbolic;
  /** Set on a relation: subject —key→ object. */
  object?: { type: EntityType; name: string; aka?: string[] };
  category: Category;
  /** True when the words make an otherwise single-valued key hold several values. */
  many?: boolean;
  validFrom?: Date;
  validUntil?: Date;
  /** 0..1. Below the floor (default 0.7) the claim is contested. */
  confidence: number;
  /** At least one; the value stands inside one of them unless `derivation` names the rule that explains it. */
  quotes: Quote[];
  derivation?: string;
}

export interface ExtractionInput {
  content: string;
  statedAt: Date;
  /** Earlier turns of the session, oldest first; only an extractor that asks a model reads them. */
  window: { role: "user" | "assistant"; content: string }[];
  /** What the scope already knows, to be reused where meaning matches. */
  known: { entities: { type: EntityType; name: string }[]; keys: string[] };
}

export interface ExtractionOutput {
  proposals: Proposal[];
  usage?: { model: string; inputTokens: number; outputTokens: number; costUsd: number | null };
  /**
   * done: as asked; repaired: malformed once, then right; fell_back: the rules answered instead of the model; failed:
   * nobody could read the turn, and it is given up.
   */
  outcome: "done" | "repaired" | "fell_back" | "failed";
  /** Why it fell back or failed, or turn_too_long: its end was not read. A class of error, never what was said. */
  error?: string;
}

/** Reads one user turn. Must not write anything. Throws only when a retry could help. */
export interface Extractor {
  name: string;
  version: string;
  /** Whether `window` and `known` are read; they cost three queries. */
  readsContext: boolean;
  extract(input: ExtractionInput): Promise<ExtractionOutput>;
}
