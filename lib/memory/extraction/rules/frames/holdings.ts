import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { clear } from "./taste-readings.ts";

/** A sound group: with a capital, or a noun that names one. */
function group(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.org?.from ?? -1];
  const named = r.tokens.slice(r.match.slots.org?.from ?? 0, r.match.slots.org?.to ?? 0).some(({ capital }) => capital);
  if (!first || first.norm === "i") return [];
  return named ||
    /^(?:club|choir|band|orchestra|society|council|team|union|league|committee)$/.test(r.norms("org").at(-1) ?? "")
    ? [fact("member_of", r.proper("org"))]
    : [];
}

const owned = (r: Reading): Draft[] => (clear(r) ? [fact("owns", r.text("what"))] : []);
const place = (r: Reading): Draft[] => {
  const first = r.tokens[r.match.slots.place?.from ?? -1];
  return first && (first.capital || first.tags.has("Place")) && !first.tags.has("FirstName")
    ? [fact("travel_plan", r.proper("place"))]
    : [];
};
const role = (r: Reading): Draft[] => [fact("role", r.text("role"))];

export const holdingVerbs: Frame[] = [
  frame("~own {what:np}", owned),
  frame("~earn (my|a|our) (living|crust|bread|keep|money|wage|wages) as {role:role}", role),
];

export const holdingStates: Frame[] = [
  frame(
    "(active|proud|long-time|longtime|lifelong|paid-up|keen|founding|new|honorary|current|card-carrying|regular|a|an|the)* (member|part) of {org:organisation}",
    group,
  ),
  frame(
    "(made|named|appointed|confirmed as|promoted to) {role:role} (today|this|last|yesterday|on|in|now|, | . | ! | $ )",
    role,
    {
      former: role,
    },
  ),
];

export const holdingClauses: Frame[] = [
  frame(
    "(i|we) (am|are) (going|heading|off|travelling|traveling|flying) (off|over)? to {place:place} (in|on|next|this|for|over|at) (@month|@time|the|a|easter|christmas|spring|summer|week|month)",
    place,
  ),
  frame("(my|our) (current|main|new|little)* (side|pet|weekend|passion|hobby) project is {what:np}", (r) =>
    clear(r) ? [fact("project", r.text("what"))] : [],
  ),
  frame(
    "{what:np} (is|'s) (how|what) i (unwind|relax|decompress|switch off|wind down|recharge|let off steam|de-stress|destress)",
    (r) => (clear(r) ? [fact("hobby", r.text("what"))] : []),
  ),
  frame(
    "(they|he|she|the company|my boss|management) (have|has|'ve) (got|made|named|appointed) me (as|the)* {role:role} (now|today|this|these|last|yesterday|, | . | ! | $ )",
    role,
  ),
];
