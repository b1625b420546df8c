import { classes } from "../classes.ts";
import { type Draft, end, type Frame, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import { isPast } from "../predicate.ts";
import type { Token } from "../tokens.ts";
import { timeNouns } from "../words.ts";
import { endOfKnown } from "./replacements.ts";

/**
 * What ends is looked for under every key that may hold a thing of that kind. An end that finds nothing leaves no
 * trace, so that these frames may read widely.
 */
const kept = ["owns", "vehicle", "pet", "collects", "preferred_tool", "operating_system"];
const done = ["hobby", "member_of", "skill", "likes", "goal", "project", "current_activity", "collects", "team"];
const been = ["diet", "medical_condition", "allergy", "role", "trait", "member_of", "religion", "employment_status"];
const worked = ["employer", "school", "education"];
const planned = ["goal", "travel_plan", "event", "project", "deadline"];

const vague =
  /^(?:it|them|him|her|that|this|those|these|one|ones|me|us|you|mind|way|time|touch|hope|interest|keys?|patience|track|sleep|count|game|match|line|ball|case|bit|lot|everything|anything|nothing|something|what|i|which|who|balance|temper|phone|call|question|chat|home|house|room|work|job|here|there|today|yesterday)$/;

/** The thing itself, without "playing", "membership of" before and "habit", "thing" after it. */
function thing(r: Reading, slot = "what"): string {
  return r
    .text(slot)
    .replace(
      /^(?:being|playing|doing|learning|going to|going|eating|drinking|watching|taking|using|driving|riding|keeping|wearing|studying|practising|practicing|attending|collecting)\s+(?=\S)/i,
      "",
    )
    .replace(/^(?:my|our|the|an?|all|any|both|all that|that|those|these|old|poor|dear|beloved)\s+(?=\S)/i, "")
    .replace(/^(?:membership|subscription|member|love|years?|days?|lessons?)\s+(?:of|in|at|to|with)\s+(?:the\s+)?/i, "")
    .replace(
      /\s+(?:habit|thing|stuff|phase|obsession|membership|lifestyle|lessons?|classes|days|business|for good|entirely|altogether|completely|forever)$/i,
      "",
    );
}

function of(r: Reading, keys: readonly string[], slot = "what"): Draft[] {
  const value = thing(r, slot);
  const words = r.norms(slot);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (value.length < 2 || vague.test(last) || vague.test(first) || words.length > 6) return [];
  const own = ownKey(r.tokens[(r.match.slots[slot]?.to ?? 0) - 1], keys);
  return [...keys.map((key) => end(key, value, key === own ? { quiet: false } : {})), endOfKnown(value)];
}

const group =
  /^(?:team|club|choir|band|orchestra|society|council|committee|board|union|league|squad|group|association|chorus|guild|troupe|crew|fraternity|sorority|party|ensemble|quartet|co-op)$/;

/** The key under which a thing of its kind is certain to be: it is kept as past even when it was never told as present. */
function ownKey(head: Token | undefined, keys: readonly string[]): string | null {
  if (!head) return null;
  const is = (kind: string) => classes[kind]?.(head) ?? false;
  const key = is("animal")
    ? "pet"
    : is("vehicle")
      ? "vehicle"
      : is("diet")
        ? "diet"
        : is("sport")
          ? "hobby"
          : group.test(head.norm)
            ? "member_of"
            : keys === kept
              ? "owns"
              : null;
  return key !== null && keys.includes(key) ? key : null;
}

/** A company, school or club when typed with a capital, else a pastime. */
function left(r: Reading): Draft[] {
  const words = r.tokens.slice(r.match.slots.what?.from ?? 0, r.match.slots.what?.to ?? 0);
  return of(r, words.some(({ capital }) => capital) ? [...worked, ...done, "location"] : [...done, ...worked, "diet"]);
}

const after =
  "(for good|entirely|altogether|completely|forever|ages|a|last|this|today|yesterday|because|since|after|when|before|on|in|at|for|to|recently|now|finally|and|so|too|though|as|$)";

/** An organisation, also one whose name holds an "and". */
const byName = (r: Reading): Draft[] =>
  r.tokens[(r.match.slots.what?.to ?? 0) - 1]?.capital ? of(r, [...worked, ...done, "location"]) : [];
const leaves = (r: Reading): Draft[] => left(r);
const parted = (r: Reading): Draft[] => of(r, kept);
const recovered = (r: Reading): Draft[] => of(r, ["medical_condition", "allergy", "physical_attribute", "mood"]);

/** Only what has happened ends anything: not "I sell cars", not "I haven't sold it". */
const ending = (pattern: string, read: (r: Reading) => Draft[], list?: string): Frame =>
  frame(pattern, (r) => (happened(r) ? read(r) : []), {
    event: true,
    negative: () => [],
    ...(list ? { list } : {}),
  });

function happened(r: Reading): boolean {
  const verb = r.tokens[r.match.from];
  const { perfect, tense } = r.predicate;
  return (
    verb !== undefined &&
    (perfect ||
      tense === "past" ||
      isPast(verb) ||
      /(?:ing|^quit|^hung|^let|^put|^cut|^split|^been|^done)$/.test(verb.norm))
  );
}

const partedOrLeft = (r: Reading): Draft[] => [...parted(r), ...left(r)];
const orPlan = (r: Reading): Draft[] => [...leaves(r), ...of(r, planned)];
const orRole = (r: Reading): Draft[] => [...leaves(r), ...of(r, ["role"])];

export const endingVerbs: Frame[] = [
  ending("~part (company|ways)? with {what:np}", partedOrLeft, "what"),
  ending("~get rid of {what:np}", parted, "what"),
  ending("~let go of {what:np}", partedOrLeft),
  ending("~let {what:np} (go|lapse|expire|slide)", partedOrLeft),
  ending("~say|~wave|~bid goodbye|bye|farewell|adieu to {what:np}", partedOrLeft),
  ending("~trade|~hand|~give|~send|~turn {what:np} (in|back|over|away|up)", parted),
  ending("~trade|~hand|~give|~send (in|back|over|away) {what:np}", parted),
  ending("~give (my|our|the) {what:np} to", parted),
  ending("~pawn|~donate|~gift|~ditch|~dump|~wreck|~sell|~lose|~bin|~rehome|~scrap|~total {what:np}", parted, "what"),
  ending("~write off {what:np}", parted),
  ending("~have|~get (my|our|the) {what:np} (stolen|nicked|pinched|swiped)", parted),
  ending(`~pack|~jack|~chuck in {what:organisation} ${after}`, byName),
  ending("~pack|~jack|~chuck in {what:np}", leaves),
  ending("~pack|~jack|~chuck {what:np} in", leaves),
  ending("~quit|~leave {what:organisation} (after|because|since|last|this|yesterday|today|on|in|at|$)", byName),
  ending("~hang up (my|the) {what:np}", leaves),
  ending(`~give up (on)? {what:activity} ${after}`, leaves, "what"),
  ending("~call it quits (with|on|at) {what:np}", leaves),
  ending("~drop|~bow|~pull|~opt|~back out of {what:np}", orPlan),
  ending("~step|~stand down from|as {what:np}", orRole),
  ending("~resign|~withdraw|~retire from|as {what:np}", orRole),
  ending("~resign|~cancel my (membership|seat|place|post|subscription) (of|in|at|on|with|to) {what:np}", leaves),
  ending("~cancel|~uninstall|~delete|~unsubscribe|~deactivate (my|the|our|from)* {what:np}", (r) =>
    of(r, [...planned, ...done, ...kept]),
  ),
  ending(`~quit|~stop|~drop {what:activity} ${after}`, (r) => [...leaves(r), ...of(r, been)], "what"),
  ending("~leave (the|my|our) {what:np} (for good|after|because|since|last|this|yesterday|today|on|$)", leaves),
  ending("~outgrow|~beat|~overcome|~survive {what:np}", (r) => [...recovered(r), ...leaves(r)]),
  ending("~recover from {what:np}", recovered),
  ending("~get over {what:np}", recovered),
  ending("~go off {what:np}", (r) => of(r, ["likes", "hobby", "favorite_food", "favorite_drink"])),
];

const was =
  "(is|'s|are|was|were|has|have|had|got) (got|been|to|be|just|now|finally|sadly|completely|all|also|officially|both)*";
const has = "(has|have|had|just|now|finally|sadly|also|both|all|been|was|were|is|'s|got|to|be)*";
const owner = "(my|our|the|poor|dear|sweet|old|beloved)*";
const taken =
  "gone|stolen|nicked|pinched|sold|rehomed|scrapped|totaled|totalled|wrecked|history|no more|written off|given away";
const over = "off|over|cancelled|canceled|called off|finished|postponed|closed|shut|disbanded|dead|behind me|behind us";

/** "my aventon is gone", "Biscuit had to be put down": the thing that is no more stands first. */
export const endingClauses: Frame[] = [
  frame(
    "(not|no longer) (on|in|at|with|part of|a member of|doing|playing|using)* {what:np} (anymore|any more|any longer|these days|now|$)",
    (r) =>
      /^(?:anymore|more|longer)$/.test(r.norms("all").at(-1) ?? "") || r.norms("all")[1] === "longer"
        ? of(r, [...done, ...kept, ...been, ...worked])
        : [],
  ),
  frame(`${owner} {what:np} ${was} (${taken})`, gone),
  frame(`${owner} {what:np} ((to|in|with|at) {where:np})? ${was} (${over})`, (r) => [
    ...of(r, planned),
    ...(r.has("where") ? of(r, planned, "where") : []),
  ]),
  frame(`${owner} {what:np} ${was} (cured|healed|in remission|cleared up|behind me)`, recovered),
  frame(
    `${owner} {what:np} ${has} (dead|died|passed|put down|put to sleep|buried|went missing|ran off|ran away|flew away|got away|drowned|escaped|crossed the rainbow|did not make it)`,
    (r) => (isAnimal(r) ? of(r, ["pet"]) : []),
  ),
  frame(
    `${owner} {what:np} ${has} (lapsed|expired|folded|disbanded|ended|cleared up|went away|vanished|conked out|packed up|gave up the ghost|fell through|closed down|shut down|came to an end|went bust|went under)`,
    gone,
  ),
  frame(
    "(someone|somebody|they|thieves|some @adjective? #Noun) (has|have|just)* (stole|nicked|took|pinched|swiped|towed) (my|our|the) {what:np}",
    parted,
  ),
  frame(
    "(we|i) (have|had|just|sadly|finally)* (to)? put (our|my|poor|dear|old|little)* {what:name} (down|to sleep)",
    (r) => of(r, ["pet"]),
  ),
  frame(
    "(we|i) (have|had|just|sadly|finally)* (to|had to)* (put|let|say goodbye to|bury|buried|rehome|surrender) (down|to sleep)? (my|our|poor|dear|old|little)* {what:animal} @capital? (down|go|to sleep|$|yesterday|last|on|this|today)",
    gone,
  ),
  frame(
    "(we|i)? lost (our|my|poor|dear|old|little|sweet)* @animal? {what:name} (on|last|yesterday|this|today|in|to|$|the|a)",
    (r) => (r.tokens[r.match.slots.what?.from ?? -1]?.capital ? of(r, ["pet"]) : of(r, ["pet", ...kept])),
  ),
  frame(
    "(so|and)? (there is|there are|there 's|that means|it is|now)* no (more|longer a|longer any) {what:activity} (for me|for us|in my life|now|anymore|any more|at home|$)",
    (r) =>
      timeNouns.has(r.tokens[r.match.to]?.norm ?? "") ||
      /^(?:today|tonight|until|till)$/.test(r.tokens[r.match.to]?.norm ?? "")
        ? []
        : of(r, [...done, ...kept, ...been]),
  ),
  frame(
    "(i|we)? (am|are|is)? (now|finally|officially)* (all|completely)? (clear|cured|free|rid|shot) of {what:np}",
    (r) => [...recovered(r), ...parted(r)],
  ),
];

/** A kind of animal, or a word that may be the name of one. */
function isAnimal(r: Reading): boolean {
  const head = r.tokens[(r.match.slots.what?.to ?? 0) - 1];
  const { from = 0, to = 0 } = r.match.slots.what ?? {};
  if (!head || relationOf(head.norm) !== null || to - from > 4) return false;
  return (classes.animal?.(head) ?? false) || head.tags.has("FirstName") || head.capital || to - from === 1;
}

function gone(r: Reading): Draft[] {
  const head = r.tokens[(r.match.slots.what?.to ?? 0) - 1];
  if (!head || relationOf(head.norm) !== null) return [];
  return of(r, [...kept, ...done, ...planned, "medical_condition", "allergy", ...worked]);
}

/** "not vegan anymore", "no longer prediabetic": what one was. */
export const endingStates: Frame[] = [
  frame(
    "(in|on|part of|a member of|with) {what:np} (anymore|any more|any longer|these|now|$|and|but|since|because)",
    () => [],
    {
      former: (r) => of(r, [...done, ...worked]),
      negative: (r) => (r.predicate.ended ? of(r, [...done, ...worked, "diet", "living_situation"]) : []),
    },
  ),
  frame("(into|keen on|fond of|crazy about|a fan of|interested in) {what:np}", () => [], {
    negative: (r) => (r.predicate.ended ? of(r, done) : []),
    former: (r) => of(r, done),
  }),
  frame(
    "(a|an|the)? {what:np} (anymore|any more|any longer|these|now|$|and|but|since|because|so|at|for|in)",
    () => [],
    {
      negative: (r) => (r.predicate.ended ? of(r, been) : []),
      former: () => [],
    },
  ),
  frame("(done|finished|through|over) with {what:np}", leaves, { negative: () => [] }),
];
