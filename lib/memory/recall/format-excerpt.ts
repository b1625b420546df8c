import { searchTerms } from "./terms.ts";

/** Characters of one recalled text at most. */
const maxExcerpt = 700;

/** The text itself when short; else the stretch of sentences that holds most of the question's terms, with ellipses. */
export function excerpt(content: string, terms: readonly string[]): string {
  const text = content.trim();
  if (text.length <= maxExcerpt) return text;
  const wanted = new Set(terms);
  const sentences = [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text)].map(
    ({ segment, index }) => ({
      index,
      end: index + segment.length,
      held: searchTerms(segment).filter((term) => wanted.has(term)),
    }),
  );
  let best = { start: 0, held: -1 };
  for (const [first, { index }] of sentences.entries()) {
    const held = new Set<string>();
    for (const sentence of sentences.slice(first)) {
      if (sentence.end - index > maxExcerpt) break;
      for (const term of sentence.held) held.add(term);
    }
    if (held.size > best.held) best = { start: index, held: held.size };
  }
  const end = Math.min(text.length, best.start + maxExcerpt);
  const cut = wholeCharacters(text.slice(best.start, end)).trim();
  return `${best.start > 0 ? "… " : ""}${cut}${end < text.length ? " …" : ""}`;
}

/** Never ends or begins with half of a surrogate pair. */
export function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");
}
