import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const quote = (content: string, text: string) => {
  const start = content.indexOf(text);
  return { start, end: start + text.length, text };
};
const marked = (content: string, ...texts: string[]) =>
  excerpt(
    content,
    texts.map((text) => quote(content, text)),
  )
    .map(({ text, quoted }) => (quoted ? `[${text}]` : text))
    .join("");

describe("excerpt of a message", () => {
  test("marks the quoted words and keeps a short message whole", () => {
    expect(marked("Hi. I moved to Porto last week.", "I moved to Porto")).toBe("Hi. [I moved to Porto] last week.");
  });

  test("joins spans that overlap and keeps the order of the message", () => {
    expect(marked("one two three four", "two three", "one two")).toBe("[one two three] four");
  });

  test("cuts at a word where the message is long on either side", () => {
    const padding = "word ".repeat(60);
    const text = marked(`${padding}HERE ${padding}`, "HERE");
    expect(text).toMatch(/^… (word )+\[HERE\]( word)+ …$/);
    expect(text.length).toBeLessThan(300);
  });

  test("marks nothing when the span does not say what the message says", () => {
    expect(excerpt("I live in Lisbon", [{ start: 0, end: 4, text: "Oslo" }])).toEqual([
      { text: "I live in Lisbon", quoted: false },
    ]);
  });

  test("never splits a character and never loses a quoted word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), fc.nat(), fc.nat(60), (content, from, length) => {
        const characters = [...content];
        const first = characters.length === 0 ? 0 : from % characters.length;
        const start = characters.slice(0, first).join("").length;
        const text = characters.slice(first, first + length).join("");
        const segments = excerpt(content, [{ start, end: start + text.length, text }]);
        expect(segments.every((segment) => segment.text.isWellFormed())).toBe(content.isWellFormed());
        expect(segments.find(({ quoted }) => quoted)?.text ?? "").toBe(text);
      }),
    );
  });
});
