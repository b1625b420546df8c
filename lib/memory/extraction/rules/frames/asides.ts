import { isBoundary } from "../boundary.ts";
import { classes } from "../classes.ts";
import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isPlace } from "./home.ts";
import { householdAsides } from "./households.ts";
import { livelihoodAsides } from "./livelihoods.ts";
import { relativeFrames } from "./relatives.ts";
import { selfNoun } from "./self-nouns.ts";

/** Nouns that one's own carry a fact, and what their values look like. */
const owned: readonly {
  key: string;
  nouns: string;
  value: "date" | "language" | "np" | "activity" | "place" | "name";
}[] = [
  { key: "birthday", nouns: "(date of birth|birthday|dob|birthdate|birth date)", value: "date" },
  {
    key: "language",
    nouns: "(mother tongue|first language|native language|native tongue|second language|third language)",
    value: "language",
  },
  { key: "timezone", nouns: "(time zone|timezone)", value: "np" },
  { key: "goal", nouns: "(goal|aim|priority|ambition|resolution|dream|target|objective|plan)", value: "activity" },
  { key: "hometown", nouns: "(hometown|home town|birthplace)", value: "place" },
  { key: "nationality", nouns: "(nationality|citizenship)", value: "np" },
  { key: "religion", nouns: "(religion|faith)", value: "np" },
  { key: "education", nouns: "(major|degree|degree subject|field of study)", value: "np" },
  { key: "school", nouns: "(alma mater|uni|university)", value: "np" },
  { key: "nickname", nouns: "nickname", value: "name" },
  { key: "hobby", nouns: "(hobby|pastime|passion|sport|instrument)", value: "np" },
  { key: "dislikes", nouns: "(pet peeve|pet hate|bugbear)", value: "np" },
  { key: "likes", nouns: "(guilty pleasure|comfort food|weakness)", value: "np" },
  { key: "preferred_tool", nouns: "(editor|text editor|ide|editor of choice)", value: "np" },
  { key: "operating_system", nouns: "(os|operating system|distro)", value: "np" },
  { key: "desired_role", nouns: "dream job", value: "np" },
];

/** The place of the slot without what is said of the time or manner behind it. */
function placeIn(r: Reading): string {
  const { from = 0, to = 0 } = r.match.slots.place ?? {};
  const words = r.tokens.slice(from, to);
  const known = words.findIndex((word) => word.tags.has("Place") && !word.capital);
  let end = words.length;
  while (end > 1 && ["Adverb", "WeekDay", "Date", "Verb"].some((tag) => words[end - 1]?.tags.has(tag))) end -= 1;
  if (known === 0)
    end = Math.max(
      1,
      words.findIndex((word) => !word.tags.has("Place")),
    );
  return r.proper("place").split(" ").slice(0, end).join(" ");
}

const before = (r: Reading, back = 1) => r.tokens[r.match.from - back];
const opens = (r: Reading): boolean =>
  r.match.from === 0 || isBoundary(before(r)) || r.tokens[r.match.from]?.newLine === true;
const after = (r: Reading) => r.tokens[r.match.to];
const vague = /^(?:it|this|that|what|which|here|there|one|something|nothing|everything|mine|yours|who|he|she|they)$/;

function mine(key: string, value: string): (r: Reading) => Draft[] {
  return (r) => {
    const norms = r.norms("what");
    if (norms.length === 0 || norms.some((word) => vague.test(word)) || norms.length > 9) return [];
    if (value === "activity" && !/ing$/.test(norms[0] ?? "") && norms[0] !== "to") return [];
    if (value === "place") return isPlace(r, "what") ? [fact(key, r.proper("what"))] : [];
    const text = value === "name" ? r.proper("what") : r.text("what").replace(/^to (?=\p{Ll})/u, "");
    return [fact(key, text)];
  };
}

/** "Welsh is my first language", "…, which is my time zone", "my date of birth (4 May 1988)". */
const ownedFrames = owned.flatMap(({ key, nouns, value }) => [
  frame(
    `{what:${value}} (, which|and this)? (is|are|'s) (my|our) (own|main|big|biggest|only|current|top|first|number one|@adjective)* ${nouns}`,
    (r) => (opens(r) || value !== "np" || r.tokens[r.match.slots.what?.from ?? 0]?.capital ? mine(key, value)(r) : []),
  ),
  ...(value === "date" || value === "language"
    ? [frame(`(my|our) ${nouns} (@dash|is|'s) {what:${value}}`, mine(key, value))]
    : []),
]);

const alike = "(like|such as) (me|myself|us|ourselves|yours truly)";

function asOne(r: Reading): Draft[] {
  const lead = before(r);
  const owner = after(r)?.norm === "," ? r.tokens[r.match.to + 1]?.norm : after(r)?.norm;
  const fits = opens(r) || (lead !== undefined && /^(?:me|myself|i|speaking)$/.test(lead.norm));
  return fits && !/^(?:he|she|they|it|his|her|their|you|your|well|result)$/.test(owner ?? "") ? selfNoun(r, "who") : [];
}

const selfFrames: Frame[] = [
  frame("as (a|an|the) (proud|fellow|mere|lifelong|newly|@adjective)* {who:np}", asOne),
  frame("as (a|an) {who:np}", asOne),
  frame(`(a|an) {who:np} ${alike}`, (r) => selfNoun(r, "who")),
  frame("{who:np} here (, / . / ! / ? / : / - / — / so / and / with / who / wondering / looking / $)", (r) =>
    opens(r) && !/^(?:the|my|any|our|no|every|some)$/.test(r.tokens[r.match.from]?.norm ?? "")
      ? selfNoun(r, "who")
      : [],
  ),
  frame("{who:np} (so|and|,|.|!|with|stuck|trying|wondering|looking)", (r) => {
    const drafts = opens(r) && classes.det?.(r.tokens[r.match.from] as never) !== true ? selfNoun(r, "who") : [];
    return drafts.every(
      ({ key }) => key === "previous_role" || (key === "nationality" && /passport/.test(r.text("who"))),
    )
      ? drafts
      : [];
  }),
  frame(`(the|a|an)? {what:np} (sector|industry|trade|business) ${alike}`, (r) => [fact("industry", r.text("what"))]),
];

const aims =
  /^(?:quit|stop|learn|start|run|save|lose|write|train|apply|buy|become|finish|build|launch|climb|master|publish|cut|give|pass|reach|open)$/;
const changes: Frame[] = [
  frame("(newly|freshly|recently) {state:word}", (r) => {
    const token = r.tokens[r.match.slots.state?.from ?? 0];
    if (!token || !opens(r)) return [];
    if (classes.marital?.(token)) return [fact("marital_status", token.text)];
    return /^(?:retired|unemployed|self-employed|freelance)$/.test(token.norm)
      ? [fact("employment_status", token.text)]
      : [];
  }),
  frame("originally (a|an) {who:np}", (r) => selfNoun(r, "who").filter(({ key }) => key === "hometown")),
  frame(
    "now (freezing|baking|roasting|sweating|melting|shivering|thriving|stuck|exiled|settled|rooted|happily|broke) in {place:place}",
    (r) =>
      opens(r) && r.tokens[r.match.slots.place?.from ?? 0]?.tags.has("Place") ? [fact("location", placeIn(r))] : [],
  ),
  frame("going to {what:activity}", (r) =>
    opens(r) && r.tokens[r.match.from]?.text.toLowerCase() === "gon" && aims.test(r.norms("what")[0] ?? "")
      ? [fact("goal", r.text("what"))]
      : [],
  ),
];

const kin = "(kids|children|sons|daughters|brothers|sisters|siblings)";
const kinKey = (word: string) => (/^(?:brothers|sisters|siblings)$/.test(word) ? "sibling" : "children");
const householdFrames: Frame[] = [
  frame(
    `(with|between|have|raising|feeding) {many:number} (small|young|little|older|younger|big|teenage|grown)* ${kin} (growing up|in the house|at home|under|to feed|in tow|i|we|,|.|$)`,
    (r) => {
      const person = before(r)?.norm ?? "";
      const slot = r.match.slots.many;
      if (!slot || !(opens(r) || /^(?:up|sandwiched|squeezed|house|home|am|grew)$/.test(person))) return [];
      const end = r.tokens.findIndex(
        (token, at) => at >= slot.to && /^(?:kids|children|sons|daughters|brothers|sisters|siblings)$/.test(token.norm),
      );
      const text = r.tokens
        .slice(slot.from, end + 1)
        .map((token) => token.text)
        .join(" ");
      return [fact(kinKey(r.tokens[end]?.norm ?? ""), text)];
    },
  ),
  frame("(my|our) {what:np} in {place:place}", (r) => {
    const words = r.norms("what");
    const home =
      /^(?:flat|apartment|house|studio|condo|cottage|bungalow|farmhouse|houseboat|townhouse|loft|bedsit|maisonette|home)$/;
    return home.test(words.at(-1) ?? "") &&
      isPlace(r, "place") &&
      !words.some((word) =>
        /^(?:old|former|first|holiday|parents|'s|summer|weekend|childhood|dream|rental|next|last)$/.test(word),
      )
      ? [fact("location", placeIn(r))]
      : [];
  }),
];

const workFrames: Frame[] = [
  frame(
    "(at|for) {org:organisation} ,? (i|we) (also|now|currently|mostly|mainly)* (look after|run|manage|lead|oversee|handle|head|supervise|coordinate|work|drive the|am responsible|am in charge)",
    (r) => {
      const first = r.tokens[r.match.slots.org?.from ?? 0];
      return opens(r) && first?.capital && !first.tags.has("Place") ? [fact("employer", r.proper("org"))] : [];
    },
  ),
  frame(
    "(my|our) (@adjective|night|day|evening|early|late)* (shift|shifts|rota|desk|office|contract|internship|colleagues|coworkers|boss|manager|job) (at|with) (the|a)? {org:organisation}",
    (r) =>
      /^(?:the|work|home|night|least|my|noon|six|seven|eight|nine|ten|once|\d.*)$/.test(r.norms("org")[0] ?? "") &&
      r.norms("org").length < 2
        ? []
        : [fact("employer", r.text("org"))],
  ),
  frame(
    "(on|behind|at) the (till|tills|checkout|checkouts|register|registers|front desk|counter|bar|shop floor) (at|in) {org:organisation} (all day|again|tonight|today|,|.|$)",
    (r) =>
      opens(r) || /^(?:am|i|work|working|been)$/.test(before(r)?.norm ?? "") ? [fact("employer", r.proper("org"))] : [],
  ),
];

const years =
  /^(?:1[5-9]|[2-9]\d|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|nineteen)$/;
const bodyFrames: Frame[] = [
  frame("(at|aged) {years:word} ,? (i|we)", (r) =>
    opens(r) && years.test(r.norms("years")[0] ?? "") ? [fact("age", r.text("years"))] : [],
  ),
  frame("(at|being) {what:tall} ,? (i|my)", (r) => [fact("physical_attribute", r.text("what"))]),
];

const dayName = "(on|by|this|next|tomorrow|tonight|today|#WeekDay|in (a|two|three|@month)|for|,|.|!|?|$)";
const journeyFrames: Frame[] = [
  frame(`(flying|heading|jetting|sailing|off) (off|out|over|up|down|back)? to {place:place} ${dayName}`, (r) => {
    const { from = 0, to = 0 } = r.match.slots.place ?? {};
    const known = r.tokens.slice(from, to).some((token) => token.tags.has("Place") || token.capital);
    const timed =
      /^(?:on|this|next|tomorrow|tonight|in)$/.test(r.tokens[to]?.norm ?? "") ||
      r.tokens[to]?.tags.has("WeekDay") === true;
    const fits = known || (timed && r.tokens[r.match.from]?.norm === "flying");
    return fits && opens(r) && isPlace(r, "place") && r.tokens[r.match.from + 1]?.norm !== "back"
      ? [fact("travel_plan", placeIn(r))]
      : [];
  }),
  frame("spent {span:np} (in|around|touring|exploring) {place:place}", (r) =>
    /\b(?:weeks?|days?|fortnight|weekend|nights?|summer|honeymoon|holidays?|christmas|easter|month)$/.test(
      r.norms("span").join(" "),
    ) &&
    isPlace(r, "place") &&
    /^(?:i|we|just|have|once|recently|also)$/.test(before(r)?.norm ?? "")
      ? [fact("travel_experience", placeIn(r))]
      : [],
  ),
  frame(
    "back from (@number|a|an|the|our|my|@adjective)* (weeks|week|days|month|fortnight|weekend|trip|holiday|honeymoon|tour)? (in|to|around|of)? {place:place}",
    (r) => {
      const first = r.tokens[r.match.slots.place?.from ?? 0];
      return (first?.tags.has("Place") || first?.capital) &&
        isPlace(r, "place") &&
        (opens(r) || /^(?:just|am|got|came|are)$/.test(before(r)?.norm ?? ""))
        ? [fact("travel_experience", placeIn(r))]
        : [];
    },
  ),
];

const notBegun =
  /^(?:working|living|dating|being|trying|waiting|renting|quitting|looking|having|doing|going|getting|training|meeting|building|evening|morning|planning|sleeping|using|taking|marketing|engineering|nursing|teaching|counselling|wedding|everything|something|grieving|breastfeeding)$/;
const beginnings: Frame[] = [
  frame(
    "(months|month|years|year|weeks|week|days|lessons|classes|sessions) into (learning|playing)? (the|my)? {what:np}",
    (r) => {
      const first = r.tokens[r.match.slots.what?.from ?? 0];
      const learnt = /^(?:learning|playing)$/.test(r.tokens[r.match.from + 2]?.norm ?? "");
      const fits =
        learnt || (first && (classes.sport?.(first) || (classes.gerund?.(first) && !notBegun.test(first.norm))));
      const single = r.norms("what").length <= 2;
      return fits &&
        single &&
        /^(?:\d+|a|an|few|couple|some|two|three|four|five|six|seven|eight|nine|ten|twelve)$/.test(before(r)?.norm ?? "")
        ? [fact("hobby", r.text("what"))]
        : [];
    },
  ),
  frame("(halfway|partway|midway) (thru|through|into) {what:np}", (r) => {
    const words = r.norms("what");
    const first = r.tokens[r.match.slots.what?.from ?? 0];
    const title = first?.capital || (words.length > 1 && !classes.det?.(first as never));
    return title &&
      !/^(?:day|week|year|meal|shift|dinner|lunch|pregnancy|exam|term|treatment|course|degree|month|move)$/.test(
        words.at(-1) ?? "",
      )
      ? [fact("current_activity", r.text("what"))]
      : [];
  }),
];

const dueFrames: Frame[] = [
  frame("{what:np} (is|are|'s)? due (in|back)? (on|by)? {when:date}", (r) =>
    /^(?:baby|babies|twins|i|she|he|train|bus|flight|library)$/.test(r.norms("what").at(-1) ?? "") ||
    !/\p{L}/u.test(r.norms("when").join(""))
      ? []
      : [fact("deadline", r.text("when"))],
  ),
];

const tasteFrames: Frame[] = [
  frame("suckers? for (anything|everything|all) (with|containing|involving|made with) {what:np}", (r) => [
    fact("likes", r.text("what")),
  ]),
  frame("(a|such a|total|complete|big)* (sucker|suckers) for {what:np}", (r) =>
    /^(?:he|she|they|is|are|punishment|pain|it)$/.test(before(r)?.norm ?? "") ||
    /^(?:punishment|anything|everything)$/.test(r.norms("what")[0] ?? "")
      ? []
      : [fact("likes", r.text("what"))],
  ),
  frame("{what:np} (tastes|smells|taste|smell) (like|of) (nothing|but|@word)* to me", (r) => {
    if (r.match.to - r.match.from > 12) return [];
    const kind = r.tokens
      .slice(r.match.slots.what?.to ?? 0, r.match.to)
      .map(({ norm }) => norm)
      .join(" ");
    if (/\b(?:heaven|home|happiness|summer|childhood|joy)\b/.test(kind)) return [fact("likes", r.text("what"))];
    return /\b(?:soap|socks?|dirt|feet|medicine|cardboard|perfume|mud|vomit|sick|rubber|plastic|petrol|bile|chalk|metal|nothing|sadness|ash|dust|sweat|grass|toothpaste|bin|sawdust|glue|tin|pennies|regret)\b/.test(
      kind,
    )
      ? [fact("dislikes", r.text("what"))]
      : [];
  }),
  frame(
    "who even? (likes|eats|enjoys|wants|loves|drinks|watches) {what:activity} (, / ? / ! / lol)* (not me|certainly not me|definitely not me)",
    (r) => [fact("dislikes", r.text("what"))],
  ),
  frame("(my|our) (fav|fave|favourite|favorite) {thing:np} @dash {what:np}", (r) => favourite(r)),
  frame("(my|our) {what:np} (hoard|collection|stash)", (r) =>
    /^(?:new|old|whole|entire|small|huge|big|growing|extensive|little|data|garbage|rubbish|debt|tax|blood|own|latest|spring|summer|large)$/.test(
      r.norms("what").join(" "),
    )
      ? []
      : [fact("collects", r.text("what"))],
  ),
  frame(
    "(just|finally) (unboxed|unwrapped|assembled|set up) (my|our|a|an) (new|own|first|shiny|very)* {what:np}",
    (r) =>
      /^(?:meeting|call|appointment|account|business|company|profile|website|blog|date)$/.test(
        r.norms("what").at(-1) ?? "",
      )
        ? []
        : [fact("owns", r.text("what"))],
  ),
];

/** The value of "my favourite film, The Third Man", when it closes the sentence or begins with a capital. */
function favourite(r: Reading): Draft[] {
  const thing = r.norms("thing");
  const first = r.tokens[r.match.slots.what?.from ?? 0];
  const end = after(r);
  const whole = !end || /^[.!?)]$/.test(end.norm) || end.newLine;
  if (thing.length > 2 || !first || !(whole || first.capital) || classes.my?.(first)) return [];
  if (r.norms("what").length > 5 || /^(?:please|thanks|is|so|and|but|how|what)$/.test(first.norm)) return [];
  const { from = 0, to = 0 } = r.match.slots.what ?? {};
  const text = r.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(" ");
  return [fact(`favorite_${thing.join("_")}`, text)];
}

const tieFrames: Frame[] = [
  frame(
    "(sit|serve|am|are|served|elected|voted) (on|to|onto) the (board|committee|council|panel) (of|for|at) {org:organisation}",
    (r) =>
      /^(?:i|we|currently|also|now|been|was|am|just)$/.test(before(r)?.norm ?? "")
        ? [fact("member_of", r.proper("org"))]
        : [],
  ),
  frame("(get by|muddle through|hold a conversation|fluent|conversational) in {what:language}", (r) =>
    [1, 2, 3, 4].some((back) => /^(?:i|am)$/.test(before(r, back)?.norm ?? "")) &&
    ![1, 2].some((back) => before(r, back)?.norm === "not")
      ? [fact("language", r.text("what"))]
      : [],
  ),
  frame(
    "(master|bachelor|masters|bachelors|phd|doctorate|ba|bsc|msc|ma|degree|diploma|mba) 's? (degree)? in {what:np} (@dash|awarded|by|from|at)* {school:organisation}",
    (r) => {
      const lead = [1, 2, 3, 4, 5, 6].map((back) => before(r, back)?.norm ?? "");
      const first = r.tokens[r.match.slots.school?.from ?? 0];
      return lead.some((word) => /^(?:my|i)$/.test(word)) && first?.capital
        ? [fact("education", r.text("what")), fact("school", r.proper("school"))]
        : [];
    },
  ),
];

/**
 * What is told in passing wherever it stands, in a question too: "does a Chilean citizen such as myself need a visa?".
 * Nothing here depends on tense or polarity.
 */
export const asideFrames: readonly Frame[] = [
  ...ownedFrames,
  ...householdAsides,
  ...livelihoodAsides,
  ...selfFrames,
  ...changes,
  ...householdFrames,
  ...workFrames,
  ...bodyFrames,
  ...journeyFrames,
  ...beginnings,
  ...dueFrames,
  ...tasteFrames,
  ...tieFrames,
  ...relativeFrames,
];
