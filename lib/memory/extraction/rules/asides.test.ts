import { describe, expect, it } from "vitest";
import { facts } from "./testing.ts";

describe("what is told in passing", () => {
  it.each([
    ["what insurance does a Peruvian national such as myself need?", ["nationality = Peruvian"]],
    ["migraine sufferer here, are screens bad at night", ["medical_condition = migraine"]],
    ["Which trails would suit a dog owner like me?", ["pet = dog"]],
    ["As a lifelong Catholic, what should I bring to a seder?", ["religion = Catholic"]],
    ["ex-plumber so i can handle tools, what do i need", ["previous_role = plumber"]],
    ["Hungarian is my first language.", ["language = Hungarian"]],
    ["The form wants my birthday (4 May 1988), in which order?", ["birthday = 4 May 1988"]],
    ["Lund is where I was born.", ["hometown = Lund"]],
    ["the viola i play needs new strings", ["hobby = viola"]],
    ["How do I heat our cottage in Kendal cheaply?", ["location = Kendal"]],
    ["At five foot two, I cannot reach the shelf.", ["physical_attribute = five foot two"]],
    ["Owen and I are getting married in June.", ["partner = Owen"]],
    ["freshly divorced, what now", ["marital_status = divorced"]],
    ["i grew up between two sisters", ["sibling = two sisters"]],
  ])("%s", (said, told) => expect(facts(said)).toEqual(told));

  it("of another is not of oneself", () => {
    expect(facts("my landlord, who lives in Malta, never answers. what can I do?")).toEqual([
      "landlord: location = Malta",
    ]);
    expect(facts("aunt turned 80 and took up yoga")).not.toContain("hobby = yoga");
  });

  it.each([
    "If a Peruvian national such as myself needed one, who would know?",
    "She dressed as a nurse for the party.",
    "Is the bus driver here yet?",
    "What would a family with four children pay?",
    "He spent two weeks in Sardinia.",
    "back to work on Monday",
  ])("%s tells nothing of oneself", (said) => {
    expect(facts(said).filter((line) => !line.includes(":"))).toEqual([]);
  });
});
