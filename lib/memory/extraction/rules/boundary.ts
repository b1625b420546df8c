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

/** A mark or a joining word at which one statement may end and the next begin. */
export function isBoundary(token: Token | undefined): boolean {
  return !token || token.newLine || isMark(token) || conjunctions.has(token.norm) || subordinators.has(token.norm);
}

export function isMark(token: Token | undefined): boolean {
  return token !== undefined && !token.word && (marks.has(token.norm) || /[\p{So}\p{Sk}<>^~=]/u.test(token.norm));
}

export function isSentenceEnd(token: Token): boolean {
  return !token.word && /^[.!?…。！？]$/.test(token.norm);
}
