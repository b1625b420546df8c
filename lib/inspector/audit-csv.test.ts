import { expect, test } from "vitest";
import { auditLine, csvLine } from "./audit-csv.ts";

test("quotes what would break a row apart", () => {
  expect(csvLine(["plain", 'he said "no"', "one,two", "a\nb"])).toBe('plain,"he said ""no""","one,two","a\nb"\r\n');
});

test("a reason cannot become a formula in a spreadsheet", () => {
  expect(csvLine(["=1+1", "+1", "-1", "@x", "fine"])).toBe("'=1+1,'+1,'-1,'@x,fine\r\n");
});

test("never exports what was remembered", () => {
  const line = auditLine({
    id: "1",
    at: new Date("2026-11-22T10:00:00Z"),
    actorKind: "operator",
    actorId: "7",
    actorEmail: "op@example.com",
    action: "fact.corrected",
    personId: null,
    personEmail: "p@example.com",
    ref: "attribute:9",
    reason: "asked by phone",
    before: { value: "secret before" },
    after: { value: "secret after" },
    requestId: null,
  });
  expect(line).toBe(
    "2026-11-22T10:00:00.000Z,operator,op@example.com,fact.corrected,p@example.com,attribute:9,asked by phone,\r\n",
  );
});
