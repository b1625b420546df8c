import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claim, day, shape, someClaims } from "../testing/claims.ts";
import { fold } from "./fold.ts";
import type { FoldOptions } from "./types.ts";

const one: FoldOptions = { cardinality: "one", forgotten: [], identify: (value) => value };
const many: FoldOptions = { ...one, cardinality: "many" };

describe("a single-valued key", () => {
  it("ends the earlier value where the later one begins and links it", () => {
    const stretches = fold([claim("Acme", 1), claim("Brightloop", 5)], one);
    expect(shape(stretches)).toEqual([
      { value: "Acme", from: 1, until: 5, reason: "superseded", next: "Brightloop" },
      { value: "Brightloop", from: 5, until: null, reason: null, next: null },
    ]);
  });

  it("gives three stretches for A, B and A again", () => {
    expect(
      shape(fold([claim("A", 1), claim("B", 2), claim("A", 3)], one)).map(({ value, until }) => [value, until]),
    ).toEqual([
      ["A", 2],
      ["B", 3],
      ["A", null],
    ]);
  });

  it("supports a value that is said again and does not repeat it", () => {
    const [stretch, ...rest] = fold([claim("A", 1), claim("A", 4)], one);
    expect(rest).toEqual([]);
    expect(stretch?.supports).toHaveLength(2);
  });

  it("takes another name of the held value for the same value said again", () => {
    const told = claim("Marta", 1, { aka: ["wife"] });
    const [stretch, ...rest] = fold([told, claim("wife", 4)], one);
    expect(rest).toEqual([]);
    expect(stretch).toMatchObject({ value: "Marta", validUntil: null });
    expect(stretch?.supports).toHaveLength(2);
  });

  it("keeps the present value until a future one begins", () => {
    expect(shape(fold([claim("Leeds", 1), claim("Berlin", 2, { validFrom: day(30) })], one))).toEqual([
      { value: "Leeds", from: 1, until: 30, reason: "superseded", next: "Berlin" },
      { value: "Berlin", from: 30, until: null, reason: null, next: null },
    ]);
  });

  it("lets a plan stand when something else is said before it comes true", () => {
    const stretches = fold([claim("Berlin", 2, { validFrom: day(30) }), claim("Paris", 5)], one);
    expect(shape(stretches)).toEqual([
      { value: "Paris", from: 5, until: 30, reason: "superseded", next: "Berlin" },
      { value: "Berlin", from: 30, until: null, reason: null, next: null },
    ]);
  });

  it("never cuts what is believed for something past and over", () => {
    const past = claim("Oslo", 9, { validFrom: day(2), validUntil: day(4) });
    expect(shape(fold([claim("Leeds", 1), past], one)).map(({ value, from, until }) => [value, from, until])).toEqual([
      ["Leeds", 1, null],
      ["Oslo", 2, 2],
    ]);
  });

  it("ends a retracted value and keeps one that was never known as closed", () => {
    expect(shape(fold([claim("Acme", 1), claim("Acme", 3, { op: "retract" })], one))).toEqual([
      { value: "Acme", from: 1, until: 3, reason: "ended", next: null },
    ]);
    expect(shape(fold([claim("Acme", 3, { op: "retract" })], one))).toEqual([
      { value: "Acme", from: 3, until: 3, reason: "ended", next: null },
    ]);
    expect(fold([claim("Acme", 3, { op: "retract", quiet: true })], one)).toEqual([]);
  });

  it("lets a quiet correction pass when there is nothing of that value to correct", () => {
    const quiet = claim("Turin", 6, { op: "correct", target: "Oslo", quiet: true });
    expect(shape(fold([claim("Leeds", 1), quiet], one)).map(({ value, until }) => [value, until])).toEqual([
      ["Leeds", null],
    ]);
  });

  it("puts a correction in the place of what it corrects, and judges anew what that had replaced", () => {
    const stretches = fold([claim("Leeds", 1), claim("Nairobi", 5), claim("Turin", 6, { op: "correct" })], one);
    expect(shape(stretches.filter(({ corrected }) => !corrected))).toEqual([
      { value: "Leeds", from: 1, until: 5, reason: "superseded", next: "Turin" },
      { value: "Turin", from: 5, until: null, reason: null, next: null },
    ]);
    const wrong = stretches.find(({ corrected }) => corrected);
    expect([wrong?.value, wrong?.corrected?.to?.value]).toEqual(["Nairobi", "Turin"]);
  });

  it("takes a value back that was never true, so that its predecessor is current again", () => {
    const stretches = fold(
      [claim("Leeds", 1), claim("Nairobi", 5), claim(null, 6, { op: "correct", target: "Nairobi" })],
      one,
    );
    expect(shape(stretches.filter(({ corrected }) => !corrected))).toEqual([
      { value: "Leeds", from: 1, until: null, reason: null, next: null },
    ]);
  });

  it("rebuilds the role from the team whatever arrives first", () => {
    const moved = claim(null, 9, { op: "derive", symbol: { rule: "role-modifier", modifier: "platform" } });
    const said = claim("backend engineer", 1);
    for (const order of [
      [said, moved],
      [moved, said],
    ]) {
      expect(shape(fold(order, one)).map(({ value, next }) => [value, next])).toEqual([
        ["backend engineer", "platform engineer"],
        ["platform engineer", null],
      ]);
    }
    expect(fold([moved], one)).toEqual([]);
  });

  it("leaves nothing live after a forget, and starts anew when it is said again", () => {
    const forgotten = [{ identity: "B", at: day(5) }];
    const stretches = fold([claim("A", 1), claim("B", 2)], { ...one, forgotten });
    expect(stretches.map(({ value, validUntil, hidden }) => [value, validUntil, hidden])).toEqual([
      ["A", day(2), false],
      ["B", day(5), true],
    ]);
    const again = fold([claim("A", 1), claim("B", 2), claim("B", 7)], { ...one, forgotten });
    expect(
      again.filter(({ hidden, validUntil }) => !hidden && validUntil === null).map(({ validFrom }) => validFrom),
    ).toEqual([day(7)]);
  });
});

describe("a many-valued key", () => {
  it("holds values side by side and ends the one that is named, also by another name", () => {
    const rabbit = claim("rabbit", 1, { aka: ["Juniper"] });
    const stretches = fold([rabbit, claim("cat", 2), claim("Juniper", 4, { op: "retract" })], many);
    expect(shape(stretches).map(({ value, until }) => [value, until])).toEqual([
      ["rabbit", 4],
      ["cat", null],
    ]);
  });

  it("links a value to the one that took its place when the words say so", () => {
    expect(shape(fold([claim("pizza", 1), claim("ramen", 3, { target: "pizza" })], many))).toEqual([
      { value: "pizza", from: 1, until: 3, reason: "superseded", next: "ramen" },
      { value: "ramen", from: 3, until: null, reason: null, next: null },
    ]);
  });
});

describe.each([
  ["one", one],
  ["many", many],
])("any claims of a key that holds %s", (_, options) => {
  it("fold to the same stretches in any order of arrival and any number of repetitions", () => {
    fc.assert(
      fc.property(someClaims(), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (claims, random) => {
        const shuffled = [...claims, ...claims.slice(0, 3)]
          .map((one) => ({ one, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(shape(fold(shuffled, options))).toEqual(shape(fold(claims, options)));
      }),
      { numRuns: 500 },
    );
  });

  it("never hold two values at one instant unless the key may, and never an interval that ends before it begins", () => {
    fc.assert(
      fc.property(
        someClaims(),
        fc.array(fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 0, max: 20 })), { maxLength: 2 }),
        (claims, gone) => {
          const forgotten = gone.map(([identity, at]) => ({ identity, at: day(at) }));
          const stretches = fold(claims, { ...options, forgotten }).filter(({ corrected }) => !corrected);
          for (const stretch of stretches)
            expect(stretch.validUntil ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(stretch.validFrom);
          const filled = stretches.filter(({ validFrom, validUntil }) => validUntil === null || validUntil > validFrom);
          for (const a of filled) {
            for (const b of filled) {
              if (a === b || (options.cardinality === "many" && a.identity !== b.identity)) continue;
              const apart =
                (a.validUntil ?? Number.POSITIVE_INFINITY) <= b.validFrom ||
                (b.validUntil ?? Number.POSITIVE_INFINITY) <= a.validFrom;
              expect(apart).toBe(true);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("link to successors without cycles, and end at a stretch that is open or closed for another reason", () => {
    fc.assert(
      fc.property(someClaims(), (claims) => {
        const stretches = fold(claims, options);
        for (const start of stretches) {
          const seen = new Set([start]);
          let end = start;
          while (end.successor) {
            expect(stretches).toContain(end.successor);
            expect(seen.has(end.successor)).toBe(false);
            seen.add(end.successor);
            end = end.successor;
          }
          expect(end.reason).not.toBe("superseded");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("fold to nothing of a claim that is left out", () => {
    fc.assert(
      fc.property(someClaims(), (claims) => {
        const [first, ...rest] = claims;
        const ids = new Set(rest.map(({ id }) => id));
        if (first === undefined || ids.has(first.id)) return;
        for (const stretch of fold(rest, options)) expect(stretch.supports).not.toContain(first.id);
      }),
    );
  });
});
