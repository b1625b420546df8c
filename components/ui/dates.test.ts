import { expect, test } from "vitest";
import { absoluteDate, calendarDate, relativeDate } from "./dates.ts";

const now = new Date(2026, 10, 22, 15, 0);

test.each([
  [new Date(2026, 10, 22, 14, 59, 30), "just now"],
  [new Date(2026, 10, 22, 14, 59), "1 minute ago"],
  [new Date(2026, 10, 22, 14, 1), "59 minutes ago"],
  [new Date(2026, 10, 22, 0, 30), "14 hours ago"],
  [new Date(2026, 10, 21, 23, 59), "yesterday"],
  [new Date(2026, 10, 16, 0, 1), "6 days ago"],
  [new Date(2026, 10, 15, 23, 59), "on 15 November"],
  [new Date(2025, 11, 31), "on 31 December 2025"],
])("%s is %s", (date, words) => {
  expect(relativeDate(date, now)).toBe(words);
});

test("after since and until a date stands without a preposition", () => {
  expect(calendarDate(new Date(2026, 10, 22, 1), now)).toBe("today");
  expect(calendarDate(new Date(2026, 10, 23, 1), now)).toBe("tomorrow");
  expect(calendarDate(new Date(2026, 8, 3), now)).toBe("3 September");
});

test("the server's form does not depend on where it runs", () => {
  expect(absoluteDate(new Date("2026-10-12T23:59:59Z"))).toBe("12 Oct 2026");
});
