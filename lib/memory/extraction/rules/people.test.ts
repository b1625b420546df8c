import { describe, expect, it } from "vitest";
import { extractByRules } from "../rules.ts";
import { facts } from "./testing.ts";

describe("other people", () => {
  it("have facts of their own", () => {
    expect(facts("my sister Ana works at Hooli and she's a nurse there. i'm a baker.")).toEqual([
      "sibling = Ana",
      "Ana: employer = Hooli",
      "Ana: role = nurse",
      "role = baker",
    ]);
    expect(facts("cousin Rosa got a job at Hooli, i'm still stuck at Initech")).toEqual([
      "family = Rosa",
      "Rosa: employer = Hooli",
      "employer = Initech",
    ]);
  });

  it("are tied to the person by a relation", () => {
    const tie = extractByRules("my best friend Tom moved to Bergen", new Date()).find(({ object }) => object);
    expect(tie).toMatchObject({ key: "friend", subject: { kind: "self" }, object: { type: "person", name: "Tom" } });
  });

  it("own their animals", () => {
    expect(facts("i'm dogsitting for my friend Leo. his beagle Nacho ate my shoe")).toContain(
      "Leo: pet = beagle named Nacho",
    );
  });

  it("are found again by name and by pronoun, or left to the session", () => {
    expect(facts("Lorenz moved to Halifax, he works at Hooli now")).toEqual([
      "Lorenz: location = Halifax",
      "Lorenz: employer = Hooli",
    ]);
    const [she] = extractByRules("she works at Hooli", new Date());
    expect(she?.subject).toEqual({ kind: "mentioned", types: ["person", "animal"], pronoun: "she" });
  });

  it("end what they end", () => {
    const [left] = extractByRules("My brother Max no longer works at Hooli", new Date()).filter(
      ({ op }) => op === "retract",
    );
    expect(left).toMatchObject({ subject: { name: "Max" }, key: "employer", value: "Hooli" });
  });
});

describe("whose fact it is", () => {
  it("follows the person spoken of, over possessives, lists and appositions", () => {
    expect(facts("my son Theo is 6 and allergic to nuts")).toEqual([
      "children = Theo",
      "Theo: age = 6",
      "Theo: allergy = nuts",
    ]);
    expect(facts("Ana, my sister, lives in Porto")).toEqual(["sibling = Ana", "Ana: location = Porto"]);
    expect(facts("My boyfriend, Luca, is a chef")).toEqual(["partner = Luca", "Luca: role = chef"]);
    expect(facts("My wife Carla is happy. Her new job is at Bosch.")).toContain("Carla: employer = Bosch");
    expect(facts("my dad's birthday is on june 12th")).toEqual(["dad: birthday = june 12th"]);
    expect(facts("My best friend's name is Olga and she's a nurse")).toContain("Olga: role = nurse");
    expect(facts("my barber Enzo is from Naples")).toEqual(["Enzo: hometown = Naples"]);
  });

  it("leaves the person's own alone", () => {
    expect(facts("my in-laws live in Graz")).toEqual([]);
    expect(facts("My landlord Steve lives in Spain.")).toEqual(["Steve: location = Spain"]);
    expect(facts("my sister loves pizza, please keep answers short")).toContain("response_style = short");
  });
});
