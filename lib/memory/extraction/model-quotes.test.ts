import fc from "fast-check";
import { expect, test } from "vitest";
import { locateQuote } from "./model-quotes.ts";
import { windowLimits, windowsOf } from "./model-windows.ts";

test("any quote that is found is the turn's own text at its offsets, inside the region", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aB ’'“\"–-\n\tİß😀字."), maxLength: 60 });
  fc.assert(
    fc.property(text, text, fc.nat(60), fc.nat(60), (content, wanted, a, b) => {
      const region = { start: Math.min(a, b, content.length), end: Math.min(Math.max(a, b), content.length) };
      const quote = locateQuote(content, wanted, region);
      if (quote === null) return;
      expect(content.slice(quote.start, quote.end)).toBe(quote.text);
      expect(quote.start).toBeGreaterThanOrEqual(region.start);
      expect(quote.end).toBeLessThanOrEqual(region.end);
      expect(quote.text.trim()).not.toBe("");
    }),
    { numRuns: 2000 },
  );
});

test("any piece of a turn is found, however its spaces and quotation marks were tidied", () => {
  const words = fc.array(fc.stringMatching(/^[a-zA-Z]{1,8}$/), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.constantFrom(" ", "\n", "  ", "\t"), (all, space) => {
      const content = all.join(space);
      const tidied = all.slice(1).join(" ").toLowerCase();
      const quote = locateQuote(content, `"${tidied}"`, { start: 0, end: content.length });
      expect(quote?.text.replace(/\s+/g, " ").toLowerCase()).toBe(tidied);
    }),
  );
});

test("windows cover any turn up to their number, never more than their size, without cutting a character in half", () => {
  const unit = fc.constantFrom("a", "b ", "\n", "😀", "字");
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 400 }), (units, times) => {
      const content = units.join("").repeat(times);
      const { windows, truncated } = windowsOf(content);
      expect(windows.length).toBeLessThanOrEqual(windowLimits.windows);
      let covered = 0;
      for (const { start, end } of windows) {
        expect(content.slice(covered, start).trim()).toBe("");
        expect(end - Math.max(start, covered)).toBeLessThanOrEqual(windowLimits.newCharacters);
        expect(content.slice(start, end).isWellFormed()).toBe(true);
        covered = end;
      }
      expect(truncated).toBe(content.slice(covered).trim() !== "");
    }),
    { numRuns: 60 },
  );
});
