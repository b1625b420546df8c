import type { Token } from "./tokens.ts";
import { conjunctions, subordinators } from "./words.ts";

const marks = new Set([
  ".",
  ",",
  ";",
  ":",
  "!",
  "?",
  "(",
  ")",
  "[",
  "]",
  "—",
  "–",
  "-",
  "/",
  '"',
  "“",
  "”",
  "…",
  "|",
  "•",
  "*",
  "¡",
  "¿",
  "，",
  "。",
  "！",
  "？",
]);

/** Interjections that stand for a full stop in untidy text: "got the job lol im a nurse now". */
const asides = new Set(
  "lol lmao lmfao rofl haha hahaha hehe omg omfg smh btw ngl tbh ikr jk fyi idk wbu hbu tho".split(" "),
);

/** A mark or a joining word at which one statement may end and the next begin. */
export function isBoundary(token: Token | undefined): boolean {
  return (
    !token ||
    token.newLine ||
    isMark(token) ||
    asides.has(token.norm) ||
    conjunctions.has(token.norm) ||
    subordinators.has(token.norm)
  );
}

export function isMark(token: Token | undefined): boolean {
  return token !== undefined && !token.word && (marks.has(token.norm) || /[\p{So}\p{Sk}<>^~=]/u.test(token.norm));
}

export function isSentenceEnd(token: Token): boolean {
  return !token.word && /^[.!?…。！？]$/.test(token.norm);
}
