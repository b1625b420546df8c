import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isRole, relationOf } from "../lexicon.ts";
import type { Token } from "../tokens.ts";
import { inPlaceOf } from "./replacements.ts";
import { clear, pastime } from "./taste-readings.ts";

/** Keys under which a thing that is left for another may have been told. */
const tasteKeys = [
  "likes",
  "hobby",
  "favorite_food",
  "favorite_drink",
  "favorite_game",
  "favorite_show",
  "preferred_tool",
  "programming_language",
];

/** Which of the things one takes up and leaves this is, judged by the words for the new one and for the old one. */
function keyOf(r: Reading, slots: readonly string[]): string | null {
  const words = slots.flatMap((slot) => {
    const span = r.match.slots[slot];
    return span ? r.tokens.slice(span.from, span.to) : [];
  });
  const is = (kind: string) => words.some((token) => classes[kind]?.(token) ?? false);
  if (words.some(foreignToTaste)) return null;
  if (is("os")) return "operating_system";
  if (is("tool")) return "preferred_tool";
  if (is("diet")) return "diet";
  if (is("vehicle")) return "vehicle";
  if (is("code")) return "programming_language";
  if (is("animal")) return "pet";
  if (slots.some((slot) => r.has(slot) && pastime({ ...r, norms: () => r.norms(slot) }))) return "hobby";
  return "likes";
}

/** Employers, places, teams, subjects and people are changed too, but they are no taste. */
function foreignToTaste(token: Token): boolean {
  return (
    token.tags.has("Place") ||
    token.tags.has("Organization") ||
    token.tags.has("FirstName") ||
    token.tags.has("Date") ||
    token.tags.has("Value") ||
    isRole(token.norm, token.tags) ||
    relationOf(token.norm) !== null ||
    (classes.language?.(token) ?? false) ||
    (classes.units?.(token) ?? false) ||
    (classes.format?.(token) ?? false) ||
    (classes.style?.(token) ?? false) ||
    (classes.tone?.(token) ?? false) ||
    /^(?:home|house|work|town|good|thing|things|team|teams|job|jobs|department|company|school|university|college|side|nights?|days?|shift|shifts|single|double|view|mode|version|seats?|tables?|size|sizes|class|course|subject|major|topic|lane|tab|page|channel|train|bus|flight|time|part-time|full-time|it|that|this|there|here|them|him|her|me|plan|account|number|email|phone|doctor|bank|room|seat|bullets?|sales|marketing|engineering|biology|chemistry|physics|law|medicine|nursing|economics|history|psychology|sociology|philosophy|major)$/.test(
      token.norm,
    )
  );
}

function replaced(r: Reading): Draft[] {
  if (!clear(r)) return [];
  const key = keyOf(r, ["what", "old"]);
  if (!r.has("old")) return key === null ? [] : [fact(key, r.text("what"))];
  if (key === null && ["what", "old"].every((slot) => r.tokens[r.match.slots[slot]?.from ?? -1]?.tags.has("Place")))
    return [fact("location", r.proper("what"))];
  if (key === null || key === "likes") return inPlaceOf(r);
  const old = r.text("old");
  return [
    fact(key, r.text("what"), { target: old }),
    ...tasteKeys.filter((other) => other !== key).map((other) => end(other, old)),
  ];
}

/** Only what is certainly a matter of taste or tools, where nothing else is said of the old. */
function taken(r: Reading): Draft[] {
  const key = keyOf(r, ["what"]);
  return key !== null && key !== "vehicle" && key !== "pet" && clear(r) ? [fact(key, r.text("what"))] : [];
}

const again = "(as|for|last|now|,|.|!|because|since|in|this|these|and|so|after|recently|lately|at|on|when|$)";

export const switchVerbs: Frame[] = [
  frame(
    `~switch|~move|~change|~go|~shift|~transition|~graduate|~convert|~migrate|~jump|~cross|~progress|~defect (on|over|up|away|completely|fully|my allegiance)* from {old:np} (on|over|back)? (to|into|onto) {what:np} ${again}`,
    replaced,
    { event: true },
  ),
  frame(
    `~swap|~trade|~ditch|~drop|~exchange|~abandon|~dump|~replace|~substitute|~forsake|~leave (out|in|my|our|the|all)* {old:np} (for|with|in favour of|in favor of) {what:np} ${again}`,
    replaced,
    { event: true },
  ),
  frame(
    `~give up (on|my|the)* {old:np} (for|in favour of|in favor of) {what:np} ${again}`,
    (r) =>
      /^(?:lent|ramadan|january|good|now|health|a|the|two|my)$/.test(r.norms("what")[0] ?? "") ? [] : replaced(r),
    { event: true },
  ),
  frame("~move on from {old:np} (and on)? to {what:np}", replaced, { event: true }),
  frame(
    "~convert|~turn (over)? to {what:np}",
    (r) =>
      /^(?:islam|judaism|catholicism|christianity|buddhism|me|page|him|her|god|you)$/.test(r.norms("what")[0] ?? "")
        ? []
        : taken(r),
    { event: true },
  ),
  frame("~be|~am converted to {what:np}", taken, { event: true }),
  frame(
    "~drink|~eat|~play|~watch|~have|~do|~use|~wear|~run|~order|~make (mostly|just|only|more)? {what:np} (now|these days)? (instead of|rather than|in place of) {old:np}",
    replaced,
  ),
  frame(
    "~go|~switch|~move|~come back to {what:np} (after|from|because|since|now|and|,|.|again|$)",
    (r) => taken(r).filter(({ key }) => /^(?:preferred_tool|operating_system|diet|programming_language)$/.test(key)),
    { event: true },
  ),
];

export const switchClauses: Frame[] = [
  frame(
    "{what:np} (has|have|just|completely|totally|officially|finally|pretty much|basically|now|since)* (replaced|dethroned|overtaken|supplanted|taken over from|taken the place of|took the place of|took over from|ousted) {old:np}",
    replaced,
  ),
  frame("{what:np} (is|are) the new {old:np} (for me|in my|in this|around here|,|.|!|$)", (r) =>
    /^(?:for|in)$/.test(r.norms("all").at(-2) ?? "") ? replaced(r) : [],
  ),
  frame("(out with (the)? {old:np} ,? (and)? in with (the)? {what:np})", replaced),
  frame(
    "(goodbye|bye|rip|farewell|so long|adios) (to)? {old:np} ,? (and)? (hello|hi|welcome) (to)? {what:np}",
    replaced,
  ),
];

export const toolVerbs: Frame[] = [
  frame(
    "~design|~draw|~draft|~model|~sketch|~write|~edit|~code|~work|~program|~develop|~compose|~record|~animate|~illustrate|~translate|~typeset|~do @det* (all|everything|most|much|of|my|the|code|coding|writing|editing|designs|drawings|drawing|notes|design|work|layouts|translations|modelling)* (mostly|mainly|only|now|exclusively)* (in|on|with|using) {what:np}",
    (r) => named(r),
  ),
  frame(
    "~use|~prefer|~choose|~run {what:np} (now|currently|exclusively|mainly|mostly|as|to|for|at|on|instead|over|rather|these|every|daily|,|.|!|and|$)",
    (r) => named(r),
  ),
  frame("~live|~work (entirely|mostly|mainly|exclusively)? in {what:np}", (r) => named(r, false)),
];

export const toolClauses: Frame[] = [
  frame(
    "{what:np} (is|'s|are|has become|became|remains) (now|still|also|currently|again|usually|mostly|just|basically|what|the (tool|program|software|editor|app|thing|package|one|application|system|ide)|that|which)* (i|we) (now|mostly|mainly|always|usually|actually|mainly|do|all|my|the|everything|drawing|writing|editing|coding|work|design|use|draw|design|write|edit|code|work|develop|model|program|compose|record|sketch|translate|plan|take|keep|notes|most|of|drawings)* (in|with|on|for work|at work|every day|daily|for everything|all day|use)",
    (r) => toolFact(r),
  ),
  frame(
    "(the|my) (main|only|usual|preferred|daily|new|current|primary|favorite)* (tool|program|software|editor|app|package|ide|application|text editor|code editor) (that|which)? ((i|we) (use|work with|draw with|draw in|write in|design in|code in|edit in|work in|swear by|edit with|write with|design with|live in|prefer|rely on) (now|most|daily|every day|at work|for work)*)? (is|'s|has become|remains|:|=) (now|still|currently|called|again)* {what:np}",
    (r) => toolFact(r),
  ),
  frame(
    "{what:np} (is|'s|are|has become|became) (now|still|currently|again|officially|also|definitely)* (my|our) (new|main|only|usual|preferred|daily|current|primary|favorite|go-to|default)* (tool|program|software|editor|app|ide|text editor|code editor|browser|terminal|shell|notes app|note app|design tool|package|daily driver) (of choice|now|these days|for|since|,|.|!|and|again|instead|at|$)",
    (r) => toolFact(r),
  ),
  frame(
    "(i am|i 'm|am) (a|an|now|back|still|strictly|purely|on|a die-hard|back on|back to|on team|team|lifelong|long-time)* {what:np} (user|man|woman|guy|gal|girl|person|convert|user now|shop)",
    (r) => named(r),
  ),
];

/** A program with a name: known as such, or written with a capital and no place, person or company. */
function toolFact(r: Reading): Draft[] {
  const span = r.match.slots.what;
  const first = span && r.tokens[span.from];
  if (!first || !clear(r) || r.norms("what").length > 3) return [];
  const last = r.tokens[span.to - 1];
  if ([first, last].some((token) => token && (classes.os?.(token) ?? false)))
    return [fact("operating_system", r.text("what"))];
  if ([first, last].some((token) => token && (classes.code?.(token) ?? false)))
    return [fact("programming_language", r.text("what"))];
  return first.tags.has("Pronoun") ||
    first.tags.has("Gerund") ||
    /^(?:what|that|this|the|everything|which|one)$/.test(first.norm)
    ? []
    : [fact("preferred_tool", r.text("what"))];
}

function named(r: Reading, languages = true): Draft[] {
  const span = r.match.slots.what;
  const tokens = span ? r.tokens.slice(span.from, span.to) : [];
  const is = (kind: string) => tokens.some((token) => classes[kind]?.(token) ?? false);
  if (tokens.length > 3 || !clear(r)) return [];
  if (is("os")) return [fact("operating_system", r.text("what"))];
  if (is("tool")) return [fact("preferred_tool", r.text("what"))];
  return is("code") && languages ? [fact("programming_language", r.text("what"))] : [];
}
