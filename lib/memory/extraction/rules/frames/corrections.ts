import type { ValueKind } from "../../proposal.ts";
import { classes } from "../classes.ts";
import { type Draft, end, type Frame, frame, type Reading } from "../frame.ts";

/** What the corrected value may be, judged by the words that take its place. */
function kindsOf(r: Reading, slot: string): ValueKind[] {
  const first = r.tokens[r.match.slots[slot]?.from ?? -1];
  const last = r.tokens[(r.match.slots[slot]?.to ?? 0) - 1];
  if (!first || !last) return [];
  if (/^\d+$/.test(first.norm)) return ["number", "date"];
  if (classes.month?.(first) || classes.month?.(last)) return ["date"];
  if (first.tags.has("Place")) return ["place"];
  if (classes.role?.(last) && !first.capital) return ["role"];
  if (first.capital) return ["person", "organisation", "place", "thing"];
  return last.tags.has("Plural") ? ["thing"] : ["thing", "organisation", "place", "person", "role"];
}

/** Leaves word for the clauses that follow; never stored. */
const note = (name: string): Draft => ({ key: name, value: null, absolute: true });

const previous = (r: Reading, target: string | null): Draft[] => [
  {
    key: "?",
    op: "correct",
    value: /^(?:place|person)$/.test(kindsOf(r, "new")[0] ?? "") ? r.proper("new") : r.text("new"),
    target,
    symbol: { rule: "correct-previous", expects: kindsOf(r, "new") },
    absolute: true,
    confidence: 0.85,
  },
];

const opener =
  "(sorry|oops|ugh|wait|no|actually|ah|argh|whoops|typo|correction|edit|hang on|hold on|my bad|my mistake|scratch that|scrap that|oh|i mean|i meant|hmm|lol|above|!|,|:|;|—|-|…|.|to say)*";

const isValue = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.new?.from ?? -1];
  return first !== undefined && (first.capital || /^\d/.test(first.norm)) && first.norm !== "i";
};

/** "no, 14 july", "* Turin": only a name, a number or a date, and only at the beginning of the message. */
const repaired = (r: Reading): Draft[] => {
  const before = r.tokens.slice(0, r.match.from);
  const begins = before.every((token) => !token.word || interjection.test(token.norm));
  return begins &&
    isValue(r) &&
    r.tokens[r.match.to]?.norm !== "not" &&
    r.tokens[r.match.slots.new?.to ?? -1]?.norm !== "not"
    ? previous(r, null)
    : [];
};
const interjection =
  /^(?:no|nope|ugh|oops|argh|ah|oh|wait|sorry|hmm|haha|lol|actually|typo|correction|whoops|gah|damn|dang)$/;

/** A word of second thoughts stands right before. */
const repairing = (r: Reading): boolean =>
  r.tokens
    .slice(Math.max(0, r.match.from - 2), r.match.from)
    .some(({ norm }) => /^(?:well|no|wait|rather|actually|sorry|oops)$/.test(norm));

/** "… called Gusto. well, Gustav": the same kind of name, said again right away. */
const saidAgain = (r: Reading): Draft[] => {
  const fresh = r.tokens[r.match.slots.new?.from ?? -1];
  const old = r.tokens
    .slice(Math.max(0, r.match.from - 6), r.match.from)
    .findLast(({ word, norm }) => word && !/^(?:well|no|wait|rather|actually|sorry|oops)$/.test(norm));
  if (!fresh || !old || !isValue(r) || !old.capital || old.norm === fresh.norm) return [];
  const alike = old.norm.slice(0, 2) === fresh.norm.slice(0, 2) && r.norms("new").length === 1;
  return alike ? previous(r, old.text) : [];
};

export const correctionClauses: Frame[] = [
  frame(
    "i (said|wrote|typed|put|told you) {old:np} ((yesterday|earlier|before|last time|above))? (, | . | ; | - | but)* (but)? i (actually)? (meant|mean) {new:np}",
    (r) => previous(r, r.text("old")),
  ),
  frame("{new:name} (, | . | ! | $ )", (r) => (repairing(r) ? saidAgain(r) : []), { loose: true }),
  frame(
    `(ugh|no|nope|oops|argh|wait|sorry|typo|correction|whoops) ${opener} (it is|it 's|its|make that)? {new:date} (, | . | ! | $ )`,
    repaired,
  ),
  frame(
    "{new:date} (, | . | ! | $ )",
    (r) =>
      r.match.from > 0 && r.tokens.slice(0, r.match.from).some(({ norm }) => interjection.test(norm))
        ? repaired(r)
        : [],
    { loose: true },
  ),
  frame(
    "{new:np} (, | . | ! | $ )",
    (r) => (/^\*$/.test(r.tokens[0]?.norm ?? "") && r.match.from === 1 ? repaired(r) : []),
    { loose: true },
  ),
  frame(`${opener} (i meant|i mean|meant) (to say|to write|to type)? {new:np} (, )? not {old:np}`, (r) =>
    previous(r, r.text("old")),
  ),
  frame(`${opener} (i meant|meant) (to say|to write|to type)? {new:np}`, (r) =>
    /^(?:it|that|to|well|what|no|by)$/.test(r.norms("new")[0] ?? "") ? [] : previous(r, null),
  ),
  frame(`(typo|correction|sorry|oops|edit|wait|no|whoops) ${opener} (it is|it 's|its)? {new:np} ,? not {old:np}`, (r) =>
    previous(r, r.text("old")),
  ),
  frame(
    `(typo|correction|sorry|oops|edit|wait|no|whoops) ${opener} not {old:np} ,? (but|it is|it 's|its|rather) {new:np}`,
    (r) => previous(r, r.text("old")),
  ),
  frame("not {old:np} , {new:np} $", (r) =>
    r.match.from === 0 && [r.match.slots.old, r.match.slots.new].every((span) => span && r.tokens[span.from]?.capital)
      ? previous(r, r.text("old"))
      : [],
  ),
  frame("{new:np} ,? not {old:np} $", (r) => (corrects(r) ? previous(r, r.text("old")) : [])),
  frame("wait not {old:np} , my @relation has that one . mine is|'s {new:np}", (r) => previous(r, r.text("old"))),
  frame(
    "(no|wait|sorry|oops) (wait|no|sorry)* i (typed|wrote|put|gave|said|entered) (you)? (the|a)? (old|wrong|previous) (one|name|thing|place|number|city|date)* ,? (it is|it 's|its) (actually|now)? {new:np}",
    (r) => previous(r, null),
  ),
  frame("(it should (be|have been|say)) {new:np} ,? not {old:np}", (r) => previous(r, r.text("old"))),
  frame(
    "i (misspelled|misspelt|mistyped|mispelled|got) my (own)? (last name|surname|name|first name) (wrong)? (yesterday|earlier|above|before|last time)? (, embarrassing)? (. | , | ; | : )? (it is|it 's|its|should be|the right one is) {new:name}",
    (r) => [{ key: "name", op: "correct", value: r.proper("new"), target: null, absolute: true }],
  ),
  frame("(i|you) (said|told you|wrote) (that)? (wrong|incorrectly) ,? (it is|it 's|i am) {new:np}", (r) =>
    previous(r, null),
  ),
  frame("i (misspelled|misspelt|mistyped|mispelled|got) my own? (last name|surname|name|first name) wrong?", () => [
    note("!name"),
  ]),
  frame(
    "(it is|it 's|its|should be|the right one is) {new:name}",
    (r) => [{ key: "name", op: "correct", value: r.proper("new"), target: null, absolute: true }],
    { after: ["!name"] },
  ),
  frame(`(wait|no|sorry|oops|actually) ${opener} not {old:np} $`, () => [note("!wrong")]),
  frame("(mine|it) is|'s {new:np} $", (r) => previous(r, null), { after: ["!wrong"] }),
  frame(
    "(scrap|cancel|forget|scratch) that , the {what:np} (thing|plan|move|idea|trip) (fell through|is off|was cancelled|is cancelled|got cancelled)",
    (r) => cancelled(r),
  ),
  frame(
    "(the)? {what:np} (thing|plan|move|idea|trip) (fell through|is off|was cancelled|is cancelled|got cancelled|is not happening)",
    (r) => cancelled(r),
  ),
  frame("(the)? {what:np} (joke|nickname|name) got old", (r) =>
    ["address_as", "nickname"].map((key) => end(key, r.text("what"))),
  ),
];

function cancelled(r: Reading): Draft[] {
  return ["goal", "travel_plan", "event"].flatMap((key) => [
    end(key, r.text("what")),
    end(key, `move to ${r.proper("what")}`, { derivation: "planned-move" }),
  ]);
}

/** A bare "Turin, not Tucson" corrects something only when it begins the message or follows a word of regret. */
function corrects(r: Reading): boolean {
  const before = r.tokens.slice(Math.max(0, r.match.from - 14), r.match.from).map((token) => token.norm);
  return (
    before.some((word) =>
      /^(?:sorry|oops|wait|typo|correction|mistake|meant|wrong|misspelled|mistyped|edit)$/.test(word),
    ) && !/^(?:i|we|it|is|was|can|do|does|did|will|could|would|should|have|has)$/.test(r.norms("new")[0] ?? "")
  );
}
