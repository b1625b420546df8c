import type { Quote } from "../types.ts";

/**
 * Finds what a model says it copied. Exact first; then with white space, quotation marks, dashes and case levelled,
 * for models that tidy up what they copy. Returns the turn's own characters, or null. A model's word for where a
 * quote stands is never asked for.
 */
export function locateQuote(content: string, text: string, region: { start: number; end: number }): Quote | null {
  const wanted = text
    .trim()
    .replace(/^["“”'‘’«»]+|["“”'‘’«»]+$/g, "")
    .trim();
  if (wanted === "") return null;
  for (const needle of [text.trim(), wanted]) {
    const exact = content.indexOf(needle, region.start);
    if (exact >= 0 && exact + needle.length <= region.end) return quoteAt(content, exact, exact + needle.length);
  }
  const piece = level(content, region.start, region.end);
  const needle = level(wanted, 0, wanted.length).text.trim();
  const at = needle === "" ? -1 : piece.text.indexOf(needle);
  const first = piece.offsets[at];
  const last = piece.offsets[at + needle.length - 1];
  if (at < 0 || first === undefined || last === undefined) return null;
  return quoteAt(content, first, last + 1);
}

function quoteAt(content: string, start: number, end: number): Quote {
  return { start, end, text: content.slice(start, end) };
}

/** Levelled text and, for each of its characters, the offset it came from. Letters that change length stay as they are. */
function level(content: string, start: number, end: number): { text: string; offsets: number[] } {
  const letters: string[] = [];
  const offsets: number[] = [];
  for (let at = start; at < end; at++) {
    const letter = content[at] ?? "";
    const same = /\s/.test(letter)
      ? " "
      : /[‘’‚′]/.test(letter)
        ? "'"
        : /[“”„«»″]/.test(letter)
          ? '"'
          : /[–—]/.test(letter)
            ? "-"
            : letter;
    if (same === " " && letters.at(-1) === " ") continue;
    const lower = same.toLowerCase();
    letters.push(lower.length === 1 ? lower : same);
    offsets.push(at);
  }
  return { text: letters.join(""), offsets };
}
