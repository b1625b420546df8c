import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { plausibleNameWord } from "../name-words.ts";
import { isPlace } from "./home.ts";

function child(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  return first && plausibleNameWord(first) && !/^(?:she|he|they|it)$/.test(first.norm)
    ? [fact("children", r.proper("name"))]
    : [];
}

const spouse = "(husband|wife|spouse|hubby|partner)";
const widowed = (said: string): Draft[] => [fact("marital_status", said), end("partner", null)];
const decade =
  "(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|teens|20s|30s|40s|50s|60s|70s|80s|90s)";

/** "with my mom", "at my sister's": with whom, or at whose place, one lives for now. */
function lodging(r: Reading): Draft[] {
  const { from = 0, to = 0 } = r.match.slots.who ?? {};
  const said = r.tokens
    .slice(from, to)
    .map((token, at) => (at > 0 && r.tokens[from + at - 1]?.end === token.start ? token.text : ` ${token.text}`))
    .join("")
    .trim();
  return [
    fact("living_situation", `with ${said.replace(/['’]s?$/, "")}`, { derivation: "lives-with" }),
    ...(r.has("place") && isPlace(r, "place") ? [fact("location", r.proper("place"))] : []),
  ];
}

const dwelling =
  "(narrowboat|houseboat|boat|barge|farm|flat|apartment|house|cottage|studio|bungalow|caravan|trailer|cabin|van|loft|condo|townhouse|dorm|bedsit|maisonette|annexe|annex|yurt|campsite|estate|street|farmhouse|villa)";

export const householdVerbs: Frame[] = [
  frame(
    `~live (in|on) (a|an|the|our|my) {home:np} (just|right|out|somewhere)* (in|near|outside|above|by) {place:place}`,
    (r) =>
      new RegExp(`^${dwelling}$`).test(r.norms("home").at(-1) ?? "") && isPlace(r, "place")
        ? [fact("living_situation", r.text("home")), fact("location", r.proper("place"))]
        : [],
    { former: () => [] },
  ),
  frame("~move (back)? in with {who:np} (in {place:place})?", lodging, { event: true, future: () => [] }),
  frame(
    "~crash|~stay|~live|~couch-surf (over)? (with|at) {who:np} (place|house|flat|apartment|couch|sofa)? (in {place:place})?",
    (r) =>
      /^(?:my|our)$/.test(r.norms("who")[0] ?? "") &&
      !/^(?:place|house|flat|desk|own|hotel|home)$/.test(r.norms("who")[1] ?? "")
        ? lodging(r)
        : [],
    { former: () => [], future: () => [] },
  ),
  frame(
    "~get|~have|~find|~rent|~share a|our|my (place|flat|apartment|house|room|studio) (off campus / off-campus / on campus / downtown / uptown / midtown / nearby / with {who:np})* (in|near|outside) {place:place}",
    (r) => (isPlace(r, "place") ? [fact("location", r.proper("place"))] : []),
    { event: true, former: () => [], future: () => [] },
  ),
  frame(
    "~have (a|our|my|another) (second|third|first|little|new)* (baby|son|daughter|boy|girl|kid|child) (boy|girl)? (@dash|,|and|.|:)* (his|her|their) name (is|'s) {name:name}",
    child,
    { event: true, future: () => [] },
  ),
  frame(
    `~lose my ${spouse} (in|last|to|this|after|two|three|four|five|six|seven|eight|nine|ten|a|some|years|@digits|,|.|!|$)`,
    () => widowed("widowed").map((draft) => (draft.op ? draft : { ...draft, derivation: "widowed" })),
    { event: true, future: () => [] },
  ),
];

export const householdStates: Frame[] = [
  frame(
    "(a|an|the)? (recent|young|new|early)? (widow|widower|divorcee|divorcé|divorcée|bachelor|newlywed) (now|since|for|and|with|,|.|!|at|of|$)",
    (r) => {
      const word = r.tokens
        .slice(r.match.from, r.match.to)
        .find(({ norm }) => /^(?:widow|widower|divorcee|divorcé|divorcée|bachelor|newlywed)$/.test(norm));
      return word ? [fact("marital_status", word.text)] : [];
    },
    { former: () => [] },
  ),
  frame(
    `in (my|our) (early|mid|late|mid-|very late|very early)* ${decade}`,
    (r) => [fact("age", r.text("all").replace(/^in (?:my|our) /i, ""))],
    { former: () => [] },
  ),
  frame("(a)? dual (national|citizen) (, | : | @dash | - | @open | of|in)* {one:word} and {two:word}", (r) => [
    fact("nationality", `${r.text("one")} and ${r.text("two")}`),
  ]),
];

export const householdAsides: Frame[] = [
  frame(
    "(me|us) (and|&) (my|our) (two|three|four|five|@number) (, | : | @open) {name:name} ((, {more:name}))? (and|&) {last:name}",
    (r) =>
      ["name", "more", "last"].flatMap((slot) => {
        const first = r.tokens[r.match.slots[slot]?.from ?? -1];
        return first?.capital && plausibleNameWord(first) ? [fact("children", r.proper(slot))] : [];
      }),
  ),
  frame(
    "(my|our|the)? (kids|children|boys|girls|twins) (are|r|=|:) (called|named)? {name:name} @open? @number? @close? (and|&|,) {last:name}",
    (r) =>
      ["name", "last"].flatMap((slot) => {
        const first = r.tokens[r.match.slots[slot]?.from ?? -1];
        const known =
          first &&
          plausibleNameWord(first) &&
          (first.capital || first.tags.has("FirstName") || r.norms("all").includes("("));
        return known ? [fact("children", r.proper(slot))] : [];
      }),
  ),
];

export const householdClauses: Frame[] = [
  frame(
    "(i|we) (~have|~hold|~got) (both)? (dual|double|two) (citizenship|nationality|citizenships|nationalities|passports) (, | : | @dash | - | @open | of|in|as|being)* (both)? {one:word} and {two:word}",
    (r) => [fact("nationality", `${r.text("one")} and ${r.text("two")}`)],
  ),
  frame(
    "(i|we) (~have|~hold|~carry|~own|~got) (both|a|an)* {one:word} and (a|an)? {two:word} (citizenship|nationality|passports|citizenships|passport)",
    (r) => [fact("nationality", `${r.text("one")} and ${r.text("two")}`)],
  ),
];
