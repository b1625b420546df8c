import { normalise } from "../normalise.ts";

/** Scripts written without spaces, or that join articles and prepositions to the word. */
const joined =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const inWord = /[\p{L}\p{N}]/u;

/** True when the normalised value stands in the quote as whole words. */
export function standsIn(value: string, quote: string): boolean {
  return standsInNormal(value, normalise(quote));
}

/** The same for a text that is normalised already: long ones are asked for many names. */
export function standsInNormal(value: string, hay: string): boolean {
  const needle = normalise(value);
  if (needle === "") return false;
  const free = joined.test(needle);
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (free) return true;
    const before = hay[at - 1] ?? " ";
    const after = hay[at + needle.length] ?? " ";
    if (!inWord.test(before) && !inWord.test(after)) return true;
  }
  return false;
}

export function wordsOf(text: string): string[] {
  return normalise(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
