import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";

/** "two budgies, Kiwi and Plum": each by its name. */
function byName(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  const head = r.tokens[(r.match.slots.species?.to ?? 0) - 1];
  if (!first || !head || !(first.capital || first.tags.has("FirstName")) || /^(?:we|they|both|and|i)$/.test(first.norm))
    return [];
  return [fact("pet", r.proper("name"), { aka: [head.norm, head.norm.replace(/s$/, "")] })];
}

export const lossVerbs: Frame[] = [
  frame(
    "~have|got|~own|~keep|~adopt (two|three|four|five|several|some|@number)? {species:animal} (, | : | - | called|named) {name:name}",
    (r) => {
      const head = r.tokens[(r.match.slots.species?.to ?? 0) - 1];
      return head && /s$/.test(head.norm) && (classes.animal?.(head) ?? false) ? byName(r) : [];
    },
    { list: "name" },
  ),
  frame(
    "~lose (our|my) (@adjective|little|old)* {species:animal} {name:name}? (yesterday|last|this|today|to|in|,|.|$)",
    (r) =>
      r.has("name") && r.tokens[r.match.slots.name?.from ?? -1]?.capital
        ? [end("pet", r.proper("name"))]
        : [end("pet", r.text("species"))],
    { event: true },
  ),
];

export const petStates: Frame[] = [
  frame("(two|three|four|@number) {species:animal} (, | : | called|named) {name:name}", byName, { list: "name" }),
];
