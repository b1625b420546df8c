import * as chrono from "chrono-node";

const dayMs = 86_400_000;
/** How far back a change may be dated by its words. */
const reachMs = 3 * 365 * dayMs;

/** When a past change happened, by the words around it; null when they say nothing definite. */
export function pastDate(text: string, statedAt: Date): Date | null {
  if (!hint.test(text)) return null;
  const found = chrono.parseDate(text.slice(0, 200), statedAt, { forwardDate: false });
  if (!found || found > statedAt || statedAt.getTime() - found.getTime() > reachMs) return null;
  return found;
}

/** The end of the day on which something planned takes place; null when the words name none. */
export function endOfPlan(text: string, statedAt: Date): Date | null {
  if (!hint.test(text)) return null;
  const found = chrono.parse(text.slice(0, 200), statedAt, { forwardDate: true })[0];
  const date = found && (found.end ?? found.start).date();
  if (!date || date <= statedAt) return null;
  return new Date(date.getTime() + dayMs);
}

const hint =
  /\b(?:yesterday|today|tomorrow|tonight|ago|last|next|this|since|on|in|until|till|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
