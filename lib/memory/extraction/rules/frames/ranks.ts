import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";

/** "number 1 comfort snack of all time: salted plums". */
function foremost(r: Reading): Draft[] {
  const thing = r.norms("thing").at(-1) ?? "";
  const first = r.norms("what")[0] ?? "";
  if (/^(?:rule|priority|reason|problem|issue|goal|question|thing|enemy|tip)$/.test(thing)) return [];
  return /^(?:to|not|what|how|that|if|i|we|you)$/.test(first) ? [] : [fact(`favorite_${thing}`, r.text("what"))];
}

/** The first of its kind is the favourite. */
export const rankFrames: Frame[] = [
  frame(
    "(my|our)? (all-time|all time)? (nr|number|no|num|numero) .? (1|one|uno) {thing:np} (of all time|ever|forever|by far|rn)* (:|=|is|-) {what:np}",
    foremost,
  ),
];
