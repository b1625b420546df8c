import { describe, expect, it } from "vitest";
import { extractByRules } from "../rules.ts";
import { facts, read } from "./testing.ts";

const named = (content: string): string[] =>
  extractByRules(content, new Date("2026-02-02T10:00:00Z")).flatMap(({ op, value, symbol }) =>
    symbol?.rule === "known-value" ? [op === "retract" ? `${symbol.named} over` : `${symbol.named} → ${value}`] : [],
  );

describe("replacements that name the old value and not its key", () => {
  it.each([
    ["we swapped ferries for trains", "ferries → trains"],
    ["short lines instead of paragraphs please", "paragraphs → short lines"],
    ["Reims was a typo, I meant Rennes", "Reims → Rennes"],
  ])("%s", (content, expected) => expect(named(content)).toContain(expected));

  it.each(["I haven't swapped ferries for trains", "should I swap ferries for trains?"])("not in: %s", (content) =>
    expect(named(content).filter((line) => line.includes("→"))).toEqual([]),
  );

  it.each([
    ["the pirate rule is lifted", "pirate rule over"],
    ["sourdough has had its day", "sourdough over"],
    ["kill the headings", "headings over"],
  ])("ends: %s", (content, expected) => expect(named(content)).toContain(expected));
});

describe("standing wishes", () => {
  it.each([
    ["checklists for everything please", "response_format = checklists"],
    ["be candid with me", "tone = candid"],
    ["all snippets in Kotlin please", "code_style = Kotlin"],
    ["2 spaces indent in code", "code_style = 2 spaces"],
    ["explain everything as if to a complete beginner", "response_style = complete beginner"],
    ["please refrain from giving me legal advice", "avoid = legal advice"],
    ["Canadian spelling is a must", "instruction = Canadian spelling"],
    ["all replies in German from now on", "response_language = German"],
  ])("%s", (content, expected) => expect(read(content)).toContain(expected));

  it.each(["my boss is blunt", "how do I write tables in markdown?", "the examples in Rust were confusing"])(
    "none in: %s",
    (content) => expect(facts(content)).toEqual([]),
  );
});

describe("what one holds and belongs to", () => {
  it.each([
    ["I own a theremin that gathers dust", "owns = theremin"],
    ["I'm a founding member of the Harbour Rowing Club", "member_of = Harbour Rowing Club"],
    ["we are going to Tallinn in June", "travel_plan = Tallinn"],
    ["our side project is a recipe scanner", "project = recipe scanner"],
  ])("%s", (content, expected) => expect(read(content)).toContain(expected));
});
