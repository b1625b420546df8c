import { classes } from "../classes.ts";
import { type Draft, end, type Frame, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";

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
  return keys.map((key) => end(key, value));
}

/** A company, school or club when typed with a capital, else a pastime. */
function left(r: Reading): Draft[] {
  const words = r.tokens.slice(r.match.slots.what?.from ?? 0, r.match.slots.what?.to ?? 0);
  return of(r, words.some(({ capital }) => capital) ? [...worked, ...done, "location"] : [...done, ...kept, "diet"]);
}

const after =
  "(for good|entirely|altogether|completely|forever|ages|a|last|this|today|yesterday|because|since|after|when|before|on|in|at|for|to|recently|now|finally|and|so|too|though|as|$)";

/** An organisation, also one whose name holds an "and". */
const byName = (r: Reading): Draft[] =>
  r.tokens[(r.match.slots.what?.to ?? 0) - 1]?.capital ? of(r, [...worked, ...done, "location"]) : [];
const leaves = (r: Reading): Draft[] => left(r);
const parted = (r: Reading): Draft[] => of(r, kept);
const recovered = (r: Reading): Draft[] => of(r, ["medical_condition", "allergy", "physical_attribute", "mood"]);

export const endingVerbs: Frame[] = [
  frame("~part (company|ways)? with {what:np}", (r) => [...parted(r), ...left(r)], { event: true, list: "what" }),
  frame("~get rid of {what:np}", parted, { event: true, list: "what" }),
  frame("~let go of {what:np}", parted, { event: true, list: "what" }),
  frame("~let {what:np} (go|lapse|expire|drop|slide)", (r) => [...parted(r), ...left(r)], { event: true }),
  frame("~say|~wave goodbye|bye|farewell to {what:np}", (r) => [...parted(r), ...left(r)], { event: true }),
  frame("~trade|~hand|~give|~send|~turn {what:np} (in|back|over|away|up)", parted, { event: true }),
  frame("~trade|~hand|~give|~send (in|back|over|away) {what:np}", parted, { event: true }),
  frame("~give (my|our|the) {what:np} to", parted, { event: true }),
  frame(
    "~pawn|~donate|~gift|~ditch|~dump|~wreck|~smash|~sell|~lose|~bin|~rehome|~scrap|~crash|~total|~return {what:np}",
    parted,
    {
      event: true,
      list: "what",
    },
  ),
  frame("~write off {what:np}", parted, { event: true }),
  frame("~have|~get (my|our|the) {what:np} (stolen|nicked|pinched|swiped|towed|taken)", parted, { event: true }),
  frame(`~pack|~jack|~chuck in {what:organisation} ${after}`, byName, { event: true }),
  frame(`~pack|~jack|~chuck in {what:np}`, leaves, { event: true }),
  frame(`~quit|~leave {what:organisation} (after|because|since|last|this|yesterday|today|on|in|at|$)`, byName, {
    event: true,
  }),
  frame(`~pack|~jack|~chuck {what:np} in`, leaves, { event: true }),
  frame(`~hang up (my|the) {what:np}`, leaves, { event: true }),
  frame(`~give up (on)? {what:activity} ${after}`, leaves, { event: true, list: "what" }),
  frame(`~call it quits (with|on|at) {what:np}`, leaves, { event: true }),
  frame(`~drop|~bow|~pull|~opt|~back out of {what:np}`, (r) => [...leaves(r), ...of(r, planned)], { event: true }),
  frame(`~step|~stand down from|as {what:np}`, (r) => [...leaves(r), ...of(r, ["role"])], { event: true }),
  frame(`~resign|~withdraw|~retire from|as {what:np}`, (r) => [...leaves(r), ...of(r, ["role"])], { event: true }),
  frame(`~resign my (membership|seat|place|post) (of|in|at|on|with) {what:np}`, leaves, { event: true }),
  frame(`~be|~get done|finished|through|over with {what:np}`, leaves, {}),
  frame(
    `~cancel|~uninstall|~delete|~unsubscribe|~deactivate (my|the|our|from)* {what:np}`,
    (r) => [...of(r, [...planned, ...done, ...kept])],
    { event: true },
  ),
  frame(`~quit|~stop|~drop {what:activity} ${after}`, (r) => [...leaves(r), ...of(r, been)], {
    event: true,
    list: "what",
  }),
  frame("~leave (the|my|our) {what:np} (for good|after|because|since|last|this|yesterday|today|on|$)", leaves, {
    event: true,
  }),
  frame(`~outgrow|~beat|~overcome|~survive {what:np}`, (r) => [...recovered(r), ...leaves(r)], { event: true }),
  frame(`~recover from {what:np}`, recovered, { event: true }),
  frame(`~get over {what:np}`, recovered, { event: true }),
  frame(`~go off {what:np}`, (r) => of(r, ["likes", "hobby", "favorite_food", "favorite_drink"]), { event: true }),
];

const nowGone =
  "gone|dead|stolen|nicked|pinched|sold|lost|rehomed|scrapped|totaled|totalled|wrecked|history|over|finished|cancelled|canceled|closed|shut|disbanded|off|cured|healed|behind me|behind us|no more|called off|put down|put to sleep|written off|given away|under the ground|buried";

/** "my aventon is gone", "Biscuit had to be put down": the thing that is no more stands first. */
export const endingClauses: Frame[] = [
  frame(
    "(not|no longer) (on|in|at|with|part of|a member of|doing|playing|using)* {what:np} (anymore|any more|any longer|these days|now|$)",
    (r) =>
      /^(?:anymore|more|longer)$/.test(r.norms("all").at(-1) ?? "") || r.norms("all")[1] === "longer"
        ? of(r, [...done, ...kept, ...been, ...worked])
        : [],
  ),
  frame(
    `(my|our|the|poor|dear|sweet|old|beloved)* {what:np} ((to|in|with|at) {where:np})? (is|'s|are|was|were|has|have|had|got|been|to|be|just|now|finally|sadly|completely|all|also|officially|both)* (${nowGone})`,
    gone,
  ),
  frame(
    "(my|our|the|poor|dear|sweet|old|beloved)* {what:np} (has|have|had|just|finally|sadly|both|also|all)* (died|passed|went missing|ran off|ran away|ran out|lapsed|expired|folded|disbanded|ended|cleared up|went away|vanished|conked out|packed up|gave up the ghost|fell through|broke up|flew away|got away|drowned|crossed the rainbow|escaped|closed down|shut down|healed|came to an end|did not make it)",
    gone,
  ),
  frame(
    "(someone|somebody|they|thieves|some @adjective? #Noun) (has|have|just)* (stole|nicked|took|pinched|swiped|towed) (my|our|the) {what:np}",
    parted,
  ),
  frame(
    "(we|i) (have|had|just|sadly|finally)* (to|had to)* (put|let|say goodbye to|bury|buried|rehome|surrender) (down|to sleep)? (my|our|poor|dear|old|little)* {what:animal} @capital? (down|go|to sleep|$|yesterday|last|on|this|today)",
    gone,
  ),
  frame(
    "(we|i)? lost (our|my|poor|dear|old|little|sweet)* {what:name} (on|last|yesterday|this|today|in|to|$|the|a)",
    (r) => (r.tokens[r.match.slots.what?.from ?? -1]?.capital ? of(r, ["pet"]) : of(r, ["pet", ...kept])),
  ),
  frame(
    "(so|and)? (there is|there are|there 's|that means|it is|now)* no (more|longer a|longer any) {what:activity} (for me|for us|in my life|now|anymore|any more|at home|$)",
    (r) => [...of(r, [...done, ...kept, ...been])],
  ),
  frame(
    "(i|we)? (am|are|is)? (now|finally|officially)* (all|completely)? (clear|cured|free|rid|shot) of {what:np}",
    (r) => [...recovered(r), ...parted(r)],
  ),
];

function gone(r: Reading): Draft[] {
  const head = r.tokens[(r.match.slots.what?.to ?? 0) - 1];
  if (!head || relationOf(head.norm) !== null) return [];
  const animal = classes.animal?.(head) || head.tags.has("FirstName");
  return animal ? of(r, ["pet"]) : of(r, [...kept, ...done, ...planned, "medical_condition", "allergy", ...worked]);
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
  frame(`(done|finished|through|over) with {what:np}`, leaves),
];
