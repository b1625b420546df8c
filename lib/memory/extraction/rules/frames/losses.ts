import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";

/** Keys of which a value may carry somebody's or something's name. */
const namedKeys = [
  "partner",
  "pet",
  "children",
  "sibling",
  "parent",
  "family",
  "wife",
  "husband",
  "girlfriend",
  "boyfriend",
  "fiance",
  "friend",
  "colleague",
  "ex",
  "employer",
  "location",
  "hobby",
  "likes",
  "dislikes",
  "project",
  "medical_condition",
  "allergy",
  "diet",
  "vehicle",
  "owns",
  "member_of",
  "goal",
  "travel_plan",
  "event",
  "nickname",
  "address_as",
  "avoid",
];

/** "forget Ana": every value of that name ends. A subject that can be no value ("about it") is left alone. */
function forgotten(r: Reading): Draft[] {
  const last = r.norms("what").at(-1) ?? "";
  if (
    /^(?:it|that|this|me|everything|anything|all|him|her|them|question|conversation|chat|idea|about|i|what|password|keys?|lines?|row|file|files|message)$/.test(
      last,
    )
  )
    return [];
  const value = r.text("what").replace(/\s+(?:stuff|thing|things|part|bit)$/i, "");
  return namedKeys.map((key) => end(key, value));
}

const aboutAll = "(everything|anything|all|whatever|what)";
const stored = "(you know|you have|you remember|you stored|you saved|i said|i told you|i mentioned|that i told you)";

const isName = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.what?.from ?? -1];
  return first?.capital === true || first?.tags.has("FirstName") === true;
};

export const lossClauses: Frame[] = [
  frame(
    `(please|pls|kindly|also|now)* (forget|delete|erase|remove|wipe|scrub) ${aboutAll} ${stored}? (about|on|regarding|concerning) {what:np}`,
    forgotten,
  ),
  frame(
    `(please|pls|kindly|also|now)* (forget|delete|erase|remove|wipe|scrub) (about)? {what:np} (, | . | ! | please|pls|entirely|completely|altogether|from your memory|$)`,
    (r) => (isName(r) ? forgotten(r) : []),
  ),
];

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
