import { describe, expect, it } from "vitest";
import { extractByRules } from "../rules.ts";
import { plausible } from "./plausible.ts";
import { facts } from "./testing.ts";

const statedAt = new Date("2026-02-02T10:00:00Z");
const self = { kind: "self" } as const;

describe("what a value can never be", () => {
  it.each([
    "I like the room.",
    "We need six chairs, because I am one of them.",
    "Starting with tomato soup, what order should I cook things in?",
    "I want to sit down and think about it.",
    "I'm stuck at level nine.",
    "I hate to ask, but could you redo it?",
  ])("%s", (said) => {
    expect(facts(said)).toEqual([]);
  });

  it.each([
    ["age", "six"],
    ["employer", "nights"],
    ["employer", "least"],
    ["likes", "girl"],
    ["medical_condition", "a disease"],
    ["allergy", "j'adore la soupe"],
    ["goal", "sit"],
  ])("%s: %s", (key, value) => {
    expect(plausible(key, value, value, self)).toBeNull();
  });
});

describe("what stays", () => {
  it.each([
    ["I live for pub quizzes", "likes = pub quizzes"],
    ["I'm 34", "age = 34"],
    ["I'm a nurse at Harrow Clinic", "employer = Harrow Clinic"],
    ["I like rooftop gardens", "likes = rooftop gardens"],
  ])("%s", (said, told) => {
    expect(facts(said)).toContain(told);
  });

  it("loses the comma of its clause", () => {
    expect(plausible("birthday", "May 3rd, 1961,", "born on May 3rd, 1961,", self)?.value).toBe("May 3rd, 1961");
  });

  it("is asked about when it belongs to the task at hand", () => {
    const liked = extractByRules("I prefer the second version.", statedAt).find(({ op }) => op === "assert");
    expect(liked?.confidence).toBeLessThan(0.7);
  });
});
