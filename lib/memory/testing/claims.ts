import fc from "fast-check";
import type { FoldClaim, Stretch } from "../belief/types.ts";

const dayMs = 86_400_000;
const epoch = Date.UTC(2026, 0, 1);

/** Epoch milliseconds of a day of the story. */
export function day(number: number): number {
  return epoch + number * dayMs;
}

let counter = 0;

/** A claim stated on a day; the value is its own identity. */
export function claim(value: string | null, statedOn: number, rest: Partial<FoldClaim> = {}): FoldClaim {
  const id = rest.id ?? `claim-${++counter}`;
  return {
    id,
    op: "assert",
    identity: value,
    value,
    aka: [],
    target: null,
    quiet: false,
    symbol: null,
    category: "identity",
    confidence: 0.9,
    statedAt: day(statedOn),
    stableId: id,
    spanStart: 0,
    validFrom: null,
    validUntil: null,
    ...rest,
  };
}

/** Stretches without ids, in days. */
export function shape(stretches: readonly Stretch[]) {
  const inDays = (time: number) => (time - epoch) / dayMs;
  return stretches.map(({ value, validFrom, validUntil, reason, successor }) => ({
    value,
    from: inDays(validFrom),
    until: validUntil === null ? null : inDays(validUntil),
    reason,
    next: successor?.value ?? null,
  }));
}

const values = fc.constantFrom("A", "B", "C");

/** Claims of one key over twenty days, with every operation, future and past intervals, and equal times. */
export function someClaims(): fc.Arbitrary<FoldClaim[]> {
  const someClaim = fc
    .record({
      op: fc.constantFrom(
        "assert" as const,
        "assert" as const,
        "assert" as const,
        "retract" as const,
        "correct" as const,
        "derive" as const,
      ),
      value: fc.oneof({ weight: 6, arbitrary: values }, { weight: 1, arbitrary: fc.constant("backend engineer") }),
      nameless: fc.boolean(),
      target: fc.option(values, { nil: null }),
      quiet: fc.boolean(),
      on: fc.integer({ min: 0, max: 12 }),
      turn: fc.integer({ min: 0, max: 3 }),
      span: fc.integer({ min: 0, max: 2 }),
      from: fc.option(fc.integer({ min: -3, max: 20 }), { nil: null, freq: 2 }),
      lasts: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null, freq: 2 }),
    })
    .map(({ op, value, nameless, target, quiet, on, turn, span, from, lasts }) => {
      const named = (op === "retract" || op === "correct") && nameless ? null : op === "derive" ? null : value;
      return {
        op,
        value: named,
        identity: named,
        target: op === "correct" || op === "assert" ? target : null,
        quiet,
        symbol: op === "derive" ? ({ rule: "role-modifier", modifier: "platform" } as const) : null,
        statedAt: day(on),
        stableId: `turn-${turn}`,
        spanStart: span,
        validFrom: from === null || op === "retract" ? null : day(from),
        validUntil: lasts === null || op === "derive" ? null : day((from ?? on) + lasts),
      };
    });
  return fc
    .array(someClaim, { maxLength: 8 })
    .map((drafts) => drafts.map((draft, index) => claim(draft.value, 0, { ...draft, id: `claim-${index}` })));
}
