import { type Token, textOf } from "./tokens.ts";

/** Capitals restored in a name that was typed without any. */
export function properText(content: string, tokens: readonly Token[], from: number, to: number): string {
  const text = stripArticle(textOf(content, tokens, from, to));
  if (/\p{Lu}/u.test(text)) return text;
  return text.replace(/(?<=^|[\s-])(?!(?:of|the|and|de|la|van|von|der|du)\b)\p{Ll}/gu, (letter) =>
    letter.toUpperCase(),
  );
}

export function stripArticle(text: string): string {
  return text.replace(/^(?:an?|the|some|my|our|any|his|her|their)\s+(?=\S)/i, "");
}
