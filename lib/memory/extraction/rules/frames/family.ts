import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { plausibleNameWord } from "../name-words.ts";

const child = "(kid|child|son|daughter|boy|girl|baby|toddler|little one|teenager|stepson|stepdaughter)";
const children = "(kids|children|sons|daughters|boys|girls|twins|babies|teenagers|little ones|stepkids)";
const parentOf =
  "(mum|mom|mama|mother|dad|father|parent|papa|single mum|single mom|single dad|stepmum|stepmom|stepdad)";

/** Each child by its name: typed with a capital, known as a name, or in brackets behind the number. */
function byName(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  const before = r.tokens[(r.match.slots.name?.from ?? 0) - 1]?.norm ?? "";
  const bracketed = /^[(:]$/.test(before) || r.norms("all").includes("(");
  return first && plausibleNameWord(first) && (first.capital || first.tags.has("FirstName") || bracketed)
    ? [fact("children", r.proper("name"))]
    : [];
}

const number =
  "(a|an|one|two|three|four|five|six|@number|my|our|the|both|grown|small|little|young|older|younger|lovely|beautiful|adult|teenage)*";

export const familyClauses: Frame[] = [
  frame(
    `(a|the|proud|single|and|is|being)* ${parentOf} (of|to) ((@number|twins|twin|boys|girls|kids|children|boy|girl)* (, | : | - | @open | called|named)?)? {name:name}`,
    byName,
    { list: "name" },
  ),
  frame(`${number} ${children} (, | : | - | @open | called|named) {name:name}`, byName, { list: "name" }),
  frame(
    `(a|an|one|my|our) (only|grown|small|little|young|adult|teenage)* ${child} (, | : | - | @open | called|named) {name:name}`,
    (r) => (/^(?:my|our)$/.test(r.norms("all")[0] ?? "") ? [] : byName(r)),
  ),
];

export const familyStates: Frame[] = [
  frame(
    `(a|the|proud|single)* ${parentOf} (of|to) ((@number|twins|twin|boys|girls|kids|children|boy|girl)* (, | : | - | @open | called|named)?)? {name:name}`,
    byName,
    { list: "name" },
  ),
  frame(
    "(a)? (happily|newly|recently)? married|divorced|widowed|single (man|woman|lady|bloke|guy|girl|chap|mum|mom|dad|father|mother)",
    (r) => [
      fact("marital_status", r.norms("all").find((word) => /^(?:married|divorced|widowed|single)$/.test(word)) ?? null),
    ],
  ),
];

export const familyVerbs: Frame[] = [
  frame(
    "~break|~split (up)? with|from (my|our) (wife|husband|girlfriend|boyfriend|partner|fiance|fiancee|spouse|missus)",
    () => [end("partner", null), fact("marital_status", "single", { derivation: "single", confidence: 0.8 })],
    { event: true, future: () => [], modal: () => [] },
  ),
  frame(`~have|~get|~raise ${number} ${children} (, | : | - | @open | called|named) {name:name}`, byName, {
    list: "name",
  }),
];
