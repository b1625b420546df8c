import { describe, expect, it } from "vitest";
import { facts, read } from "./testing.ts";

describe("what a person says of themselves", () => {
  it.each([
    ["I work at Acme Corp as a backend engineer.", ["role = backend engineer", "employer = Acme Corp"]],
    ["I'm currently employed by Siemens as a process engineer.", ["role = process engineer", "employer = Siemens"]],
    ["I study computer science at ETH Zurich.", ["education = computer science", "school = ETH Zurich"]],
    ["My name is Beatriz and I'm from Porto.", ["name = Beatriz", "hometown = Porto"]],
    ["I'm 31 years old and I live in Utrecht.", ["age = 31", "location = Utrecht"]],
    ["My birthday is on May 3rd.", ["birthday = May 3rd"]],
    ["My pronouns are they/them.", ["pronouns = they/them"]],
    ["I'm married to Jonas.", ["marital_status = married", "partner = Jonas"]],
    ["I speak fluent Italian and a bit of Greek.", ["language = Italian", "language = Greek"]],
    ["I drive a red Toyota Yaris.", ["vehicle = red Toyota Yaris"]],
    ["I collect vinyl records.", ["collects = vinyl records"]],
    ["I use Neovim as my editor.", ["preferred_tool = Neovim"]],
    ["I'm vegan and allergic to cashews.", ["diet = vegan", "allergy = cashews"]],
    ["My favorite band is Radiohead.", ["favorite_band = Radiohead"]],
    ["I teach maths at a school.", ["teaches = maths"]],
    ["As a nurse, I see this a lot.", ["role = nurse"]],
  ])("%s", (content, expected) => {
    expect(facts(content).sort()).toEqual([...expected].sort());
  });

  it("reads lists, elided subjects and elided verbs", () => {
    expect(facts("i'm zora, 38, paralegal at Fenwick Law, living in Ghent but originally from Lund")).toEqual([
      "name = Zora",
      "age = 38",
      "role = paralegal",
      "employer = Fenwick Law",
      "location = Ghent",
      "hometown = Lund",
    ]);
    expect(facts("i live in Oslo, have a parrot, hate queues, adore jazz and ceramics")).toEqual([
      "location = Oslo",
      "pet = parrot",
      "dislikes = queues",
      "likes = jazz",
      "likes = ceramics",
    ]);
  });

  it("reads lower case, missing apostrophes and slips of the keyboard", () => {
    expect(facts("im a nurse & ive got a dog, dont liek olives")).toEqual([
      "role = nurse",
      "pet = dog",
      "dislikes = olives",
    ]);
    expect(facts("my names oluwaseun and i live in lagos")).toEqual(["name = Oluwaseun", "location = Lagos"]);
  });

  it("reads a form that was filled in", () => {
    expect(facts("name: Ines / city: Porto / job: baker")).toEqual(["name = Ines", "location = Porto", "role = baker"]);
  });

  it("takes for granted what my … presupposes, in a question too", () => {
    expect(facts("could you suggest a present for my daughter?")).toEqual(["children = daughter"]);
    expect(facts("where do I take my two dogs on holiday?")).toEqual(["pet = two dogs"]);
    expect(facts("my late husband loved it")).toEqual([]);
  });

  it("knows an animal by kind and by name", () => {
    expect(facts("I have a parrot called Kiwi")).toEqual(["pet = parrot named Kiwi"]);
    expect(facts("Bruno is our greyhound.")).toEqual(["pet = greyhound named Bruno"]);
  });

  it("likes what it no longer dislikes", () => {
    expect(read("I love opera")).toEqual(["likes = opera", "end dislikes opera"]);
    expect(read("I can't stand opera")).toEqual(["dislikes = opera", "end likes opera"]);
  });
});
