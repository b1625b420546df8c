import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { allergy, clear } from "./taste-readings.ts";

const value = (r: Reading): string =>
  r.text("diet").replace(/^(?:strictly|strict|mostly|fully|totally|completely|very|lifelong|half|proper)\s+/i, "");
const diet = (r: Reading): Draft[] => [fact("diet", value(r))];
const ended = (r: Reading): Draft[] => [end("diet", value(r))];
const anyDiet = (): Draft[] =>
  ["vegan", "vegetarian", "pescatarian", "veggie", "plant-based"].map((name) => end("diet", name));
const flesh =
  "meat|fish|dairy|gluten|pork|beef|seafood|eggs|animal|shellfish|lamb|chicken|poultry|sugar|carbs|bread|wheat|grains|cheese|alcohol|caffeine|lactose|milk|poultry";
const plain =
  "(now|at the moment|currently|again|these days|for now|mostly|atm|since|for|and|but|so|lately|in|because|too|by|as|diet|person|right now|,|.|!|;|@open|$)";
const noMore = (r: Reading): Draft[] => (clear(r) ? [fact("diet", `no ${r.text("what")}`)] : []);

export const dietVerbs: Frame[] = [
  frame(
    `~go|~turn|~become|~stay|~remain|~eat|~keep|~do|~try|~start|~follow|~cook|~adopt (back|fully|completely|strictly|mostly|entirely|to|being|eating|on)* {diet:diet} (diet)? ${plain}`,
    diet,
    { event: true, negative: ended, future: () => [] },
  ),
  frame("~go|~get|~be|~come back (to|on) (being|eating|a|the)* {diet:diet}", diet, { event: true }),
  frame("~follow|~keep|~observe|~start|~begin|~adopt|~do|~try (to)? (a|the|my)* {diet:diet} diet", diet, {
    event: true,
    negative: ended,
  }),
  frame("~switch|~move|~change|~convert (over)? (from {old:np})? to (being|eating|a|the)* {diet:diet}", diet, {
    event: true,
  }),
  frame(
    "~stop|~quit|~give|~abandon|~drop|~ditch|~leave up? (on)? (being|eating|doing|following|my|the|keeping|going)* {diet:diet} (diet)?",
    ended,
    { event: true },
  ),
  frame(`~eat|~have|~consume|~touch (any|no)? (${flesh}) (again|now|these days)`, (r) =>
    r.norms("all").includes("no") ? [] : anyDiet(),
  ),
  frame("~start|~begin|~resume (eating|having) (some)? (meat|fish|dairy|animal|chicken|eggs) (again)?", anyDiet, {
    event: true,
  }),
  frame("~go|~be back (to|on) (eating)? (meat|fish|dairy|chicken|eggs)", anyDiet, { event: true }),
  frame(
    "~cut (out|back on) {what:np}",
    (r) => (new RegExp(`^(?:${flesh})$`).test(r.norms("what").at(-1) ?? "") ? noMore(r) : []),
    { event: true, list: "what" },
  ),
  frame("~eat|~touch {what:np}", () => [], {
    list: "what",
    negative: (r) =>
      !r.predicate.ended && new RegExp(`^(?:${flesh}|meats|products)$`).test(r.norms("what").at(-1) ?? "")
        ? [fact("diet", `no ${r.text("what").replace(/^any\s+/, "")}`)]
        : [],
  }),
  frame(
    "~avoid (all|any|eating)* {what:np}",
    (r) => (new RegExp(`^(?:${flesh})$`).test(r.norms("what").at(-1) ?? "") ? noMore(r) : []),
    { list: "what" },
  ),
];

export const dietStates: Frame[] = [
  frame(
    `(strictly|mostly|fully|totally|completely|a|an|on|the|doing|following|eating|going|trying|keeping|back|a strict|lifelong|basically|also|pretty much|to|being|gone|officially|into|,)* {diet:diet} ${plain}`,
    diet,
    { former: ended, negative: ended },
  ),
  frame("(on|doing|following|trying|starting|keeping) (a|an|the|my|this)* {diet:diet} (diet|protocol|thing)", diet, {
    former: ended,
    negative: ended,
  }),
];

const reaction =
  "(hives|a rash|rashes|welts|blisters|migraines|an allergic reaction|anaphylaxis|swelling|an itchy throat|spots|eczema|a reaction|stomach cramps|bad cramps)";

export const dietClauses: Frame[] = [
  frame(
    "(my|the|our) (doctor|doc|gp|dietician|dietitian|nutritionist|cardiologist|nurse|specialist) (has|have|just|now)* (put|started|placed) me on (a|an|the)* {diet:diet} (diet)?",
    diet,
  ),
  frame(`(no longer|not) {diet:diet} (anymore|any more|any longer|now|since|,|.|$)`, ended),
  frame("i|we (am|are) (allergic|intolerant) to {what:np}", allergy, { list: "what" }),
  frame(
    `{what:np} (always|usually|just|really)* (give|gives|cause|causes|bring|brings|break|breaks|put|puts|send|sends) me (out|up)? (in|into|with)? ${reaction}`,
    allergy,
  ),
  frame(
    "{what:np} (always|usually|just|really)* (make|makes) (my|me) (throat|face|tongue|lips|skin|mouth|eyes) (swell|itch|close|tingle|puff|burn|water|swells)",
    allergy,
  ),
  frame("{what:np} (bring|brings|make|makes) me (out in|break out in|swell up|come out in|break out)", allergy),
  frame("{what:np} (put|puts|sends|send|lands|land) me in (the)? (hospital|a and e|er|anaphylactic shock)", allergy),
  frame("{what:np} is a no ,? (because|since|as)? i am allergic", allergy),
  frame(
    "(i|we) can not (eat|have|drink|touch|do|handle|tolerate) {what:np} (,|because|since|-|;|.|:|@open|as)* (i|we)? (am|are|it is|it 's)? (really|severely|very|super|also)* (allergic|an allergy|allergy|intolerant|hives)",
    allergy,
  ),
];

export const allergyVerbs: Frame[] = [
  frame(
    `~get|~break|~come (out)? (in|up)? ${reaction} (from|with|when i eat|after eating|whenever i eat|if i eat|off) {what:np}`,
    allergy,
    { list: "what" },
  ),
  frame("~react (really|very|so)* (badly|terribly|violently|poorly)? to {what:np}", allergy, { list: "what" }),
  frame(
    "~have|~get|~develop (a|an)? (severe|mild|bad|serious|nasty|life-threatening|@adjective)* (allergy|intolerance|sensitivity|reaction) to {what:np}",
    allergy,
    { list: "what", event: true },
  ),
  frame("~carry an (epipen|epi-pen) (for|because of) (my)? {what:np} (allergy)?", (r) =>
    clear(r) ? [fact("allergy", r.text("what").replace(/\s+allergy$/i, ""))] : [],
  ),
];
