const fenceOpen = /<memory[\w-]{0,40}(?:\s[^>\n]{0,400})?>/gi;
/** Lines as recall/format.ts writes them: "- known since 2026-03-01: …", "- 2026-03-01, user said: …". */
const injectedLine =
  /^[ \t>*-]{0,8}(?:known since \d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d, (?:user|assistant|system|tool) said(?: \(has changed since\))?): [^\n]*/gm;
/** Shorter pieces occur in honest speech too. */
const shortestInjected = 24;

/**
 * The loop guard: what the engine itself put into a prompt is never learnt again when it comes back inside a turn.
 * Fenced memory blocks, lines of the context block and the given `injected` texts become spaces; every other
 * character keeps its offset, line breaks stay.
 */
export function maskInjected(content: string, injected: readonly string[] = []): string {
  const spans: [number, number][] = [];
  const lower = content.toLowerCase();
  let covered = 0;
  const lastClose = lower.lastIndexOf("</memory");
  for (const match of content.matchAll(fenceOpen)) {
    if (match.index < covered) continue;
    covered = fenceEnd(lower, match.index + match[0].length, lastClose);
    spans.push([match.index, covered]);
  }
  for (const match of content.matchAll(injectedLine)) spans.push([match.index, match.index + match[0].length]);
  for (const text of injected.flatMap((block) => block.split("\n")).map((line) => line.trim())) {
    if (text.length < shortestInjected) continue;
    for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + text.length)) {
      spans.push([at, at + text.length]);
    }
  }
  return blank(content, spans);
}

/** End of the block: after its closing mark, else the next empty line, else the end of the text. */
function fenceEnd(lower: string, from: number, lastClose: number): number {
  // Without the last one every unclosed mark would search to the end.
  const close = from <= lastClose ? lower.indexOf("</memory", from) : -1;
  if (close >= 0) {
    const end = lower.indexOf(">", close);
    return end >= 0 && end - close < 64 ? end + 1 : close + "</memory".length;
  }
  const empty = lower.indexOf("\n\n", from);
  return empty >= 0 ? empty : lower.length;
}

function blank(content: string, spans: [number, number][]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    parts.push(content.slice(done, from), content.slice(from, end).replace(/[^\n]/g, " "));
    done = end;
  }
  return parts.length === 0 ? content : parts.join("") + content.slice(done);
}
