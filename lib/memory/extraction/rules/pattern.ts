import { isBoundary } from "./boundary.ts";
import { type ChunkKind, chunk, isChunkKind } from "./chunks.ts";
import { classes } from "./classes.ts";
import type { Token } from "./tokens.ts";

/** Longest stretch of tokens that a pattern may read. */
export const window = 60;

/** Token range of a captured phrase. */
export interface Span {
  from: number;
  to: number;
}

export interface Match {
  from: number;
  to: number;
  slots: Readonly<Record<string, Span>>;
}

interface Quantity {
  optional: boolean;
  repeats: boolean;
}

type Element = Quantity &
  (
    | { kind: "word"; tests: readonly ((token: Token) => boolean)[]; forms: readonly string[] | null }
    | { kind: "slot"; name: string; chunk: ChunkKind }
    | { kind: "group"; alternatives: readonly (readonly Element[])[] }
    | { kind: "end" }
  );

/**
 * A phrase to look for, over tokens instead of characters. Elements are separated by spaces:
 * `word`, `a|b` (either), `~work` (any inflection), `@class` (classes.ts), `#Tag` (part of speech),
 * `{name:kind}` (captures a phrase, chunks.ts), `$` (nothing but a boundary follows), `x?`, `x*` (may be missing,
 * any number), and groups: `(a bit|more)` when they capture nothing, `(as {x:np} / , {x:np})` when they do.
 */
export class Pattern {
  readonly #elements: readonly Element[];
  /** Each set holds forms of which one must be there for a match; a cheap reason not to try. */
  readonly #required: readonly (readonly string[])[];

  constructor(readonly source: string) {
    this.#elements = parse(source);
    this.#required = requirements(this.#elements);
  }

  /** False when the forms at hand rule a match out. */
  possible(forms: ReadonlySet<string>): boolean {
    return this.#required.every((any) => any.some((form) => forms.has(form)));
  }

  /** Matches at exactly `from`, never reading past `limit`. */
  at(tokens: readonly Token[], from: number, limit: number): Match | null {
    const slots: Record<string, Span> = {};
    const to = run(this.#elements, 0, tokens, from, Math.min(limit, from + window), slots, (end) => end);
    return to === null ? null : { from, to, slots: { ...slots } };
  }
}

function parse(source: string): Element[] {
  const elements: Element[] = [];
  for (const part of partsOf(source, " ")) {
    const repeats = part.length > 1 && part.endsWith("*");
    const optional = repeats || (part.length > 1 && part.endsWith("?"));
    const bare = optional ? part.slice(0, -1) : part;
    if (bare.startsWith("(")) {
      const inner = bare.slice(1, -1).trim();
      const alternatives = partsOf(inner, " / ");
      const split = alternatives.length > 1 || inner.includes("{") ? alternatives : partsOf(inner, "|");
      elements.push({ kind: "group", alternatives: split.map(parse), optional, repeats });
    } else if (bare === "$") {
      elements.push({ kind: "end", optional, repeats });
    } else if (bare.startsWith("{")) {
      const [name = "", kind = ""] = bare.slice(1, -1).split(":");
      if (!isChunkKind(kind)) throw new Error(`Unknown phrase kind in pattern: ${source}`);
      elements.push({ kind: "slot", name, chunk: kind, optional, repeats });
    } else {
      const words = bare.split("|").filter(Boolean);
      const forms = words.some((word) => /^[@#]/.test(word)) ? null : words;
      elements.push({ kind: "word", tests: words.map(testOf), forms, optional, repeats });
    }
  }
  return elements;
}

/** Forms without which the elements cannot match. A group asks for one form of each of its alternatives. */
function requirements(elements: readonly Element[]): (readonly string[])[] {
  return elements.flatMap((element) => {
    if (element.optional) return [];
    if (element.kind === "word") return element.forms ? [element.forms] : [];
    if (element.kind !== "group") return [];
    const each = element.alternatives.map((alternative) => requirements(alternative)[0]);
    return each.every((forms) => forms !== undefined) ? [each.flat()] : [];
  });
}

/** Cuts at a separator outside of parentheses. */
function partsOf(source: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === "(") depth += 1;
    else if (source[at] === ")") depth -= 1;
    else if (depth === 0 && source.startsWith(separator, at)) {
      parts.push(source.slice(start, at));
      start = at + separator.length;
      at = start - 1;
      if (source[start] === "(") at = start - 1;
    }
  }
  if (depth !== 0) throw new Error(`Unbalanced pattern: ${source}`);
  return [...parts, source.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

function testOf(word: string): (token: Token) => boolean {
  if (word.startsWith("~")) {
    const lemma = word.slice(1);
    return (token) => token.word && token.forms.includes(`~${lemma}`);
  }
  if (word.startsWith("@")) {
    const test = classes[word.slice(1)];
    if (!test) throw new Error(`Unknown word class ${word}`);
    return test;
  }
  if (word.startsWith("#")) return (token) => token.tags.has(word.slice(1));
  return (token) => token.norm === word;
}

function run(
  elements: readonly Element[],
  index: number,
  tokens: readonly Token[],
  at: number,
  limit: number,
  slots: Record<string, Span>,
  done: (end: number) => number | null,
): number | null {
  const element = elements[index];
  if (!element) return done(at);
  const next = (position: number) => run(elements, index + 1, tokens, position, limit, slots, done);
  const again = (position: number) =>
    element.repeats && position > at ? run(elements, index, tokens, position, limit, slots, done) : next(position);
  if (element.kind === "end") return at >= limit || isBoundary(tokens[at]) ? next(at) : null;
  if (element.kind === "word") {
    const token = at < limit ? tokens[at] : undefined;
    if (token && element.tests.some((test) => test(token))) {
      const end = again(at + 1);
      if (end !== null) return end;
    }
  } else if (element.kind === "slot") {
    for (const to of chunk(element.chunk, tokens, at, limit)) {
      const before = slots[element.name];
      slots[element.name] = { from: at, to };
      const end = next(to);
      if (end !== null) return end;
      if (before) slots[element.name] = before;
      else delete slots[element.name];
    }
  } else {
    for (const alternative of element.alternatives) {
      const end = run(alternative, 0, tokens, at, limit, slots, again);
      if (end !== null) return end;
    }
  }
  return element.optional ? next(at) : null;
}
