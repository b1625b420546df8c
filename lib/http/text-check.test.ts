import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findOwnerMember, findUnstorableText, isStorable } from "./text-check.ts";

const clean = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));

describe("text that PostgreSQL cannot store", () => {
  test.each([
    ["a null byte", { text: "a\0b" }, "text"],
    ["half a surrogate pair", { messages: [{ text: "ok" }, { text: "\ud83d" }] }, "messages.1.text"],
    ["the second half alone", ["\ude00"], "0"],
    ["a broken member name", { deep: { "x\0": 1 } }, "deep.(name)"],
    ["a bare string", "\0", ""],
  ])("%s is found where it stands", (_, value, path) => {
    expect(findUnstorableText(value)).toBe(path);
  });

  test("anything made of whole characters passes", () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: clean }), (value) => findUnstorableText(value) === null));
  });

  test("one bad character is found wherever it is put", () => {
    const spoiled = fc.tuple(clean, fc.constantFrom("\0", "\ud800", "\udfff"), clean).map((parts) => parts.join("\n"));
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: clean }), spoiled, fc.nat(5), (value, text, depth) => {
        let nested: unknown = text;
        for (let level = 0; level < depth; level++) nested = level % 2 ? [value, nested] : { value, nested };
        expect(isStorable(text)).toBe(false);
        expect(findUnstorableText(nested)).not.toBeNull();
      }),
    );
  });

  test("deep nesting is walked without exhausting the stack", () => {
    expect(findUnstorableText(JSON.parse(`${"[".repeat(50_000)}"\\u0000"${"]".repeat(50_000)}`))).not.toBeNull();
  });
});

describe("members that name an owner", () => {
  test.each([
    [{ scope: { user: "someone" } }, "scope"],
    [{ items: [{ text: "x", userId: "someone" }] }, "items.0.userId"],
    [{ filter: { user_id: null } }, "filter.user_id"],
  ])("%j is found", (value, path) => {
    expect(findOwnerMember(value)).toBe(path);
  });

  test("the words themselves may be written about", () => {
    expect(findOwnerMember({ text: "what is my scope, and my userId?", tags: ["scope"] })).toBeNull();
  });
});
