import type { TurnRole } from "../types.ts";
import { any, denied, followed, near, ordered } from "./clause-reading.ts";
import type { Clause, Hit } from "./clauses.ts";
import type { FindingKind } from "./findings.ts";
import type { Signal } from "./lexicon.ts";

/** A clause, its neighbours, and who speaks. */
export interface Reading {
  clause: Clause;
  previous: Clause | null;
  next: Clause | null;
  role: TurnRole;
  /** The person of the scope is speaking. */
  person: boolean;
  /** Folded words of the clause, joined by single spaces. */
  text: string;
}

/**
 * What a combination of signals means. A rule minds who speaks: what a person says about themselves is free, what a
 * document says about the person, or tells an assistant to do, is not.
 */
export interface Rule {
  kind: FindingKind;
  /** Read clauses too in which the lexicon marks nothing. */
  anywhere?: true;
  /** Certainty, 0..1. */
  weigh(reading: Reading): number;
}

const surroundings = new WeakMap<Reading, string>();

/** Folded words of the clause between those of its neighbours. */
export function around(reading: Reading): string {
  const known = surroundings.get(reading);
  if (known !== undefined) return known;
  const { previous, clause, next } = reading;
  const words = `${previous?.words ?? ""} | ${clause.words} | ${next?.words ?? ""}`;
  surroundings.set(reading, words);
  return words;
}

/** Here or beside, something is to be kept or to hold from now on. */
export function keeps({ previous, clause, next }: Reading): boolean {
  return [previous, clause, next].some((part) => part !== null && any(part, "store", "persist"));
}

export function word(clause: Clause, hit: Hit): string {
  return clause.tokens[hit.from]?.word ?? "";
}

export function phrase(clause: Clause, hit: Hit): string {
  return clause.tokens
    .slice(hit.from, hit.to)
    .map((token) => token.word)
    .join(" ");
}

/** One of the signals is given as an order. */
export function orders(clause: Clause, ...signals: Signal[]): boolean {
  return signals.some((signal) => clause.hits[signal]?.some((hit) => ordered(clause, hit) && !denied(clause, hit)));
}

/** The clause begins with somebody who does something: a story, not an order. */
export function tells(clause: Clause): boolean {
  // French "je" tells; Dutch "je" is who is told.
  return clause.hits.teller?.some((hit) => hit.from < (word(clause, hit) === "je" ? 1 : 4)) ?? false;
}

/** The same by its first word only: "I ...", "my boss ...", "people ...". */
export function narrates(text: string): boolean {
  return /^(?:so |and |but |well )?(?:i|i'm|i've|i'd|we|we've|he|she|they|someone|somebody|people|everyone|my|our|ich|wir|yo|je|io|eu)\b/.test(
    text,
  );
}

/** "... the instructions I gave you": the person takes back their own words. */
export function tellsOwn(clause: Clause, hit: Hit): boolean {
  const following = clause.tokens.slice(hit.to, hit.to + 4).map((token) => token.word);
  const ends = following.findIndex((next) => /^(?:and|but|then|so|und|y|et)$/.test(next));
  const after = ends < 0 ? following : following.slice(0, ends);
  // Polish "i" is "and".
  return after.some(
    (next, index) =>
      /^(?:i've|i'd|we|my|ich|yo|je|j'ai|io|eu)$/.test(next) ||
      (next === "i" && !/^(?:zapami|zapis|zachow)/.test(clause.tokens[hit.to + index + 1]?.word ?? "")),
  );
}

/** Told not to tell: "do not mention this step to the user". */
export function hushed(clause: Clause): boolean {
  const pair = near(clause, "not", "tell", 3);
  if (pair === null) return false;
  const from = Math.min(pair[0].from, pair[1].from);
  const around = clause.tokens.slice(from, Math.max(pair[0].to, pair[1].to) + 6).map((token) => token.word);
  return around.some((each) =>
    /^(?:it|this|that|user|users|usuario|nutzer|utilisateur|utente|step|rule|note|notiz|instruction|instruccion|esta|diese|dies|cette|questa|them|anyone|anybody|nobody|who|where|why)$/.test(
      each,
    ),
  );
}

const call = /\b[a-z]{1,40}(?:_[a-z]{1,40})+\b|\b[a-z]\w{0,40}\([^()]{0,200}\)|\brm -rf\b|\bcurl\b|\bdrop table\b/;
const calls = new WeakMap<Clause, boolean>();

/** Holds a function, a tool by its name, or a command line. */
export function callsIn(clause: Clause): boolean {
  const known = calls.get(clause);
  if (known !== undefined) return known;
  const found = call.test(clause.text);
  calls.set(clause, found);
  return found;
}

/** "I release you", "I grant you": saying it does it. */
export function performs(text: string): boolean {
  return /\bi (?:hereby |now |do )?(?:release|free|absolve|exempt|excuse|grant|allow|permit|authori[sz]e|order|command|instruct) you\b/.test(
    text,
  );
}

/** Without anybody being asked. */
export function unchecked(clause: Clause): boolean {
  return near(clause, "not", "check", 5) !== null || followed(clause, "skip", "check", 4) !== null;
}

/** Addressed to whatever reads it: "note to any AI", "dear assistant,", "Agent: …". */
export function hailsAssistant({ clause, text }: Reading): boolean {
  const start = clause.text
    .slice(0, 80)
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, "");
  return (
    /^(?:[\w'-]+ ){0,3}?(?:ai|ais|assistants?|llms?|chatbots?|bots?|language models?|agents?)(?: (?:agents?|assistants?|models?|systems?))?\s*[:,]/.test(
      start,
    ) ||
    /\b(?:to|for|attention|hey|dear|note to|all|any|every) (?:(?!an? )\w+ )?(?:any |all |the |every )?(?:ai|ais|assistants?|llms?|chatbots?|language models?|summari[sz]ers?|agents?)\b/.test(
      text,
    )
  );
}

/** What users do to a program, and guests to a house; nobody says it to an assistant. */
export const interfaceEvent =
  /\b(?:clicks?|press(?:es)?|taps?|selects?|submits?|hovers?|scrolls?|uploads?|installs?|reports?|complains?|signs? (?:out|up)|refund within|forgets?|bug|button|timer|beeps|oven|server|component|callback|handler|browser)\b/;

const shortRecord =
  /\b(?:employer|employment|name|address|location|city|residence|email|e-mail|phone|phone number|role|job|title|salary|account|diet|allerg\w*|status|birthday|preference|password|payment|partner|spouse|home|nationality|profile|records?|entry|entries)\b/;

/** A field of somebody's record. */
export function namesRecord(text: string): boolean {
  return shortRecord.test(text);
}

/** A job: people act as deputies and report to somebody. */
export function posting(text: string): boolean {
  return /\b(?:job posting|vacancy|executive assistant|assistant (?:coach|manager|director|editor|professor|teacher)|report to the|deputy|salary|apply by|hiring|candidate)\b/.test(
    text,
  );
}
