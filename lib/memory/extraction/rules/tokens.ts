import nlp from "compromise/three";
import { lemmasOf } from "./lemma.ts";
import { readWord } from "./spelling.ts";

/** A word or mark of the turn. Offsets are UTF-16 code units of the turn's content. */
export interface Token {
  /** As typed. */
  text: string;
  /** Lower case, chat spelling undone; parts of a contraction are separate tokens. */
  norm: string;
  start: number;
  end: number;
  word: boolean;
  /** Starts with a capital letter. */
  capital: boolean;
  /** A line break stands before it. */
  newLine: boolean;
  tags: ReadonlySet<string>;
  /** What a pattern may ask for: the norm, and each dictionary form behind "~". */
  forms: readonly string[];
}

const none: ReadonlySet<string> = new Set();
const lexeme =
  /[bB]\/[cC](?=\s|$)|\p{L}\/[oO]?(?=\s|$)|[\p{L}\p{N}\p{M}]+(?:['’‘.,&+-][\p{L}\p{N}\p{M}]+)*(?:\+\+|#(?!\p{L}))?|[^\s]/gu;

/** Cuts a text into tokens and tags their parts of speech. Linear in the length of the text. */
export function tokenise(content: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of content.matchAll(lexeme)) {
    const typed = match[0];
    const newLine = content.slice(previousEnd, match.index).includes("\n");
    previousEnd = match.index + typed.length;
    const word = /[\p{L}\p{N}@]/u.test(typed);
    let start = match.index;
    const next = /^[ \t]+(\p{Ll}+)/u.exec(content.slice(previousEnd, previousEnd + 20))?.[1] ?? "";
    for (const [index, part] of (word
      ? splitJoined(typed, next, tokens.at(-1)?.norm ?? "")
      : [{ norm: typed, length: typed.length }]
    ).entries()) {
      const end = start + part.length;
      const text = content.slice(start, end);
      tokens.push({
        text,
        norm: part.norm,
        start,
        end,
        word,
        capital: /^\p{Lu}/u.test(text),
        newLine: newLine && index === 0,
        tags: none,
        forms: word ? [part.norm, ...lemmasOf(part.norm).map((lemma) => `~${lemma}`)] : [part.norm],
      });
      start = end;
    }
  }
  return tag(tokens);
}

/** "fun,really" and "done.Next" are two words; "17.5", "a.m", "she/her" and "Node.js" are one. */
function splitJoined(typed: string, following: string, before = ""): { norm: string; length: number }[] {
  const comma = /^(\p{L}+)([,.])(\p{L}{2,}.*)$/u.exec(typed);
  if (comma?.[1] && comma[2] && comma[3] && (comma[2] === "," || /^\p{Lu}/u.test(comma[3]))) {
    return [...readWord(comma[1]), { norm: comma[2], length: 1 }, ...splitJoined(comma[3], following)];
  }
  return [...readWord(typed, following, before)];
}

function tag(tokens: Token[]): Token[] {
  const startOf = new Map<number, number>();
  let text = "";
  for (const [index, token] of tokens.entries()) {
    startOf.set(text.length, index);
    const plain = token.norm === "'s" ? "is" : token.capital ? token.text : token.norm;
    text += `${plain} `;
  }
  const tags = new Map<number, Set<string>>();
  const sentences: { terms: { tags: string[]; offset?: { start: number } }[] }[] = nlp(text).json({ offset: true });
  for (const sentence of sentences) {
    for (const term of sentence.terms) {
      const index = term.offset && startOf.get(term.offset.start);
      if (index !== undefined) tags.set(index, new Set(term.tags));
    }
  }
  return tokens.map((token, index) => ({ ...token, tags: tags.get(index) ?? none }));
}

/** What was typed from one token to before another, white space collapsed. */
export function textOf(content: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? content.slice(first.start, last.end).replace(/\s+/g, " ").trim() : "";
}
