import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factTerms, indexTerms, searchTerms } from "./terms.ts";

describe("search terms", () => {
  test.each([
    ["inflected and irregular forms meet", "She bought two bicycles", "buying a bicycle", ["bui", "bicycl"]],
    ["accents and case do not matter", "Café in ZÜRICH", "cafe in zurich", ["cafe", "zurich"]],
    ["possessives and contractions lose their tail", "Ana's dog didn't bark", "ana dog barks", ["ana", "dog", "bark"]],
    ["elisions keep the word", "J'habite près de l'école", "habite école", ["habit", "ecol"]],
    ["German forms meet", "Ich arbeitete in den Häusern", "wo arbeitet ihr, in welchem Haus", ["haus"]],
    ["Spanish forms meet", "Trabajaba en una librería", "¿en qué librerías trabajan ellos?", ["trabaj", "libreri"]],
    ["full-width and ordinary digits meet", "部屋 １２３", "123", ["123"]],
    ["Arabic words meet without vowel points and article", "المَدرسة", "مدرسة", ["مدرسه"]],
  ])("%s", (_, said, asked, expected) => {
    const held = new Set(searchTerms(said));
    expect(searchTerms(asked).filter((term) => held.has(term))).toEqual(expect.arrayContaining(expected));
  });

  test("function words alone leave nothing", () => {
    expect(searchTerms("What did you do with them, and why?")).toEqual([]);
  });

  test("scripts without spaces give pairs of characters", () => {
    expect(searchTerms("北京大学")).toEqual(["北京", "京大", "大学"]);
    expect(searchTerms("我在北京工作")).toContain("北京");
  });

  test("an English word that is a stop word in German stays one that is searched for", () => {
    expect(searchTerms("My hat blew away")).toContain("hat");
  });

  test("every term is one word of letters, marks and digits, bounded in length and given once", () => {
    const wellFormed = (term: string) => /^[\p{L}\p{N}\p{M}ー]+$/u.test(term) && Buffer.byteLength(term) <= 2046;
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 100 }), (units) => {
        const terms = searchTerms(String.fromCharCode(...units));
        return new Set(terms).size === terms.length && terms.every(wellFormed);
      }),
      { numRuns: 300 },
    );
  });

  test("a message of ten megabytes gives a bounded index text", () => {
    const manyWords = Array.from({ length: 60_000 }, (_, at) => `w${at.toString(36)}`).join(" ");
    const terms = indexTerms(manyWords + " and so on".repeat(1_000_000));
    expect(terms.split(" ").length).toBe(4_000);
    expect(Buffer.byteLength(terms)).toBeLessThan(700_000);
    expect(Buffer.byteLength(indexTerms("x".repeat(10_000_000)))).toBeLessThan(100);
  });
});

describe("fact terms", () => {
  test("a fact is found under the other names of its key", () => {
    const terms = factTerms([{ key: "employer", value: "Acme" }]).split(" ");
    expect(terms).toEqual(expect.arrayContaining([...searchTerms("company"), ...searchTerms("Acme")]));
  });

  test("no facts give no terms", () => {
    expect(factTerms([])).toBe("");
  });
});
