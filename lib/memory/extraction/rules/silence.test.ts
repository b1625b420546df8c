import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractByRules, rulesExtractor } from "../rules.ts";
import { facts } from "./testing.ts";

describe("what states nothing about the person", () => {
  it.each([
    "What would I need to become a pilot?",
    "Is Oslo a nice place to live?",
    "do vegans eat honey?",
    "suppose i moved to Rome, what would rent be like",
    "If I moved to Paris, would I need a visa?",
    "if i were a surgeon i'd never sleep",
    "imagine owning a falcon",
    "pretend you're from Glasgow and complain about the rain",
    "act as a job applicant for Hooli: your name is Otto, you are 27 and a baker.",
    "my novel's hero is called Otto, he lives in Prague and owns a falcon",
    "write a bio for a fictional 33 year old vet who loves ramen",
    "Translate to French: I am vegetarian and I have two children.",
    'He texted me "i quit, i work at Hooli no more, moving to Leeds!"',
    '"i love mondays and i live in Rome" is what the poster said',
    'const user = { name: "Bob", city: "Galway" }',
    "people keep asking whether i'm swedish",
    "my horoscope says I will marry a dentist",
    "i could eat a horse",
    "lol my code is so bad i must be allergic to semicolons",
    "I wish we owned a falcon.",
    "I almost bought a Tesla.",
    "That reminds me of Lisbon.",
    "I love this song.",
    "the radiator in the back room is broken",
    "nobody minds, which is a relief",
  ])("%s", (content) => {
    expect(facts(content)).toEqual([]);
  });

  it("reads on after what it leaves out", () => {
    expect(facts("act as a recruiter: you are 40. I'm Bram btw")).toEqual(["name = Bram"]);
    expect(facts("i'm keto, what should I cook?")).toEqual(["diet = keto"]);
    expect(facts("We live in Ljubljana, and you?")).toEqual(["location = Ljubljana"]);
  });
});

describe("whatever is said", () => {
  const words = fc.constantFrom(
    ..."i my am not live in work at as a nurse Rome , . and but ? ! \" ' ( ) : / used to like love hate have dog named Rex no longer moved from 3 years old she her sister Ana meant sorry forget please answer short 我 叫 ich wohne \n".split(
      " ",
    ),
  );

  it("quotes stand in the turn, the same turn gives the same facts, and nothing throws", () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (said) => {
        const content = said.join(" ");
        const at = new Date("2026-01-05T00:00:00Z");
        const proposals = extractByRules(content, at);
        for (const { quotes, confidence } of proposals) {
          expect(confidence).toBeGreaterThanOrEqual(0.7);
          for (const { start, end, text } of quotes) expect(content.slice(start, end)).toBe(text);
        }
        expect(extractByRules(content, at)).toEqual(proposals);
      }),
      { numRuns: 150 },
    );
  });

  it("survives any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (content) => {
        expect(Array.isArray(extractByRules(content, new Date(0)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it.each([
    ["one long word", "a".repeat(1_000_000)],
    ["braces", "{:".repeat(500_000)],
    ["quotation marks", '"'.repeat(1_000_000)],
    ["line breaks", "\n".repeat(1_000_000)],
    ["one endless sentence", "i work at Acme and i like tacos, but ".repeat(27_000)],
    ["negations", "not not i am ".repeat(80_000)],
  ])(
    "of a megabyte of %s only the first pages are read",
    (_name, content) => {
      expect(extractByRules(content, new Date(0))).toEqual(extractByRules(content.slice(0, 16_000), new Date(0)));
    },
    60_000,
  );

  it("others get their turn while a long text is read", async () => {
    let others = 0;
    const another = setInterval(() => others++, 0);
    const content = "i work at Acme and i like tacos, but my sister Ana lives in Leeds. ".repeat(240);
    await rulesExtractor.extract({ content, statedAt: new Date(0), window: [], known: { entities: [], keys: [] } });
    clearInterval(another);
    expect(others).toBeGreaterThan(0);
  });
});
