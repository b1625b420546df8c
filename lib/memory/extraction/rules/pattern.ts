import { isBoundary } from "./boundary.ts";
import { type ChunkKind, chunk } from "./chunks.ts";
import { classes } from "./classes.ts";
import { lemmasOf } from "./lemma.ts";
import type { Token } from "./tokens.ts";

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

type Element =
  | { kind: "word"; tests: readonly ((token: Token) => boolean)[]; optional: boolean; repeats: boolean }
  | { kind: "slot"; name: string; chunk: ChunkKind; optional: boolean }
  | { kind: "group"; alternatives: readonly (readonly Element[])[]; optional: boolean }
  | { kind: "end"; optional: false };

/**
 * A phrase to look for, over tokens instead of characters. Elements are separated by spaces:
 * `word`, `a|b` (either), `~work` (any inflection), `@class` (classes.ts), `#Tag` (part of speech),
 * `{name:kind}` (captures a phrase, chunks.ts), `( … / … )` (alternatives of several words), `x?` (may be missing),
 * `x*` (any number), `$` (nothing but a boundary follows).
 */
export class Pattern {
  readonly #elements: readonly Element[];

  constructor(readonly source: string) {
    const parts = source.match(/\{[^}]*\}\??|\(|\)\??|[^\s()]+/g) ?? [];
    const [elements, rest] = parse(parts, 0);
    if (rest !== parts.length) throw new Error(`Unbalanced pattern: ${source}`);
    this.#elements = elements;
  }

  /** Matches at exactly `from`, never reading past `limit`. */
  at(tokens: readonly Token[], from: number, limit: number): Match | null {
    const slots: Record<string, Span> = {};
    const to = run(this.#elements, 0, tokens, from, limit, slots, (end) => end);
    return to === null ? null : { from, to, slots: { ...slots } };
  }
}

function parse(parts: readonly string[], start: number): [Element[], number] {
  const elements: Element[] = [];
  let index = start;
  while (index < parts.length) {
    const part = parts[index] ?? "";
    if (part.startsWith(")") || part === "/") break;
    index += 1;
    if (part === "(") {
      const alternatives: Element[][] = [];
      let closing = "";
      do {
        const [inner, next] = parse(parts, index);
        alternatives.push(inner);
        closing = parts[next] ?? "";
        index = next + 1;
      } while (closing === "/");
      elements.push({ kind: "group", alternatives, optional: closing.endsWith("?") });
    } else if (part === "$") {
      elements.push({ kind: "end", optional: false });
    } else if (part.startsWith("{")) {
      const [name = "", kind = ""] = part.replace(/[{}?]/g, "").split(":");
      elements.push({ kind: "slot", name, chunk: kind as ChunkKind, optional: part.endsWith("?") });
    } else {
      const repeats = part.length > 1 && part.endsWith("*");
      const optional = repeats || (part.length > 1 && part.endsWith("?"));
      const words = (optional ? part.slice(0, -1) : part).split("|").filter(Boolean);
      elements.push({ kind: "word", tests: words.map(testOf), optional, repeats });
    }
  }
  return [elements, index];
}

function testOf(word: string): (token: Token) => boolean {
  if (word.startsWith("~")) {
    const lemma = word.slice(1);
    return (token) => token.word && lemmasOf(token.norm).includes(lemma);
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
  if (element.kind === "end") return at >= limit || isBoundary(tokens[at]) ? next(at) : null;
  if (element.kind === "word") {
    const token = at < limit ? tokens[at] : undefined;
    if (token && element.tests.some((test) => test(token))) {
      const end = element.repeats ? run(elements, index, tokens, at + 1, limit, slots, done) : next(at + 1);
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
      const end = run(alternative, 0, tokens, at, limit, slots, next);
      if (end !== null) return end;
    }
  }
  return element.optional ? next(at) : null;
}
