import { normalise } from "../normalise.ts";

/** Scripts written without spaces, or that join articles and prepositions to the word. */
const joined =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const inWord = /[\p{L}\p{N}]/u;

/** True when the normalised value stands in the quote as whole words. */
export function standsIn(value: string, quote: string): boolean {
  const [needle, hay] = [normalise(value), normalise(quote)];
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
