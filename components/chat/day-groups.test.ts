import { expect, test } from "vitest";
import { groupByDay } from "./day-groups.ts";

const now = new Date(2026, 10, 22, 15);
const conversation = (id: string, at: Date, pinned = false) => ({
  id,
  title: id,
  pinned,
  memoryEnabled: true,
  updatedAt: at.toISOString(),
});

test("conversations fall under the day they were last used, newest first, pinned above all", () => {
  const groups = groupByDay(
    [
      conversation("just now", new Date(2026, 10, 22, 14, 59)),
      conversation("last night", new Date(2026, 10, 21, 23, 59)),
      conversation("a week ago", new Date(2026, 10, 15, 1)),
      conversation("earlier this month", new Date(2026, 10, 14)),
      conversation("kept", new Date(2026, 9, 3), true),
      conversation("last year", new Date(2025, 10, 14)),
    ],
    now,
  );
  expect(groups.map((group) => [group.label, group.conversations.map(({ id }) => id)])).toEqual([
    ["Pinned", ["kept"]],
    ["Today", ["just now"]],
    ["Yesterday", ["last night"]],
    ["Last seven days", ["a week ago"]],
    ["November", ["earlier this month"]],
    ["November 2025", ["last year"]],
  ]);
});

test("a clock that runs behind the server's still says today", () => {
  expect(groupByDay([conversation("ahead", new Date(2026, 10, 23, 1))], now)[0]?.label).toBe("Today");
});
