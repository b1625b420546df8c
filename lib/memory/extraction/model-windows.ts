/** A piece of a turn that one call reads: `overlap` repeated characters, then new ones. Offsets are UTF-16. */
export interface TurnWindow {
  start: number;
  end: number;
}

export const windowLimits = { newCharacters: 8000, overlap: 256, windows: 10 } as const;

/**
 * Cuts a turn for extraction (spec/memory.md §2.1): at most 8,000 new characters a window, 256 repeated, 10 windows.
 * What lies beyond is not read; `truncated` says so. Windows end between words where they can.
 */
export function windowsOf(content: string): { windows: TurnWindow[]; truncated: boolean } {
  const windows: TurnWindow[] = [];
  let from = 0;
  while (from < content.length && windows.length < windowLimits.windows) {
    const end = cutBefore(content, from, Math.min(from + windowLimits.newCharacters, content.length));
    const start = wholeFrom(content, Math.max(0, from - windowLimits.overlap));
    if (content.slice(from, end).trim() !== "") windows.push({ start, end });
    from = end;
  }
  return { windows, truncated: content.slice(from).trim() !== "" };
}

/** The last white space of the final tenth, else the limit, never between the halves of a surrogate pair. */
function cutBefore(content: string, from: number, limit: number): number {
  if (limit === content.length) return limit;
  const lowest = from + Math.floor((limit - from) * 0.9);
  for (let at = limit; at > lowest; at--) if (/\s/.test(content[at - 1] ?? "")) return at;
  return wholeFrom(content, limit);
}

function wholeFrom(content: string, at: number): number {
  const unit = content.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? at - 1 : at;
}
