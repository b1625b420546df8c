import { describe, expect, it } from "vitest";
import { claim, shape } from "../testing/claims.ts";
import { fold } from "./fold.ts";
import { isShortFor } from "./wording.ts";

describe("fewer words for the same value", () => {
  it.each([
    ["the choir", "cathedral choir"],
    ["three canaries", "canary"],
    ["diabetes", "type 2 diabetes"],
    ["Honda", "2014 Honda Civic"],
  ])("%s can stand for %s", (short, full) => expect(isShortFor(short, full)).toBe(true));

  it.each([
    ["black coffee", "coffee"],
    ["Ana", "Anabel"],
    ["", "choir"],
  ])("%s cannot stand for %s", (short, full) => expect(isShortFor(short, full)).toBe(false));

  const ended = (...values: string[]) =>
    shape(
      fold([...values.map((value) => claim(value, 1)), claim("the choir", 5, { op: "retract", quiet: true })], {
        cardinality: "many",
        forgotten: [],
        identify: (value) => value,
      }),
    )
      .filter(({ until }) => until !== null)
      .map(({ value }) => value);

  it("end the one value that they can mean", () => {
    expect(ended("cathedral choir", "book club")).toEqual(["cathedral choir"]);
  });

  it("end nothing when they could mean several, or when one is called exactly so", () => {
    expect(ended("cathedral choir", "school choir")).toEqual([]);
    expect(ended("cathedral choir", "the choir")).toEqual(["the choir"]);
  });
});
