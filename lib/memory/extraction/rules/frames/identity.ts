import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";

const name = (r: Reading): Draft[] => (plausibleName(r, "name") ? [fact("name", r.proper("name"))] : []);

function plausibleName(r: Reading, slot: string): boolean {
  const span = r.match.slots[slot];
  const first = span && r.tokens[span.from];
  if (!first) return false;
  return !/^(?:not|a|the|my|so|very|here|sorry|fine|good|ok|okay|back|done|glad|happy|sure|just|still|on|in|at|new|going|it|same|what|that|this|all|from|kind|secret|important|unique|change|changes|tag|tags|badge|plate|day|thing|came|went|has|was|been)$/.test(
    first.norm,
  );
}

/** "I'm Maren": only a capitalised word, or a known first name, that is nothing else. */
function introduced(r: Reading): Draft[] {
  const span = r.match.slots.name;
  const first = span && r.tokens[span.from];
  if (
    !first ||
    /^(?:of|'s)$/.test(r.tokens[r.match.to]?.norm ?? "") ||
    !plausibleName(r, "name") ||
    !(r.predicate.explicit || r.tokens[r.match.to]?.norm === "here" || r.norms("all").includes("here"))
  )
    return [];
  const known = first.tags.has("FirstName");
  const typedAsName =
    first.capital &&
    first.tags.has("ProperNoun") &&
    !first.tags.has("Place") &&
    !first.tags.has("Demonym") &&
    !first.tags.has("Adjective") &&
    !first.tags.has("Verb") &&
    first.norm.length > 1;
  const renamed =
    r.tokens[r.match.to]?.norm === "now" &&
    r.tokens.slice(Math.max(0, r.match.from - 14), r.match.from).some(({ norm }) => norm === "name");
  if (renamed) return name(r);
  const allCaps = first.text === first.text.toUpperCase() && first.text.length > 1;
  const lone =
    !first.capital &&
    !first.tags.has("Verb") &&
    !first.tags.has("Adjective") &&
    !first.tags.has("Adverb") &&
    !/(?:ing|ed|ish|ian|ese|ic|al|ous|ful|less|free|ist|er|or)$/.test(first.norm) &&
    first.tags.has("Noun") &&
    nameFollowed(r);
  if (allCaps && !known) return [];
  return known || typedAsName || lone ? name(r) : [];
}

/** In a row of facts about oneself ("im rafe, 41, …") or after a greeting, an unknown lower-case word is the name. */
function nameFollowed(r: Reading): boolean {
  const next = r.tokens[r.match.to];
  const after = r.tokens[r.match.to + 1];
  const before = r.tokens[r.predicate.from - 1]?.norm;
  return (
    (next?.norm === "," &&
      after !== undefined &&
      (/^(?:\d{1,2}|from|an?|first|second|third|fourth|final|1st|2nd|3rd|4th)$/.test(after.norm) ||
        classes.pronounset?.(after) === true)) ||
    /^(?:hi|hey|hello|hiya|howdy|heya)$/.test(before ?? "") ||
    ((next === undefined || next.norm === "," || next.norm === "now" || next.norm === ".") &&
      (before === "intro" || (before === ":" && /intro/.test(r.tokens[r.predicate.from - 2]?.norm ?? ""))))
  );
}

function age(r: Reading): Draft[] {
  const number = r.text("age");
  const next = r.tokens[r.match.slots.age?.to ?? r.match.to];
  if (!r.predicate.explicit && /^(?:years|yrs)$/.test(next?.norm ?? "")) return [];
  const value = Number(number);
  if (/^\d+$/.test(number) && (value < 3 || value > 119)) return [];
  if (
    next?.word &&
    /^(?:%|minutes?|hours?|days?|weeks?|months?|miles?|km|kilos?|kg|pounds?|cm|feet|foot|percent|of|times?|euros?|dollars?|am|pm|in|at|people|st|nd|th)$/.test(
      next.norm,
    )
  )
    return [];
  return [fact("age", number)];
}

const surnameAndFirst = (r: Reading): Draft[] => [
  fact("name", `${r.proper("first")} ${r.proper("last")}`, {
    derivation: "name-from-parts",
    aka: [r.proper("last"), r.proper("first")],
  }),
];

const partner = (r: Reading): Draft[] => {
  const who = r.norms("name").filter((word) => word !== "my");
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  const tied = /^(?:to|with)$/.test(r.tokens[(r.match.slots.name?.from ?? 0) - 1]?.norm ?? "");
  const named =
    who.length > 0 &&
    (tied || first?.capital === true || first?.tags.has("FirstName") === true) &&
    relationOf(who[0] ?? "") === null &&
    !/^(?:him|her|them|someone|years?|\d+|a)$/.test(who[0] ?? "");
  return named ? [fact("partner", r.proper("name"))] : [];
};

export const identityClauses: Frame[] = [
  frame("at (the age of|my age of) {age:number}", (r) => {
    const next = r.tokens[r.match.to]?.norm === "," ? r.match.to + 1 : r.match.to;
    return r.tokens[next]?.norm === "i" ? age(r) : [];
  }),
  frame(
    "(my|the) (full|real|first|given|legal|actual|official)? (name is|name 's|names|name) (actually|officially|now|just)* {name:name}",
    (r) => (/^(?:stays?|remains?)$/.test(r.norms("name")[0] ?? "") ? [] : name(r)),
  ),
  frame(
    "(my|the)? (last|family|sur) name|surname is|: {last:name} (,|and|&)? (and)? (my|the)? (first|given) name (is|:)? {first:name}",
    surnameAndFirst,
  ),
  frame(
    "(my|the)? (first|given) name (is|:)? {first:name} (,|and|&)? (and)? (my|the)? (last|family) name|surname (is|:)? {last:name}",
    surnameAndFirst,
  ),
  frame("(my|the) (last name|family name|surname) (is|:) (now|actually|currently)* {name:name}", (r) => [
    fact("name", r.proper("name")),
  ]),
  frame("(the name is|name 's|names) {name:name}", name),
  frame("{name:name} here $", (r) =>
    r.tokens[r.match.slots.name?.from ?? -1]?.tags.has("Place")
      ? []
      : introduced({ ...r, match: { ...r.match, to: r.match.to } }).length > 0 ||
          r.tokens[r.match.from - 1]?.norm === ","
        ? name(r)
        : [],
  ),
  frame("(it is|it 's|its) {name:name} (now|again) (legally)?", (r) =>
    r.tokens[r.match.slots.name?.from ?? -1]?.capital && r.norms("name").length > 1 ? name(r) : [],
  ),
  frame("was {old:name} , now {name:name} again?", (r) =>
    r.tokens[r.match.slots.old?.from ?? -1]?.capital || r.norms("old").length > 1
      ? [fact("name", dropAgain(r.proper("name"))), fact("previous_name", r.proper("old"))]
      : [],
  ),
  frame(
    "(everybody|everyone|people|friends|most people|my friends|all my friends|they|folks|family) (all|usually|always|just)* (calls|call) me {name:name}",
    (r) => [fact("nickname", r.proper("name"))],
  ),
  frame("i|we (usually|mostly|always|just|also|normally|now)* ~go by {name:name}", (r) => [
    fact("nickname", r.proper("name")),
  ]),
  frame("my nickname is|'s {name:name}", (r) => [fact("nickname", r.proper("name"))]),
  frame("my? pronouns (are|:|is|=)? (now)? {set:pronouns}", (r) => [fact("pronouns", r.text("set"))]),
  frame("i|we (now|just)* ~use {set:pronouns} (pronouns)? (now)?", (r) => [fact("pronouns", r.text("set"))]),
  frame("i ~go by {set:pronouns}", (r) => [fact("pronouns", r.text("set"))]),
  frame("my (age is|birthday is turning) {age:number}", age),
  frame("my birthday (is|'s|falls) (actually)? (on)? {date:date}", (r) => [fact("birthday", r.text("date"))]),
  frame("my (date of birth|dob|birth date|birthdate) (is|:|'s) {date:date}", (r) => [fact("birthday", r.text("date"))]),
  frame("after (the|my|our) divorce", () => [
    fact("marital_status", "divorced", { derivation: "divorced", confidence: 0.85 }),
  ]),
  frame("my (native|first|mother) (language|tongue) is {language:word}", (r) => [fact("language", r.text("language"))]),
  frame("my birthday (is|falls|comes|coming|up|on|this|next|year|always|actually|soon|'s)* {date:date}", (r) =>
    r.tokens.slice(r.match.slots.date?.from ?? 0, r.match.to).some((token) => classes.month?.(token)) &&
    !r.norms("all").some((word) => /^(?:party|dinner|trip|present|not|was)$/.test(word))
      ? [fact("birthday", r.text("date"))]
      : [],
  ),
  frame(
    "i (hold|have|got|travel on|carry|own) (a|an|both)* {nation:word} (and {second:word})? (passport|passports|citizenship|nationality)",
    (r) => [fact("nationality", r.text("nation"))],
  ),
  frame("my nationality is {value:word}", (r) => [fact("nationality", r.text("value"))]),
  frame("my (timezone|time zone) is {value:np}", (r) => [fact("timezone", r.text("value"))]),
  frame("my religion is {value:np}", (r) => [fact("religion", r.text("value"))]),
  frame("my (hair|eyes) (is|are) {value:np}", (r) => [
    fact("physical_attribute", `${r.text("value")} ${r.norms("all")[1]}`, { derivation: "appearance" }),
  ]),
];

/** Of a list only what is a language: "a bit of Greek" is Greek. */
function languages(r: Reading): Draft[] {
  const span = r.match.slots.language;
  const token = r.tokens.slice(span?.from ?? 0, span?.to ?? 0).find((one) => classes.language?.(one));
  return token ? [fact("language", token.text.charAt(0).toUpperCase() + token.text.slice(1))] : [];
}

const dropAgain = (name: string) => name.replace(/\s+again$/i, "");

export const identityStates: Frame[] = [
  frame("(called|named) {name:name}", name),
  frame(
    "@number (years|year|yrs|yr|yo) (old|young)?",
    (r) =>
      r.predicate.explicit || /^(?:old|young|yo)$/.test(r.norms("all").at(-1) ?? "")
        ? [fact("age", r.text("all").split(/\s+/)[0] ?? null)]
        : [],
    {
      former: () => [],
    },
  ),
  frame("{age:number} (years|yrs|yo|now|today|btw|lol)? $", age, { needsSubject: true, former: () => [] }),
  frame("age|aged {age:number}", age, { former: age }),
  frame("{age:number} years|year of age", age),
  frame("turning|turned {age:number}", age, { former: age }),
  frame("(happily|recently|newly)? married (to|with) {name:name}", (r) => [
    fact("marital_status", "married"),
    ...partner(r),
  ]),
  frame("engaged (to|with) {name:name}", (r) => [fact("marital_status", "engaged"), ...partner(r)]),
  frame("(back to)? @marital (now|again|for|with|$)", (r) => maritalStatus(r)),
  frame("in a relationship", () => [fact("marital_status", "in a relationship")]),
  frame("(dating|seeing|going out with|courting) {name:name}", (r) =>
    (r.tokens[r.match.slots.name?.from ?? -1]?.capital ?? false) ||
    (r.tokens[r.match.slots.name?.from ?? -1]?.tags.has("FirstName") ?? false)
      ? [fact("partner", r.proper("name"))]
      : [],
  ),
  frame("deaf|blind (in|on) (one|my|the|both|@adjective)* (left|right)? (ear|eye|ears|eyes|side)", (r) => [
    fact("medical_condition", r.text("all")),
  ]),
  frame("a? (freshman|sophomore|junior|senior) (in|at) (high school|college|university|uni)", (r) => [
    fact("school_status", r.text("all").replace(/^an? /i, "")),
  ]),
  frame(
    "left-handed|right-handed|ambidextrous|colourblind|colorblind|short-sighted|pregnant|deaf|blind|dyslexic|bald|tall|short|redheaded|blonde|blond",
    (r) => [fact("physical_attribute", r.text("all"))],
    { needsSubject: true },
  ),
  frame("out of shape", () => [fact("physical_attribute", "out of shape")]),
  frame("autistic|diabetic|asthmatic|epileptic|coeliac|celiac|anaemic|anemic|neurodivergent|bipolar|adhd", (r) => [
    fact("medical_condition", r.text("all")),
  ]),
  frame(
    "an|a introvert|extrovert|introverted|extroverted|perfectionist|optimist|pessimist|feminist|minimalist|morning-person|vegetarian-sceptic",
    (r) => [fact("trait", r.text("all"))],
  ),
  frame("introverted|extroverted|shy|outgoing|ambitious", (r) => [fact("trait", r.text("all"))], {
    needsSubject: true,
  }),
  frame("a (morning|night|people|cat|dog|city|country|homebody|beach|coffee|tea|numbers) person", (r) =>
    /^(?:cat|dog|beach|coffee|tea)$/.test(r.norms("all")[1] ?? "")
      ? [fact("likes", r.norms("all")[1] ?? null)]
      : [fact("trait", r.text("all"))],
  ),
  frame("a night|early owl|bird", (r) => [fact("trait", r.text("all"))]),
  frame("a? non-smoker|nonsmoker|teetotaller|smoker", (r) => [fact("trait", r.text("all"))]),
  frame(
    "(church of england|c of e|roman catholic|greek orthodox|born-again christian|jehovah 's witness|lapsed catholic|practising muslim|latter-day saint|non-religious)",
    (r) => [fact("religion", r.text("all"))],
    { needsSubject: true },
  ),
  frame(
    "catholic|muslim|jewish|buddhist|hindu|christian|atheist|agnostic|sikh|protestant|orthodox|quaker|mormon",
    (r) => [fact("religion", r.text("all"))],
    { needsSubject: true },
  ),
  frame(
    "#Demonym (by|born|$)",
    (r) => [fact("nationality", r.norms("all")[0] ? (r.tokens[r.match.from]?.text ?? null) : null)],
    { needsSubject: true },
  ),
  frame("a? (fluent|native|conversational|bilingual) (in|speaker of)? {language:language}", languages, {
    list: "language",
  }),
  frame("a (native|fluent)? @language speaker", (r) => [
    fact(
      "language",
      r.tokens.slice(r.match.from, r.match.to).find((token) => token.norm.length > 1 && /^[A-Z]/.test(token.text))
        ?.text ??
        r.norms("all").at(-2) ??
        null,
    ),
  ]),
  frame("{name:name}", introduced, { needsSubject: true, former: () => [], negative: () => [] }),
];

function maritalStatus(r: Reading): Draft[] {
  const word = r.tokens
    .slice(r.match.from, r.match.to)
    .find((token) => /^(?:single|married|divorced|widowed|engaged|separated|unmarried)$/.test(token.norm));
  if (!word) return [];
  const drafts = [fact("marital_status", word.norm)];
  return /^(?:single|divorced|separated)$/.test(word.norm) ? [...drafts, end("partner", null)] : drafts;
}

/** Before anything that reads "turned" as a change of other things. */
export const ageVerbs: Frame[] = [
  frame("~turn {age:number} (on|last|this|yesterday|today|back|in|,|.|$)", age, { event: true, future: () => [] }),
];

export const identityVerbs: Frame[] = [
  frame(
    "~marry (to)? {name:name}",
    (r) => [fact("marital_status", "married", { derivation: "married" }), ...partner(r)],
    { event: true },
  ),
  frame(
    "~get married|divorced|engaged|separated|hitched (to {name:name})?",
    (r) => {
      if (r.predicate.be && r.norms("all")[0] === "getting") return [];
      const status = r.norms("all")[1] === "hitched" ? "married" : (r.norms("all")[1] ?? "");
      return [
        fact("marital_status", status),
        ...(r.has("name") ? partner(r) : []),
        ...(/divorced|separated/.test(status) ? [end("partner", null)] : []),
      ];
    },
    { event: true, future: () => [] },
  ),
  frame("~change my (first|last|legal|full)? name to {name:name}", name, { event: true }),
  frame(
    "~speak (fluent|native|some|a little|a bit of|both|perfect|@number languages fluently :|@number languages :)* {language:language}",
    languages,
    { list: "language" },
  ),
  frame("~identify as {value:np}", (r) => [fact("gender", r.text("value"))]),
  frame("~be? born (on|in)? {date:date}", (r) => [fact("birthday", r.text("date"))], { event: true }),
  frame("~suffer from {what:np}", (r) => [fact("medical_condition", r.text("what"))]),
];
