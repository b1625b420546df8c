import type { Clause, Hit } from "./clauses.ts";
import type { Signal } from "./lexicon.ts";

/** Questions that the rules ask of a clause. */

export function has(clause: Clause, ...signals: Signal[]): boolean {
  return signals.every((signal) => clause.hits[signal] !== undefined);
}

export function any(clause: Clause, ...signals: Signal[]): boolean {
  return signals.some((signal) => clause.hits[signal] !== undefined);
}

/** First pair of hits with `second` at most `gap` tokens after the end of `first`; they may not overlap. */
export function followed(clause: Clause, first: Signal, second: Signal, gap: number): [Hit, Hit] | null {
  for (const a of clause.hits[first] ?? []) {
    for (const b of clause.hits[second] ?? []) {
      const distance = b.from - a.to;
      // In scripts without spaces a whole clause is one token: order cannot be seen.
      const sameRun = a.from === b.from && a.to === a.from + 1 && !/[a-z]/.test(clause.tokens[a.from]?.word ?? "a");
      if ((distance >= 0 && distance <= gap) || sameRun) return [a, b];
    }
  }
  return null;
}

export function near(clause: Clause, a: Signal, b: Signal, gap: number): [Hit, Hit] | null {
  return followed(clause, a, b, gap) ?? followed(clause, b, a, gap);
}

/** True when the word at the hit is an order: not an inflected form, and nobody in front of it does it. */
export function ordered(clause: Clause, hit: Hit): boolean {
  const word = clause.tokens[hit.from]?.word ?? "";
  const previous = clause.tokens[hit.from - 1]?.word ?? "";
  if (/^look/.test(previous)) return false;
  if (/^(?:by|start|begin|keep|with)$/.test(previous) && word.endsWith("ing")) return true;
  if (hit.to === hit.from + 1 && /^[a-z]{5,}(?:ing|[^e]ed|ated|ored|arded)$/.test(word)) return false;
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 6); index--) {
    if (breaksBetween(clause, index)) return true;
    const before = clause.hits.teller?.some(({ from }) => from === index);
    if (before) return hit.from - index > 5;
  }
  return true;
}

/** A comma, colon or dash after the token: a new part of the sentence begins. */
function breaksBetween(clause: Clause, index: number): boolean {
  const [token, next] = [clause.tokens[index], clause.tokens[index + 1]];
  if (token === undefined || next === undefined) return false;
  const between = clause.text.slice(token.end - clause.start, next.start - clause.start);
  return /[,:;–—(>*"“«]|\s-\s|\|/.test(between) || /^(?:and|then|und|y|et|e|en)$/.test(token.word);
}

/** True when one of the signals has a hit inside the given tokens. */
export function within(clause: Clause, from: number, to: number, ...signals: Signal[]): boolean {
  return signals.some((signal) => clause.hits[signal]?.some((hit) => hit.from >= from && hit.to <= to));
}

/** True when the token stands between quotation marks of the clause. */
export function quoted(clause: Clause, index: number): boolean {
  const token = clause.tokens[index];
  if (token === undefined) return false;
  const before = clause.text.slice(0, token.start - clause.start);
  const after = clause.text.slice(token.end - clause.start);
  const opens = (before.match(/["“”„«»`]|(?<![\p{L}\p{N}])['‘]|['’](?![\p{L}\p{N}])/gu) ?? []).length % 2 === 1;
  return opens && /["“”«»`'’]/.test(after);
}

const harmless: ReadonlySet<string> = new Set<Signal>([
  "you",
  "mine",
  "teller",
  "not",
  "about",
  "must",
  "prior",
  "wholly",
  "tell",
  "check",
  "bounds",
  "freeing",
  "dismissal",
  "attitude",
  "rank",
]);

/** False for a clause in which no rule could find anything: most of honest text. */
export function bearsSigns(clause: Clause): boolean {
  for (const signal in clause.hits) if (!harmless.has(signal)) return true;
  return (
    has(clause, "freeing", "bounds") ||
    has(clause, "teller", "not", "attitude") ||
    (clause.tokens.length >= 3 && /\d/.test(clause.words))
  );
}

const sink =
  /https?:\/\/|ftp:\/\/|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.\w|\b[\w-]{1,63}\.(?:[\w-]{1,63}\.){0,3}(?:com|net|org|io|xyz|example|ru|cn|top|site|info|dev|app|link|click|test|biz|co|me)\b|\b(?:endpoint|webhook)\b/i;
const sinks = new WeakMap<Clause, boolean>();

/** Holds an address, a domain or a link. */
export function sinkIn(clause: Clause): boolean {
  const known = sinks.get(clause);
  if (known !== undefined) return known;
  const found = sink.test(clause.text);
  sinks.set(clause, found);
  return found;
}

/** "can't ignore", "never reveal": the opposite is said. Idioms such as "do not hesitate to" are not. */
export function denied(clause: Clause, hit: Hit): boolean {
  return (clause.hits.not ?? []).some(
    ({ from, to }) =>
      to <= hit.from &&
      hit.from - to <= 1 &&
      from < hit.from &&
      !/^(?:hesitate|fail|forget)/.test(clause.tokens[to]?.word ?? ""),
  );
}

/** No bounds, whatever they are called: "free of all restrictions", "without any ethics". */
export function unbound(clause: Clause): boolean {
  return has(clause, "unbound") || followed(clause, "freeing", "bounds", 3) !== null;
}
