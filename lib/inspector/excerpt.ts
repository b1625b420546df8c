import type { Quote } from "../memory/types.ts";

export interface Segment {
  text: string;
  quoted: boolean;
}

/**
 * The message around its quoted spans, in order, cut with "…" where more than `margin` characters lie between a span
 * and the rest. Spans that do not say what the message says at that place are left out, overlapping ones are joined.
 */
export function excerpt(content: string, quotes: readonly Quote[], margin = 120): Segment[] {
  const spans = joined(quotes.filter(({ start, end, text }) => start < end && content.slice(start, end) === text));
  const segments: Segment[] = [];
  let at = 0;
  for (const [index, { start, end }] of spans.entries()) {
    segments.push({
      text: shortened(content.slice(at, start), index === 0 ? "start" : "middle", margin),
      quoted: false,
    });
    segments.push({ text: content.slice(start, end), quoted: true });
    at = end;
  }
  segments.push({ text: shortened(content.slice(at), spans.length === 0 ? "whole" : "end", margin), quoted: false });
  return segments.filter(({ text }) => text !== "");
}

function joined(spans: readonly Quote[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function shortened(text: string, place: "start" | "middle" | "end" | "whole", margin: number): string {
  const limit = place === "start" || place === "end" ? margin : margin * 2;
  if (text.length <= limit) return text;
  const head = () => text.slice(0, wordBreakBefore(text, margin));
  const tail = () => text.slice(wordBreakAfter(text, text.length - margin));
  if (place === "start") return `… ${tail()}`;
  if (place === "end") return `${head()} …`;
  if (place === "whole") return `${text.slice(0, wordBreakBefore(text, margin * 2))} …`;
  return `${head()} … ${tail()}`;
}

/** Never inside a surrogate pair; at a space when there is one near. */
function wordBreakBefore(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  const cut = space > at - 24 && space > 0 ? space : at;
  return isLowSurrogate(text, cut) ? cut - 1 : cut;
}

function wordBreakAfter(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  const cut = space >= 0 && space < at + 24 ? space + 1 : at;
  return isLowSurrogate(text, cut) ? cut + 1 : cut;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
