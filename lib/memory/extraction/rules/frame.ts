import type { Proposal, Subject, Symbolic } from "../proposal.ts";
import { type Match, Pattern } from "./pattern.ts";
import type { Token } from "./tokens.ts";

/** What a frame reads out of a clause, before subject, polarity, tense and quotes are applied. */
export interface Draft {
  key: string;
  value: string | null;
  op?: Proposal["op"];
  aka?: string[];
  target?: string | null;
  symbol?: Symbolic;
  object?: Proposal["object"];
  /** Nothing is left behind when a retraction finds nothing to end. */
  quiet?: boolean;
  many?: boolean;
  validFrom?: Date;
  validUntil?: Date;
  confidence?: number;
  derivation?: string;
  /** Overrides the clause's subject. */
  subject?: Subject;
  /** First token of the quote, when it stands before the clause. */
  quotedFrom?: number;
  /** Said as it is, whatever the polarity or tense of the clause. */
  absolute?: boolean;
}

export type Tense = "present" | "past" | "formerly" | "future" | "modal";

/** Subject, auxiliaries and polarity in front of a main verb or complement. */
export interface Predicate {
  subject: Subject;
  /** The subject was said, not carried over from the clause before. */
  explicit: boolean;
  /** First token of the clause. */
  from: number;
  /** Main verb, or the complement when `be`. */
  at: number;
  be: boolean;
  tense: Tense;
  perfect: boolean;
  negated: boolean;
  /** "no longer", "not … any more", "stopped". */
  ended: boolean;
}

/** A match with what a frame needs to read it. */
export interface Reading {
  match: Match;
  tokens: readonly Token[];
  predicate: Predicate;
  statedAt: Date;
  /** Cleaned text of a slot, "" when it did not take part. */
  text(slot: string): string;
  /** The same for names of people, places and companies: capitals restored where none were typed. */
  proper(slot: string): string;
  has(slot: string): boolean;
  norms(slot: string): string[];
}

export interface Frame {
  pattern: Pattern;
  /** Slot that may go on over "a, b and c"; the frame is read once per item. */
  list?: string;
  read(reading: Reading): Draft[];
  /** "used to", "was": default a quiet end of what the frame reads. */
  former?(reading: Reading): Draft[];
  /** "don't", "no longer": default an end of what the frame reads. */
  negative?(reading: Reading): Draft[];
  /** "will", "going to": default nothing. */
  future?(reading: Reading): Draft[];
  /** "would", "could": default nothing. */
  modal?(reading: Reading): Draft[];
  /** A past tense tells of a change that still holds: "moved", "joined". */
  event?: boolean;
  /** Only right after a clause that gave one of these keys. */
  after?: readonly string[];
  /** A phrase that any noun fits: no sign that a new clause begins. */
  loose?: boolean;
  /** Only with a spoken subject, or one carried over. */
  needsSubject?: boolean;
}

type Options = Omit<Frame, "pattern" | "read">;

export function frame(pattern: string, read: Frame["read"], options: Options = {}): Frame {
  return { pattern: new Pattern(pattern), read, ...options };
}

export function fact(key: string, value: string | null, more: Partial<Draft> = {}): Draft {
  return { key, value, ...more };
}

export function end(key: string, value: string | null, more: Partial<Draft> = {}): Draft {
  return { key, value, op: "retract", quiet: true, absolute: true, ...more };
}
