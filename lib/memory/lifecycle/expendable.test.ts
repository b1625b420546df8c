import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../belief/fold.ts";
import type { FoldClaim, Stretch } from "../belief/types.ts";
import type { KeyClaims } from "../store/keys.ts";
import { claim, day, someClaims } from "../testing/claims.ts";
import { expendable } from "./expendable.ts";

const identify = (value: string) => value;
const now = day(30);

function keyOf(key: "location" | "likes", claims: readonly FoldClaim[]): KeyClaims {
  const said = claims.map((one) => ({ ...one, objectId: null }));
  return { entityId: "self", key, claims: said, many: false, forgotten: [] };
}

function goingOf(key: KeyClaims, before: number, dependents: { id: string; sessionId: string }[] = []): string[] {
  const overdue = key.claims.filter(({ statedAt }) => statedAt < before);
  const listed = overdue.map(({ id }) => ({ id, entityId: "self", key: key.key, sessionId: "session" }));
  return expendable(listed, { keys: [key], dependents, now, identify }).sort();
}

const believed = (stretches: readonly Stretch[], at: number) =>
  stretches
    .filter(({ hidden, corrected }) => !hidden && corrected === null)
    .filter(({ validFrom, validUntil }) => validFrom <= at && (validUntil === null || validUntil > at))
    .map(({ identity }) => identity);

describe("what retention may take", () => {
  it("takes the whole of a key that nobody spoke of for long", () => {
    const key = keyOf("location", [claim("Leeds", 0, { id: "a" }), claim("Turin", 3, { id: "b" })]);
    expect(goingOf(key, day(10))).toEqual(["a", "b"]);
  });

  it("leaves a fact alone when an older one would come back", () => {
    const leeds = claim("Leeds", 0, { id: "kept" });
    const key = keyOf("location", [leeds, claim("Turin", 3, { id: "overdue" })]);
    const listed = [{ id: "overdue", entityId: "self", key: "location", sessionId: null }];
    expect(expendable(listed, { keys: [key], dependents: [], now, identify })).toEqual([]);
  });

  it("leaves the role from which a younger one follows, and takes both together later", () => {
    const symbol = { rule: "role-modifier", modifier: "platform" } as const;
    const derived = claim(null, 12, { id: "derived", op: "derive", symbol });
    const key = keyOf("location", [claim("backend engineer", 0, { id: "base" }), derived]);
    expect(goingOf(key, day(10))).toEqual([]);
    expect(goingOf(key, day(13))).toEqual(["base", "derived"]);
  });

  it("leaves the words that explain a younger 'she' or 'sorry, I meant' of their session", () => {
    const key = keyOf("location", [claim("Nairobi", 0, { id: "a" })]);
    expect(goingOf(key, day(10), [{ id: "meant", sessionId: "session" }])).toEqual([]);
    expect(goingOf(key, day(10), [{ id: "meant", sessionId: "another" }])).toEqual(["a"]);
  });

  it.each(["location", "likes"] as const)("never brings anything back: any claims of %s, any age", (key) => {
    fc.assert(
      fc.property(someClaims(), fc.integer({ min: 0, max: 14 }), (claims, age) => {
        const all = keyOf(key, claims);
        const going = new Set(goingOf(all, day(age)));
        const cardinality = key === "likes" ? "many" : "one";
        const options = { cardinality, forgotten: [], identify } as const;
        const [before, after] = [
          fold(claims, options),
          fold(
            claims.filter(({ id }) => !going.has(id)),
            options,
          ),
        ];
        for (let at = day(-5); at <= day(40); at += day(1) - day(0)) {
          expect(believed(before, at)).toEqual(expect.arrayContaining(believed(after, at)));
        }
        const kept = before.filter(({ supports }) => supports.some((id) => !going.has(id)));
        expect(believed(after, now)).toEqual(expect.arrayContaining(believed(kept, now)));
      }),
      { numRuns: 500 },
    );
  });
});
