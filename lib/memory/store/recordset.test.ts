import { expect, it } from "vitest";
import { recordset } from "./recordset.ts";

it("names columns, and leaves what is inside a value alone", () => {
  const row = { id: "1", saidObjectId: null, aka: ["a"], quotes: [{ startsAt: 0 }], symbol: { rule: "mentioned" } };
  expect(JSON.parse(recordset([row, { id: "2" }]))).toEqual([
    { id: "1", said_object_id: null, aka: ["a"], quotes: [{ startsAt: 0 }], symbol: { rule: "mentioned" } },
    { id: "2" },
  ]);
});

it("writes dates as the database reads them, also those far from now", () => {
  const dates = { validFrom: new Date(Date.UTC(2026, 0, 2, 3)), validUntil: new Date(Date.UTC(12026, 0, 1)) };
  expect(JSON.parse(recordset([dates]))).toEqual([
    { valid_from: "2026-01-02T03:00:00.000Z", valid_until: "12026-01-01T00:00:00.000Z" },
  ]);
});

it("replaces half a character, which a database refuses", () => {
  expect(JSON.parse(recordset([{ value: "a\ud83d", quotes: [{ text: "\ude00b" }] }]))).toEqual([
    { value: "a\ufffd", quotes: [{ text: "\ufffdb" }] },
  ]);
});
