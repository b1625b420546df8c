import * as chrono from "chrono-node";

/** A stretch of time that a question names. */
export interface AskedTime {
  from: Date;
  /** Exclusive. */
  until: Date;
  precision: "day" | "span";
}

const day = 86_400_000;
const maxQuestionCharacters = 2_000;
const maxTimes = 4;

/**
 * Times a question names in so many words ("on 7 May", "in July 2023", "last week", "in 2022"), resolved against `now`.
 * Bare weekdays, clock times and vague words ("recently") give nothing.
 */
export function askedTimes(question: string, now: Date): AskedTime[] {
  const text = question.slice(0, maxQuestionCharacters);
  const found: AskedTime[] = [];
  const covered: [number, number][] = [];
  for (const result of chrono.en.casual.parse(text, { instant: now, timezone: 0 })) {
    const time = timeOf(result, now);
    if (!time) continue;
    found.push(time);
    covered.push([result.index, result.index + result.text.length]);
  }
  for (const match of text.matchAll(/\b(?:19|20)\d\d\b/g)) {
    if (covered.some(([from, until]) => match.index >= from && match.index < until)) continue;
    const year = Number(match[0]);
    found.push({ from: utc(year, 0, 1), until: utc(year + 1, 0, 1), precision: "span" });
  }
  return found.slice(0, maxTimes);
}

function timeOf({ start, end, text }: chrono.ParsedResult, now: Date): AskedTime | null {
  const year = start.get("year") ?? now.getUTCFullYear();
  const month = (start.get("month") ?? 1) - 1;
  if (end?.isCertain("day") && start.isCertain("day"))
    return {
      from: startOfDay(start.date()),
      until: new Date(startOfDay(end.date()).getTime() + day),
      precision: "span",
    };
  if (/\b(week|weekend)s?\b/i.test(text)) {
    const middle = startOfDay(start.date()).getTime();
    return { from: new Date(middle - 4 * day), until: new Date(middle + 4 * day), precision: "span" };
  }
  if (/\byears?\b/i.test(text)) return { from: utc(year, 0, 1), until: utc(year + 1, 0, 1), precision: "span" };
  if (/\bmonths?\b/i.test(text)) return wholeMonth(year, month);
  if (start.isCertain("day")) {
    const from = start.isCertain("year")
      ? startOfDay(start.date())
      : latestPast(utc(year, month, start.get("day") ?? 1), now);
    return { from, until: new Date(from.getTime() + day), precision: "day" };
  }
  if (!start.isCertain("month")) return null;
  if (start.isCertain("year")) return wholeMonth(year, month);
  const past = latestPast(utc(year, month, 1), now);
  return wholeMonth(past.getUTCFullYear(), month);
}

/** Memory is about what was said, so a date without a year is its latest occurrence before now. */
function latestPast(date: Date, now: Date): Date {
  const result = new Date(date);
  while (result > now) result.setUTCFullYear(result.getUTCFullYear() - 1);
  return result;
}

function wholeMonth(year: number, month: number): AskedTime {
  return { from: utc(year, month, 1), until: utc(year, month + 1, 1), precision: "span" };
}

function utc(year: number, month: number, dayOfMonth: number): Date {
  return new Date(Date.UTC(year, month, dayOfMonth));
}

function startOfDay(date: Date): Date {
  return utc(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}
