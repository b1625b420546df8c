import { describe, expect, it } from "vitest";
import { extractByRules } from "../rules.ts";

const facts = (text: string): string[] =>
  extractByRules(text, new Date("2026-02-02T10:00:00Z"))
    .filter(({ op, subject, object }) => op === "assert" && subject.kind === "self" && !object)
    .map(({ key, value }) => `${key} = ${value}`);

describe("work and home in loose wording", () => {
  it.each([
    ["Two weeks in at Halvorsen Freight and nobody knows my name yet.", "employer = Halvorsen Freight"],
    ["day 3 as a welder at ironside works, arms are jelly", "employer = Ironside Works"],
    ["I run a small studio, Copper & Thyme", "employer = Copper & Thyme"],
    ["so its deliveroo since friday", "employer = Deliveroo"],
    ["im at lidl now as a cashier", "employer = Lidl"],
    ["I began at Ostrava Rail as a dispatcher last spring", "role = dispatcher"],
    ["no job rn, living on rice and hope", "employment_status = no job"],
    ["crashing at my sister's in Bergen till march", "location = Bergen"],
    ["We bought a house in Galway. That's where I live now.", "location = Galway"],
    ["We live on a barge near Ghent", "location = Ghent"],
    ["I'm a widower", "marital_status = widower"],
    ["I'm in my late fifties", "age = late fifties"],
    ["I have dual citizenship, Swiss and Turkish", "nationality = Swiss and Turkish"],
    ["I've picked a new name, Linnea", "name = Linnea"],
    ["we had a baby, her name is Odalys", "children = Odalys"],
    ["my gf thu and her cat", "partner = Thu"],
  ])("%s", (text, told) => {
    expect(facts(text)).toContain(told);
  });

  it.each([
    "one month in at the gym and nothing hurts",
    "day two at the beach, what should we pack?",
    "I'm at home since monday",
    "Her agency, Norlund & Co, is hiring. Should she apply?",
    "how long is two weeks in at a new place?",
  ])("stays silent: %s", (text) => {
    expect(facts(text).filter((told) => /^(?:employer|role|location) /.test(told))).toEqual([]);
  });

  it("takes no everyday word behind a relation for a name", () => {
    expect(facts("my wife upstairs is asleep")).not.toContain("partner = Upstairs");
    expect(facts("my girlfriend birthday is soon")).not.toContain("partner = Birthday");
  });
});
