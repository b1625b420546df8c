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

/** The whole message is a correction, or nearly: nothing but words of regret stands before or behind. */
const alone = (r: Reading): boolean => {
  const rest = [...r.tokens.slice(0, r.match.from), ...r.tokens.slice(r.match.to)];
  return rest.every(
    ({ word, norm }) =>
      !word || interjection.test(norm) || /^(?:my|bad|mistake|i|mean|it|is|that|make|so|no)$/.test(norm),
  );
};

/** "Sorry, Alexa", "make that shorter": spoken to the assistant. */
const isRequest = (r: Reading): boolean =>
  /^(?:alexa|siri|claude|chatgpt|gpt|copilot|gemini|bot|assistant|mate|man|dude|bro|thanks|please|shorter|longer)$/.test(
    r.norms("new")[0] ?? "",
  );

/** A word of second thoughts stands right before. */
const repairing = (r: Reading): boolean =>
  r.tokens
    .slice(Math.max(0, r.match.from - 2), r.match.from)
    .some(({ norm }) => /^(?:well|no|nope|wait|rather|actually|sorry|oops|whoops)$/.test(norm));

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
  frame(
    "{new:name} (, | . | ! | $ )",
    (r) => {
      if (!repairing(r)) return [];
      const bare = r.match.from > 0 && r.match.from < 4 && alone(r) && isValue(r) && !isRequest(r);
      return bare ? previous(r, null) : saidAgain(r);
    },
    { loose: true },
  ),
  frame(
    `(ugh|no|nope|oops|argh|wait|sorry|typo|correction|whoops) ${opener} (it is|it 's|its|make that)? {new:date} (, | . | ! | $ )`,
    repaired,
  ),
  frame(
    "(make that|make it|that should be|that should read|it should be|it should read|should be|i mean|er|err|erm|scratch that|my bad|my mistake|i misspoke|wrong|or rather|nope|sorry|oops|whoops|correction|typo|wait|no) (, | . | ! | : | - | actually | no | wait | sorry | oops | it is | it 's | its | a | an)* {new:date} $",
    (r) => (alone(r) && !isRequest(r) ? previous(r, null) : []),
  ),
  frame(
    "(actually|sorry|oops|wait|no|ugh|ah|oh|,)* (make that|make it|that should be|that should read|it should be|it should read|should be|i mean|i misspoke|my bad|my mistake|or rather|nope|sorry|oops|whoops|correction|wrong) (, | . | ! | : | - | actually | no | wait | sorry | oops | it is | it 's | its)* {new:name} $",
    (r) => (alone(r) && isValue(r) && !isRequest(r) ? previous(r, null) : []),
  ),
  frame("{new:name} (, | . | - | * )* (sorry|i mean|i meant|actually|oops|rather|my bad|my mistake) $", (r) =>
    alone(r) && isValue(r) && !isRequest(r) ? previous(r, null) : [],
  ),
  frame("(no|nope|sorry|oops|,)* not {old:name} (, | . | ; | but) {new:name} $", (r) =>
    alone(r) && isValue(r) ? previous(r, r.text("old")) : [],
  ),
  frame("{new:name} (, | - )* not {old:name} $", (r) => (alone(r) && isValue(r) ? previous(r, r.text("old")) : [])),
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
    (r) => (/^\*$/.test(r.tokens[0]?.norm ?? "") && r.match.from === 1 && !isCommon(r) ? previous(r, null) : []),
    { loose: true },
  ),
  frame("i (actually|really)? meant {new:np}", (r) => {
    const key = wrongKey(r);
    return key ? [correct(key, r.proper("new"))] : [];
  }),
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
  frame(
    "(ffs|ugh|oops|argh|gah|wait|sorry|no|nope|whoops|damn|hang on|hold on|actually|hmm)* (it is|it 's|its|make that|should be)? {new:date} (, | . | ! | $ ) (i|my|the|you|sorry|oops|got|must|dyslexic|typo|wrong|flipped|swapped|mixed)* (flipped|swapped|mixed|mistyped|typed|typo|wrong|misread|transposed|messed|got)",
    (r) => previous(r, null),
  ),
  frame(
    "(the insurer|they|you|anyone)? (it is|it 's|its|should be|should read|make that) {new:date} (, | . | ! | $ )",
    (r) => (regretted(r) && /^\d/.test(r.norms("new")[0] ?? "") ? [...previous(r, null), ...aged(r)] : []),
  ),
  frame("(it is|it 's|its) not {old:np} (,|but|and|$)* (it is|it 's|its|but|rather) {new:np}", (r) => replaced(r)),
  frame("not {old:np} (,|but)* (it is|it 's|its|but) {new:np}", (r) => (regretted(r) ? replaced(r) : [])),
  frame("my own (university|college|school|uni) (was|is) {new:organisation}", (r) => [
    correct("school", r.proper("new")),
  ]),
  frame("my (real|actual|own|correct|right) {what:word} (is|was|'s) {new:np}", (r) => {
    const key = corrected[r.norms("what")[0] ?? ""];
    return key ? [correct(key, r.text("new"))] : [];
  }),
  frame("i was (actually|really)? born (on|in) {new:date}", (r) =>
    regretted(r) ? [correct("birthday", r.text("new"))] : [],
  ),
  frame("mine (says|is|'s) (actually|in fact)? (a|an)? {new:np}", (r) => (regretted(r) ? previous(r, null) : [])),
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

const corrected: Readonly<Record<string, string>> = {
  name: "name",
  surname: "name",
  age: "age",
  birthday: "birthday",
  birthdate: "birthday",
  employer: "employer",
  job: "role",
  title: "role",
  address: "location",
  city: "location",
  university: "school",
  college: "school",
  school: "school",
};

const correct = (key: string, value: string): Draft => ({ key, op: "correct", value, target: null, absolute: true });

/** "I put the wrong employer": the key by its name. */
function wrongKey(r: Reading): string | undefined {
  const at = r.tokens.findIndex(({ norm }) => /^(?:wrong|incorrect)$/.test(norm));
  return at < 0 ? undefined : corrected[r.tokens[at + 1]?.norm ?? ""];
}

/** A bare number of years, also when the wrong one was given in another talk. */
function aged(r: Reading): Draft[] {
  const years = Number(r.text("new"));
  return years > 12 && years < 120 ? [{ ...correct("age", r.text("new")), quiet: true }] : [];
}

const isCommon = (r: Reading): boolean =>
  /^(?:the|a|an|my|it|that|this|you|i|and|so|please|sigh|sighs|shrugs|laughs|cries|waves|nods|hugs)$/.test(
    r.norms("new")[0] ?? "",
  );

/** Keys of which a value may be called wrong in a later session, when the words name it. */
const mistakable = [
  "allergy",
  "medical_condition",
  "employer",
  "role",
  "location",
  "hometown",
  "school",
  "birthday",
  "vehicle",
  "diet",
];

/** What was said before in this talk, or anywhere under that very value. */
function replaced(r: Reading): Draft[] {
  const [old, fresh] = [r.text("old"), r.text("new")];
  if (!regretted(r) || old.split(" ").length > 4 || fresh.split(" ").length > 4) return [];
  return mistakable.map((key) => ({ key, op: "correct", value: fresh, target: old, quiet: true, absolute: true }));
}

/** Somewhere in the message the person owns to a mistake. */
function regretted(r: Reading): boolean {
  return r.tokens.some(
    ({ norm }, at) =>
      /^(?:sorry|oops|whoops|typo|correction|mistake|mistook|misspelled|mistyped|misread|misspoke|transposed|flipped|swapped|mixed|wrong|wrongly|incorrect|mistaken|erratum|slip|edit|misheard|daft|misremembered)$/.test(
        norm,
      ) ||
      (norm === "put" && /^(?:straight|right)$/.test(r.tokens[at + 1]?.norm ?? "")) ||
      (/^(?:given|told|gave)$/.test(norm) &&
        /^(?:you|them)$/.test(r.tokens[at + 1]?.norm ?? "") &&
        r.tokens[at + 2]?.norm === "the") ||
      (norm === "ignore" && r.tokens[at + 1]?.norm === "the"),
  );
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
