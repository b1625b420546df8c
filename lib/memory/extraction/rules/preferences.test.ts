import { describe, expect, it } from "vitest";
import { extractByRules } from "../rules.ts";
import { facts, read } from "./testing.ts";

const statedAt = new Date("2026-03-04T10:00:00Z");

describe("tastes", () => {
  it.each([
    ["opera bores me", "dislikes = opera"],
    ["Can't be doing with caravans", "dislikes = caravans"],
    ["I live for pub quizzes", "likes = pub quizzes"],
    ["pumpkin soup is my comfort food", "likes = pumpkin soup"],
    ["Massive fan of Iron Maiden here", "likes = Iron Maiden"],
    ["Favourite album update: Blonde", "favorite_album = Blonde"],
    ["rooibos has become my favourite tea instead", "favorite_tea = rooibos"],
    ["ive moved on to quinces, thats my fav fruit now", "favorite_fruit = quinces"],
    ["the tool I work with is OmegaT", "preferred_tool = OmegaT"],
    ["I follow a low sodium diet", "diet = low sodium"],
    ["penicillin brings me out in hives", "allergy = penicillin"],
    ["Mondays are my curling night", "hobby = curling"],
    ["I'm saving up for a harpsichord", "goal = harpsichord"],
    ["I've been to Iceland twice", "travel_experience = Iceland"],
  ])("%s", (said, told) => {
    expect(facts(said)).toContain(told);
  });

  it.each([
    "the soup was disgusting",
    "my boss drives me crazy",
    "Do people actually like pineapple on pizza?",
    "I switched from the day shift to nights",
    "I find this chapter boring",
    "I've been to the dentist today",
  ])("are none: %s", (said) => {
    expect(facts(said)).toEqual([]);
  });

  it("names what the new one takes the place of", () => {
    const [fresh] = extractByRules("I ditched sudoku for crosswords", statedAt);
    expect(fresh).toMatchObject({ value: "crosswords", target: "sudoku" });
    const swapped = extractByRules("I sold the Saab 900. I drive a Kia now.", statedAt);
    expect(swapped.find(({ op, key }) => op === "assert" && key === "vehicle")).toMatchObject({ target: "Saab 900" });
  });
});

describe("wishes about answers", () => {
  it.each([
    ["switch to miles n fahrenheit pls", "units = miles n fahrenheit"],
    ["All lengths you give me must be in millimetres", "units = millimetres"],
    ["limit yourself to four sentences at most", "response_style = four sentences at most"],
    ["explain everything at length", "response_style = explain everything at length"],
    ["numbered lists from now on", "response_format = numbered lists"],
    ["From here on please reply in Danish", "response_language = Danish"],
    ["close every reply with a proverb", "instruction = close every reply with a proverb"],
    ["whenever you draft something for me please make it friendly", "tone = friendly"],
  ])("%s", (said, told) => {
    expect(facts(said)).toContain(told);
  });

  it("are taken back", () => {
    expect(read("You are released from the reminder to stretch")).toContain("end instruction reminder to stretch");
  });

  it.each([
    "Convert 3 miles to km please",
    "Can you keep this one under 50 words?",
    "reply to my landlord in German",
    "be icy, just this once",
    "Please write a toast and end with a joke",
  ])("are none: %s", (said) => {
    expect(facts(said)).toEqual([]);
  });
});
