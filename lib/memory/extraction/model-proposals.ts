import type { EntityType, Quote } from "../types.ts";
import { canonicalKey, definitionOf, vocabulary } from "../vocabulary.ts";
import { locateQuote } from "./model-quotes.ts";
import type { Proposal, Subject } from "./proposal.ts";
import type { ModelFact } from "./schema.ts";

const firstPerson = /^(?:i|me|myself|self|user|the user|speaker|ich|yo|je|moi|eu|io)$/i;
const pronoun = /^(?:he|him|his|she|her|hers|they|them|their|it|its|er|sie|es|ihn|ihm|ella|él|elle|il|lui|lei)$/i;

/**
 * What a model noted, as a proposal: quotes located in the turn, key and category from the vocabulary, dates parsed.
 * Null when no quote stands in the turn or nothing is left to say: the gate never sees an unfounded fact.
 */
export function toProposal(
  fact: ModelFact,
  { content, statedAt, region }: { content: string; statedAt: Date; region: { start: number; end: number } },
): Proposal | null {
  const quotes = fact.quotes.flatMap((text) => locateQuote(content, text, region) ?? []).sort(byStart);
  const key = canonicalKey(fact.key);
  const value = clean(fact.value);
  if (quotes.length === 0 || key === "") return null;
  const base = {
    subject: subjectOf(fact),
    key,
    category: Object.hasOwn(vocabulary, key) ? definitionOf(key).category : fact.category,
    confidence: Math.min(1, Math.max(0, fact.confidence)),
    quotes,
    ...(fact.several ? { many: true } : {}),
    ...datesOf(fact),
  };
  if (fact.op === "derive" && key === "role" && value !== null) {
    const modifier = value.replace(/\s+(?:team|department|group|squad)$/i, "");
    return {
      ...base,
      op: "derive",
      value: null,
      symbol: { rule: "role-modifier", modifier },
      derivation: "role-from-team",
    };
  }
  const op = fact.op === "derive" ? "assert" : fact.op;
  if (value === null && op === "assert") return null;
  const object = objectOf(fact.object_type, value);
  const target = clean(fact.replaces);
  const proposal: Proposal = {
    ...base,
    op,
    value,
    ...(target === null ? {} : { target }),
    ...(object ? { object } : {}),
  };
  const isPast = op === "assert" && base.validUntil && !base.validFrom && base.validUntil <= statedAt;
  return isPast ? { ...proposal, op: "retract" } : proposal;
}

/** The same fact read twice, in the overlap of two windows. */
export function sameProposal(a: Proposal, b: Proposal): boolean {
  const identity = ({ subject, key, op, value, target, symbol, quotes }: Proposal) =>
    JSON.stringify([subject, key, op, value?.toLowerCase(), target?.toLowerCase(), symbol, quotes[0]?.start]);
  return identity(a) === identity(b);
}

function subjectOf({ about_type: type, about_name: given }: ModelFact): Subject {
  const name = clean(given);
  if (type === "self" || name === null || firstPerson.test(name)) return { kind: "self" };
  return pronoun.test(name) ? { kind: "mentioned", types: [type], pronoun: name } : { kind: "named", type, name };
}

function objectOf(type: EntityType | null, value: string | null): Proposal["object"] {
  return type === null || type === "self" || value === null ? undefined : { type, name: value };
}

function datesOf({ valid_from, valid_until }: ModelFact): { validFrom?: Date; validUntil?: Date } {
  const validFrom = parseDate(valid_from);
  const validUntil = parseDate(valid_until);
  if (validFrom && validUntil && validUntil <= validFrom) return {};
  return { ...(validFrom ? { validFrom } : {}), ...(validUntil ? { validUntil } : {}) };
}

/** ISO 8601 only, from the year on; a date without a time is its first instant in UTC. */
function parseDate(text: string | null): Date | null {
  if (text === null || !/^\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]{5,12}(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.test(text.trim()))
    return null;
  const date = new Date(text.trim());
  const year = date.getUTCFullYear();
  return Number.isNaN(date.getTime()) || year < 1900 || year > 2200 ? null : date;
}

function clean(text: string | null): string | null {
  const cleaned = (text ?? "").trim().replace(/^(?:the|a|an)\s+(?=\S)/i, "");
  return cleaned === "" ? null : cleaned;
}

function byStart(a: Quote, b: Quote): number {
  return a.start - b.start;
}
