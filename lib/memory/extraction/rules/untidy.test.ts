import { describe, expect, it } from "vitest";
import { facts } from "./testing.ts";

describe("untidy text", () => {
  it.each([
    ["we live in hackney w two cats", ["location = Hackney"]],
    ["heyyy im a vet tech @ petsmart", ["role = vet tech", "employer = Petsmart"]],
    ["got the keys lol im a nurse at st marys now", ["role = nurse", "employer = St Marys"]],
    ["drank too much coffee today i am vegan btw", ["diet = vegan"]],
    ["im an rn at mercy general rn", ["role = rn", "employer = Mercy General"]],
    ["at the garage they moved me over to the bodywork team", ["team = bodywork"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expect.arrayContaining(expected)));

  it.each(["ill be fine, i feel ill", "id never say that", "its raining n the bus is late", "is rent high there"])(
    "states nothing: %s",
    (content) => expect(facts(content)).toEqual([]),
  );

  it("a state without a subject is a state, not the past", () => {
    expect(facts("I'm Petra, a welder, divorced, aged 52")).toEqual(
      expect.arrayContaining(["name = Petra", "role = welder", "marital_status = divorced", "age = 52"]),
    );
  });
});

describe("names on paper and in use", () => {
  it.each([
    ["the letter is done, sign it Rosamund Achebe please", ["name = Rosamund Achebe"]],
    ["the name on it? my passport says Leonor Vaz Pinto", ["name = Leonor Vaz Pinto"]],
    ["since the wedding I sign as Odile Brandt", ["name = Odile Brandt"]],
    ["im lark, they/them", ["name = Lark", "pronouns = they/them"]],
    ["my stage name is Velvet Thunder", ["nickname = Velvet Thunder"]],
    ["Bash is what I answer to these days", ["nickname = Bash"]],
    ["It is Professor Adeyemi from today", ["address_as = Professor Adeyemi"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it.each(["sign it with love", "I signed the lease", "the name change took months", "There's also a dog"])(
    "no name: %s",
    (content) => expect(facts(content).filter((line) => /name/.test(line))).toEqual([]),
  );
});

describe("studies and family in passing", () => {
  it.each([
    ["2nd yr at concordia, majoring in botany", ["school_status = 2nd yr", "school = Concordia", "education = botany"]],
    ["i swapped my major to geology", ["education = geology"]],
    ["dad of three (Ines, Tom and Bea)", ["children = Ines", "children = Tom", "children = Bea"]],
    ["i dropped out last week", ["school_status = dropped out"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it("keeps somebody else's studies theirs", () =>
    expect(facts("my cousin is a second year at Bath").filter((line) => !line.includes(":"))).toEqual([
      "family = cousin",
    ]));
});
