import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { regionsOfWorld } from "../lexicon.ts";

const location = (r: Reading): Draft[] => (isPlace(r, "place") ? [fact("location", r.proper("place"))] : []);
/** "lived in Leeds all my life" still holds. */
const everSince = (r: Reading): boolean =>
  r.predicate.tense === "past" &&
  /^(?:all my life|my whole life|my entire life|since |for (?:\w+ ){1,4}now\b|ever since)/.test(
    r.tokens
      .slice(r.match.to, r.match.to + 7)
      .map(({ norm }) => norm)
      .join(" "),
  );
const formerly = (r: Reading): Draft[] =>
  everSince(r)
    ? location(r)
    : isPlace(r, "place")
      ? [fact("previous_location", r.proper("place"), { absolute: true }), end("location", r.proper("place"))]
      : [];
const hometown = (r: Reading): Draft[] => (isPlace(r, "place") ? [fact("hometown", r.proper("place"))] : []);
const goal = (r: Reading): Draft[] =>
  isPlace(r, "place") ? [fact("goal", `move to ${r.proper("place")}`, { derivation: "planned-move" })] : [];
const dwelling =
  "flat|apartment|house|studio|condo|cottage|bungalow|farm|farmhouse|houseboat|townhouse|loft|cabin|room|place|bedsit|maisonette|dorm|trailer|mansion|villa";

/** What may stand between living and where: "live just outside", "live happily over in". */
const whereabouts =
  "(just|right|out|over|up|down|back|again|here|now|currently|happily|quietly|alone|together|somewhere|away|still|@adv|(all|my|our|whole|entire) (my|our|whole|entire)* (life|lives))*";

/** Words that end in the place slot but name no place. */
export function isPlace(r: Reading, slot: string): boolean {
  const words = r.norms(slot).filter((word) => !/^(?:the|a|an|my|our|sunny|rainy|lovely|beautiful|cold)$/.test(word));
  const first = words[0];
  if (!first || words.length > 4 || /^\d+$/.test(first)) return false;
  if (regionsOfWorld.has(first)) return true;
  const token = r.tokens[r.match.slots[slot]?.from ?? -1];
  const following = r.tokens[r.match.slots[slot]?.to ?? -1]?.norm ?? "";
  if (
    /^(?:team|squad|department|office|building|room)$/.test(following) ||
    /^(?:team|squad|department|room)$/.test(words.at(-1) ?? "")
  )
    return false;
  const named = r.tokens[(r.match.slots[slot]?.from ?? 0) + 1];
  if (token?.norm === "the" && named && !named.capital && !named.tags.has("Place")) return false;
  if (token && !token.capital && /^(?:a|an|my|our|his|her|their|some|this|that|any)$/.test(token.norm)) return false;
  return !/^(?:that|this|it|which|what|where|these|those|mine|house|flat|apartment|studio|cottage|farm|shock|peace|fear|hope|denial|love|bed|trouble|style|charge|meetings?|pain|hell|hospital|office|town|country|city|suburbs?|meeting|front|general|particular|case|fact|touch|line|order|pieces|tears|need|favou?r|debt|shape|luck|total|class|here|there|home|work|school|university|college|bits|area|countryside|middle|north|south|east|west|mood|process|army|navy|military|same|past|future|moment|morning|dark|garden|kitchen|car|train|plane|bus|building|basement|attic|street|world|tech|it|finance|marketing|sales|healthcare|education|retail|hospitality|logistics|banking|insurance|design|hr|media|law|construction|engineering|academia|english|german|french|spanish)$/.test(
    first,
  );
}

export const homeVerbs: Frame[] = [
  frame("~settle (down)? in {place:place}", location, { event: true, future: goal }),
  frame(
    `~get the? keys to (my|our|the|a)? (new|first|own|@adjective)* ${dwelling} in {place:place}`,
    (r) => [...location(r), ...homeOf(r)],
    { event: true, future: () => [] },
  ),
  frame(
    `~move (in|into) to? (a|an|our|the|my|new|bigger|smaller|@adjective)* ${dwelling} (in|near|outside) {place:place}`,
    (r) => [...location(r), ...homeOf(r)],
    { event: true, future: goal },
  ),
  frame(
    `~live|~reside|~stay|~settle|~dwell ${whereabouts} in|near|at|outside|around {place:place}`,
    (r) => (/^(?:stay|settl)/.test(r.norms("all")[0] ?? "") ? staying(r) : location(r)),
    {
      former: formerly,
      negative: (r) => (isPlace(r, "place") ? [end("location", r.proper("place"), { quiet: !r.predicate.ended })] : []),
      future: (r) => (/^(?:stay|settl)/.test(r.norms("all")[0] ?? "") ? [] : goal(r)),
    },
  ),
  frame(
    "~live with {who:np} ((and|& {other:np}))? (here|over|out|down|up|back)* in|near|outside {place:place}",
    (r) => [fact("living_situation", `with ${r.text("who")}`, { derivation: "lives-with" }), ...location(r)],
    { former: formerly },
  ),
  frame(`~live|~stay in|on a|an|the @adjective* {home:np}`, (r) => [fact("living_situation", r.text("home"))]),
  frame("~live with {who:np}", (r) => [
    fact("living_situation", `with ${r.text("who")}`, { derivation: "lives-with" }),
  ]),
  frame("~live alone|here|together", () => []),
  frame("~stay put? in {place:place} for good|now|ever", location),
  frame(
    "~move|~relocate|~emigrate (house|home|back|over|away|out|down|up|permanently|here|across)? (from {old:place})? to|into {place:place}",
    (r) => moving(r),
    { event: true, future: goal, modal: () => [] },
  ),
  frame("~move|~relocate (here|over|back)? from {old:place} to {place:place}", (r) => moving(r), {
    event: true,
    future: goal,
  }),
  frame("~leave {old:place} (in the end)? , {place:place} now|currently|nowadays|instead", (r) => moving(r), {
    event: true,
  }),
  frame(
    "~leave {old:place} (for|and moved to) {place:place}",
    (r) => (isPlace(r, "place") && placeTagged(r) ? moving(r) : []),
    { event: true },
  ),
  frame(
    `~rent|~own|~buy|~have|~get (myself|ourselves)? (a|an|my|our|first|new|small|tiny|little|big|old|nice|lovely|@adjective)* ${dwelling} (over|out|here|down|up|just)? (in|near|outside) {place:place}`,
    (r) => [...location(r), ...homeOf(r)],
    { event: true },
  ),
  frame(`~rent|~own|~buy|~have (a|an|my|our|first|new|@adjective)* ${dwelling}`, (r) => homeOf(r), { event: true }),
  frame("~grow up in|near|around|outside {place:place}", hometown, { event: true }),
  frame("~come|~hail|~originate (originally)? from {place:place}", (r) =>
    /^(?:came|coming)$/.test(r.norms("all")[0] ?? "") ? [] : hometown(r),
  ),
  frame("~bear (and raised|bred)? in {place:place}", hometown, { event: true }),
  frame("~raise in {place:place}", hometown, { event: true }),
  frame("~write (this|to you)? from {place:place} (until|till|for|this|on)", (r) =>
    isPlace(r, "place") ? [fact("travel_plan", r.proper("place"))] : [],
  ),
  frame(
    "~fly|~go|~travel|~head (back)? (over|out|off|down|up)? to {place:place} (@adv|for|on|in|next|this|tomorrow|until|with)",
    (r) => trip(r),
    { future: trip },
  ),
  frame(
    "~visit {place:place} (last|in|a|two|three|years|twice|once|before|for|when)",
    (r) =>
      isPlace(r, "place") && r.predicate.tense !== "present" ? [fact("travel_experience", r.proper("place"))] : [],
    { event: true, future: () => [] },
  ),
  frame("~visit {place:place} (next|this|in|for|tomorrow|on)", (r) => trip(r), { future: trip }),
  frame(
    "~plan|~hope|~want|~intend|~look|~think to|of|about (~move|~relocate|moving|relocating) (back|over)? to {place:place}",
    goal,
  ),
];

function placeTagged(r: Reading): boolean {
  return r.match.slots.place !== undefined && (r.tokens[r.match.slots.place.from]?.tags.has("Place") ?? false);
}

function trip(r: Reading): Draft[] {
  const going = /ing$/.test(r.norms("all")[0] ?? "") || r.predicate.tense === "future";
  return going && isPlace(r, "place") && !r.predicate.negated ? [fact("travel_plan", r.proper("place"))] : [];
}

/** "staying in Leeds for good" says where one lives; "staying in Leeds" alone may be a visit. */
function staying(r: Reading): Draft[] {
  const rest = r.tokens
    .slice(r.match.to, r.match.to + 5)
    .map((token) => token.norm)
    .join(" ");
  return /for good|put|, where|permanently/.test(rest) ? location(r) : [];
}

function moving(r: Reading): Draft[] {
  if (!isPlace(r, "place")) return [];
  const rest = r.tokens
    .slice(r.match.to, r.match.to + 6)
    .map((token) => token.norm)
    .join(" ");
  const ahead =
    /^(?:\w+ )?(?:next|soon|tomorrow|in (?:the |a few |two |three |\d+ )?(?:autumn|spring|summer|winter|january|february|march|april|may|june|july|august|september|october|november|december|weeks?|months?|days|new year|few)|later this|this (?:summer|autumn|winter|spring|fall|year|weekend|month|week))/.test(
      rest,
    );
  const ongoing = r.predicate.be && /ing$/.test(r.norms("all")[0] ?? "");
  const gerund = /ing$/.test(r.norms("all")[0] ?? "");
  if (r.predicate.tense === "present" && !r.predicate.perfect && (ahead || ongoing || gerund)) return goal(r);
  if (r.predicate.tense === "present" && !r.predicate.perfect) return [];
  return location(r);
}

function homeOf(r: Reading): Draft[] {
  const word = r.norms("all").find((norm) => new RegExp(`^(?:${dwelling})$`).test(norm));
  return word && word !== "place" && word !== "room" ? [fact("living_situation", word)] : [];
}

/** After "be", or on their own. */
export const homeStates: Frame[] = [
  frame(
    "based|located|living|residing|settled|situated (out|over|down|up)? (of|in|at|near|outside) {place:place}",
    location,
    { former: formerly },
  ),
  frame("living|staying (in|on) a|an|the {home:np}", (r) => [fact("living_situation", r.text("home"))]),
  frame("originally? from {place:place} (but|and|,)? (now|currently)? (live|living|based) in {now:place}", (r) => [
    ...hometown(r),
    fact("location", r.proper("now")),
  ]),
  frame("originally? from {place:place}", hometown, { modal: () => [] }),
  frame("born (and raised|bred|here)? in {place:place}", hometown, { former: hometown }),
  frame("raised in {place:place}", hometown, { former: hometown }),
  frame("born (on|in)? {date:date}", (r) => [fact("birthday", r.text("date"))], {
    former: (r) => [fact("birthday", r.text("date"))],
  }),
  frame("moving|relocating|emigrating (house|home|back|over)? (from {old:place})? to {place:place}", goal),
  frame("writing this? from {place:place} (until|till|for|this|on)", (r) =>
    isPlace(r, "place") ? [fact("travel_plan", r.proper("place"))] : [],
  ),
  frame(
    "(here|over|out|back|currently)? in sunny|rainy? {place:place} (now|currently|nowadays|here|for good|permanently|again|$)",
    (r) => here(r),
  ),
  frame(
    "(going|flying|travelling|traveling|heading|off) (back|over|out|off)? to {place:place} (for|on|in|next|this|tomorrow|until|with)",
    (r) => (isPlace(r, "place") ? [fact("travel_plan", r.proper("place"))] : []),
  ),
];

/** "I'm in Leeds now": a place to live when it is a known place or a capitalised name. */
function here(r: Reading): Draft[] {
  const token = r.tokens[r.match.slots.place?.from ?? -1];
  const rest = r.tokens
    .slice(r.match.to, r.match.to + 4)
    .map((one) => one.norm)
    .join(" ");
  if (!token || !isPlace(r, "place") || /(?:until|for (?:a|the|work)|on holiday|visiting|this week)/.test(rest))
    return [];
  // "I studied sculpture, in Limerick": a past deed says where it was done.
  const lead = r.tokens.slice(Math.max(0, r.match.from - 7), r.match.from);
  const deed =
    r.predicate.explicit === false &&
    lead.at(-1)?.norm === "," &&
    lead.some((one, at) => /^(?:i|we)$/.test(one.norm) && lead[at + 1]?.tags.has("PastTense"));
  return !deed && (token.capital || token.tags.has("Place")) ? location(r) : [];
}

/** Where a clause begins. */
/** "… in Malmö, where we've been living since 2019": the place stands before the relative clause. */
function whereIsHome(r: Reading): Draft[] {
  let to = r.match.from;
  while (to > 0 && !r.tokens[to - 1]?.word) to -= 1;
  let from = to;
  while (from > 0 && r.tokens[from - 1]?.word && (r.tokens[from - 1]?.capital || r.tokens[from - 1]?.tags.has("Place")))
    from -= 1;
  const name = r.tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");
  return name ? [fact("location", name, { quotedFrom: from })] : [];
}

export const homeClauses: Frame[] = [
  frame("home is (currently|now|still|here)? (in)? {place:place}", location),
  frame("my|our home|city|place|hometown is|'s (currently|now|in)* {place:place}", (r) =>
    r.norms("all").includes("hometown") ? hometown(r) : location(r),
  ),
  frame("{place:place} is|'s (home|my home|our home|where i live|where we live) (now|currently|these)?", location),
  frame("from {place:place} , my home", location),
  frame("(hi|hello|hey|greetings|writing) from {place:place}", location),
  frame(
    "(i|we)? used to live in {place:place} (for like? {span:np})? , (but|now|currently|and)* {now:place} (now|currently|nowadays|these|instead)",
    (r) => [...formerly(r), fact("location", r.proper("now"))],
  ),
  frame(
    "where i|we (currently|still|now|all|actually)* (have been living|live|have lived|am living|are living|have been based)",
    whereIsHome,
  ),
];
