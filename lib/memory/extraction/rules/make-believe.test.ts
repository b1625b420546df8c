import { describe, expect, it } from "vitest";
import { facts } from "./testing.ts";

describe("what holds of no real person", () => {
  it.each([
    "Let's rehearse. You're the judge and I'm Otto Brandt, a baker from Graz. I own six geese.",
    "ok now pretend I'm an astronaut. I have a parrot called Polly and I live in Kyoto.",
    "My D&D bard has a raven and lives in Ravenholm. She is 300 years old and hates dwarves.",
    "In my dream I was a surgeon and lived in Tokyo.",
    "in stardew i have a farm and a dog named Pepper",
    "Example sentence: I am a doctor and I live in Madrid.",
    "I need dummy data for a form. Use Hans Muster, 35, lives in Bern, allergic to nuts.",
    "Crossword clue: lives in Rome, four letters",
    "Priya is 12 and has 4 marbles. Otto is 8. How many marbles does Priya have left?",
    "sure, and i'm the queen of sheba",
    "I'm 90 years old when I get out of bed",
    "let's say I work at Initech and I'm 40",
    'how does "I\'m vegan" go in Thai',
    "Draft an email to the council: I am moving to Leeds in May. I have a cat named Tom.",
  ])("%s", (content) => {
    expect(facts(content)).toEqual([]);
  });

  it("ends where the person speaks as themselves again", () => {
    expect(facts("Let's rehearse: you are the judge. Enough of that, I live in Leith.")).toEqual(["location = Leith"]);
    expect(facts("Write a cover letter. I'm a nurse.")).toEqual(["role = nurse"]);
    expect(facts("I'm 34 when people ask. I work at Hooli.")).toContain("employer = Hooli");
  });
});
