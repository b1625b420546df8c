import { describe, expect, it } from "vitest";
import { likelyAlias } from "./aliases.ts";

describe("two names of one type", () => {
  it.each([
    ["IBM", "International Business Machines", "acronym"],
    ["Ana", "Ana López", "nickname"],
    ["Acme", "Acme Corp", "nickname"],
    ["Jolene", "Jolenne", "spelling"],
    ["Zoë", "zoe lund", "nickname"],
  ])("%s and %s are proposed as one (%s)", (a, b, kind) => {
    expect(likelyAlias(a, b)).toBe(kind);
    expect(likelyAlias(b, a)).toBe(kind);
  });

  it.each([
    ["Ana", "Ann"],
    ["Lopez", "Ana Lopez"],
    ["Acme", "ACME"],
    ["Mark", "Mary"],
    ["Nimbus Foods", "Nordic Foods"],
  ])("%s and %s are left alone", (a, b) => {
    expect(likelyAlias(a, b)).toBeNull();
  });
});
