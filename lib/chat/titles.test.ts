import fc from "fast-check";
import { expect, test } from "vitest";
import { titleFrom } from "./titles.ts";

test.each([
  ["I work at Acme Corp as a backend engineer.", "I work at Acme Corp as a backend engineer"],
  ["where do I work and what do I do?", "where do I work and what do I do?"],
  ["# Plan\n\nmore", "Plan"],
  ["  \n> quoted line here. And a second sentence.", "quoted line here"],
  ["Hi. Can you help me with my tax return?", "Hi. Can you help me with my tax return?"],
  ["...", "New conversation"],
  [
    "Please explain how the moon and the sun together cause the tides of the sea",
    "Please explain how the moon and the sun together cause the…",
  ],
])("%j is titled %j", (text, title) => {
  expect(titleFrom(text)).toBe(title);
});

const awkward = fc
  .array(fc.constantFrom("a", "word", " ", "\n", "\t", "\0", "\u200b", "\u202e", "🙂", "é", ".", "?", "#", "多", "-"), {
    maxLength: 200,
  })
  .map((parts) => parts.join(""));

test("any text gives a well-formed title of one line and at most 61 characters", () => {
  fc.assert(
    fc.property(awkward, (text) => {
      const title = titleFrom(text);
      expect(title.length).toBeGreaterThan(0);
      expect(title.length).toBeLessThanOrEqual(61);
      expect(title).not.toMatch(/[\n\0]/);
      expect(title.isWellFormed()).toBe(true);
    }),
  );
});
