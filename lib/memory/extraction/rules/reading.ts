import { isBoundary } from "./boundary.ts";
import { dateable, ends, withoutArticle } from "./clause.ts";
import { endOfPlan, pastDate } from "./dates.ts";
import type { Draft, Frame, Predicate, Reading } from "./frame.ts";
import type { Match, Span } from "./pattern.ts";
import { properText } from "./text.ts";
import { type Token, textOf } from "./tokens.ts";

/** One turn, cut into words. */
export interface ReadText {
  content: string;
  tokens: readonly Token[];
  statedAt: Date;
}

/** What a frame needs to read a match. */
export function readingOf({ content, tokens, statedAt }: ReadText, match: Match, predicate: Predicate): Reading {
  const span = (slot: string): Span | undefined => (slot === "all" ? match : match.slots[slot]);
  const textWith = (cleaned: typeof textOf, slot: string) => {
    const found = span(slot);
    return found ? cleaned(content, tokens, withoutArticle(tokens, found), found.to) : "";
  };
  return {
    match,
    tokens,
    predicate,
    statedAt,
    has: (slot) => span(slot) !== undefined,
    text: (slot) => textWith(textOf, slot),
    proper: (slot) => textWith(properText, slot),
    norms: (slot) => {
      const found = span(slot);
      return found ? tokens.slice(found.from, found.to).map((token) => token.norm) : [];
    },
  };
}

/** What a frame makes of a match, by the tense and polarity of its clause. */
export function draftsOf(frame: Frame, reading: Reading): Draft[] {
  const { tense, negated, ended } = reading.predicate;
  if (tense === "modal") return frame.modal?.(reading) ?? [];
  if (tense === "future") return frame.future?.(reading) ?? [];
  if (negated || ended) {
    if (frame.negative) return frame.negative(reading);
    const drafts = frame.read(reading);
    // "we never left": what did not end goes on.
    return negated && !ended && drafts.some(({ op }) => op === "retract") ? [] : ends(drafts);
  }
  if (tense === "formerly" || (tense === "past" && !frame.event)) {
    return frame.former?.(reading) ?? (tense === "formerly" ? ends(frame.read(reading)) : []);
  }
  return frame.read(reading);
}

/** "I moved yesterday" holds from yesterday; "an exam on Friday" until Friday is over. */
export function dated(
  drafts: readonly Draft[],
  { content, tokens, statedAt }: ReadText,
  { event, predicate, to }: { event: boolean; predicate: Predicate; to: number },
): Draft[] {
  const start = tokens[predicate.from]?.start ?? 0;
  let last = to;
  while (last < tokens.length && !isBoundary(tokens[last])) last += 1;
  const text = content.slice(start, tokens[last - 1]?.end ?? start);
  const happened = event && predicate.tense === "past" ? pastDate(text, statedAt) : null;
  return drafts.map((draft) => {
    const op = draft.op ?? "assert";
    if (happened && dateable.has(draft.key) && op === "assert") return { ...draft, validFrom: happened };
    if (op !== "assert" || (draft.key !== "event" && draft.key !== "travel_plan")) return draft;
    const over = endOfPlan(text, statedAt);
    return over ? { ...draft, validUntil: over } : draft;
  });
}
