import { describe, expect, it } from "vitest";
import { extractByRules } from "../rules.ts";
import { facts, read } from "./testing.ts";

describe("changes", () => {
  it("moves to a team and derives the role from it", () => {
    expect(read("I just moved to the platform team.")).toEqual(["team = platform", "derive role from platform"]);
    expect(read("They moved me to the search team.")).toEqual(["team = search", "derive role from search"]);
  });

  it.each([
    ["I left Initech and joined Hooli as a research scientist.", ["role = research scientist", "employer = Hooli"]],
    ["Not at Initech anymore, I'm at Hooli now.", ["employer = Hooli"]],
    ["We relocated from Oslo to Bergen last autumn.", ["location = Bergen"]],
    ["I used to live in Leeds, York these days", ["previous_location = Leeds", "location = York"]],
    ["My favourite food used to be pizza, now it's ramen.", ["favorite_food = ramen"]],
    ["I stopped being vegetarian, I'm vegan now", ["diet = vegan"]],
    ["I changed my name to Alex.", ["name = Alex"]],
  ])("%s", (content, expected) => {
    expect(facts(content).sort()).toEqual([...expected].sort());
  });

  it.each([
    ["I no longer live in Utrecht.", "end location Utrecht"],
    ["I'm not allergic to nuts after all.", "end allergy nuts"],
    ["I got laid off from Zalando.", "end employer Zalando"],
    ["We no longer have a dog.", "end pet dog"],
    ["I don't have any pets now", "end pet"],
    ["our parrot died yesterday", "end pet parrot"],
    ["I've given up the violin", "end hobby violin"],
    ["Priya and I broke up.", "end partner Priya"],
    ["I don't smoke anymore", "end hobby smoke"],
    ["please forget my birthday", "end birthday"],
    ["forget that i'm allergic to cats", "end allergy cats"],
  ])("%s", (content, expected) => {
    expect(read(content)).toContain(expected);
    expect(facts(content).filter((line) => !/^(?:marital|employment)_status/.test(line))).toEqual([]);
  });

  it("keeps a correction symbolic, with the kind of value it takes", () => {
    const [meant] = extractByRules("sorry, i meant Turin", new Date());
    expect(meant).toMatchObject({ op: "correct", key: "?", value: "Turin", symbol: { rule: "correct-previous" } });
    expect(read("correction: 41, not 52")).toEqual(["wrong 52, right 41"]);
    expect(read("wait not prawns. mine's sesame.")).toEqual(["wrong before, right sesame"]);
  });

  it("dates a change by its words", () => {
    const statedAt = new Date("2026-03-10T12:00:00Z");
    const [moved] = extractByRules("I relocated to Galway yesterday.", statedAt);
    expect(moved?.validFrom?.toISOString().slice(0, 10)).toBe("2026-03-09");
    const [exam] = extractByRules("I have an exam on 20 March.", statedAt);
    expect(exam?.validUntil?.toISOString().slice(0, 10)).toBe("2026-03-21");
  });

  it("takes a plan for a plan", () => {
    expect(facts("we're moving to Denver next month")).toEqual(["goal = move to Denver"]);
    expect(facts("I might move to Berlin.")).toEqual([]);
  });
});
