import { describe, expect, it } from "vitest";
import { findKnownValue, type NamesValue, type ToldValue } from "./known-value.ts";

const told = (id: string, key: string, value: string, more: Partial<ToldValue> = {}): ToldValue => ({
  id,
  key,
  identity: value,
  aka: [],
  words: value.split(" "),
  category: "knowledge",
  single: true,
  statedAt: Number(id),
  stableId: id,
  spanStart: 0,
  ...more,
});
const naming = (named: string, more: Partial<NamesValue> = {}): NamesValue => ({
  id: "9",
  op: "assert",
  identity: "new",
  named,
  words: named.split(" "),
  statedAt: 9,
  stableId: "9",
  spanStart: 0,
  ...more,
});

describe("a value that is named instead of its key", () => {
  it("is found in the same words, in more and in fewer", () => {
    const car = [told("1", "vehicle", "skoda fabia")];
    for (const name of ["skoda fabia", "fabia", "old skoda fabia estate"])
      expect(findKnownValue(naming(name), car)).toEqual({ key: "vehicle", target: "skoda fabia" });
    expect(findKnownValue(naming("golf"), car)).toBeNull();
  });

  it("stands where the words fit best, then under the key of a single value, then where it was told last", () => {
    const all = [
      told("1", "likes", "vim", { single: false }),
      told("2", "preferred_tool", "vim"),
      told("3", "likes", "vim golf", { single: false }),
    ];
    expect(findKnownValue(naming("vim"), all)?.key).toBe("preferred_tool");
    expect(findKnownValue(naming("vim"), all.toReversed())?.key).toBe("preferred_tool");
    expect(findKnownValue(naming("golf"), all)?.target).toBe("vim golf");
  });

  it("was told before, is not the new value itself, and is no matter of the past", () => {
    expect(findKnownValue(naming("leeds", { statedAt: 0 }), [told("1", "location", "leeds")])).toBeNull();
    expect(findKnownValue(naming("leeds", { identity: "leeds" }), [told("1", "location", "leeds")])).toBeNull();
    expect(findKnownValue(naming("leeds"), [told("1", "previous_location", "leeds")])).toBeNull();
    const ending = naming("leeds", { op: "retract", identity: "leeds" });
    expect(findKnownValue(ending, [told("1", "location", "leeds")])?.key).toBe("location");
  });

  it("stays within the category that the words are about", () => {
    const all = [told("1", "tone", "dry", { category: "instructions" }), told("2", "favorite_wine", "dry")];
    expect(findKnownValue(naming("dry", { within: "instructions" }), all)?.key).toBe("tone");
  });
});
