import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isPlace } from "./home.ts";

/** A known place, or a word typed with a capital. */
function town(r: Reading, slot = "place"): boolean {
  const span = r.match.slots[slot];
  const first = span && r.tokens[span.from];
  return first !== undefined && isPlace(r, slot) && (first.capital || first.tags.has("Place"));
}

const home = (r: Reading): Draft[] => (town(r) && !r.predicate.negated ? [fact("location", r.proper("place"))] : []);
const loose = (r: Reading): Draft[] => (isPlace(r, "place") ? [fact("location", r.proper("place"))] : []);

const dwellings =
  /^(?:flat|flats|apartment|house|studio|condo|cottage|bungalow|farm|farmhouse|houseboat|townhouse|terrace|terraced|semi|loft|cabin|room|place|bedsit|maisonette|dorm|trailer|villa|home|digs|annex|annexe|basement|floor|bedroom|br|2br|1br|3br|walk-up|duplex|penthouse|caravan|boat|sublet|lease|mortgage)$/;
const notHome =
  /^(?:holiday|summer|weekend|vacation|second|rental|beach|dream|old|childhood|next|former|first|hotel|guest|meeting|waiting|parking|market|office|work)$/;

/** "a ground floor place in Leeds", "the same apartment in Leeds since 2014". */
function dwellingThere(r: Reading): Draft[] {
  const words = r.norms("home");
  const head = words.at(-1) ?? "";
  if (!dwellings.test(head) || words.some((word) => notHome.test(word)) || !isPlace(r, "place")) return [];
  const kind =
    /^(?:flat|apartment|house|studio|condo|cottage|bungalow|farm|farmhouse|houseboat|townhouse|loft|cabin|villa|dorm)$/;
  return [fact("location", r.proper("place")), ...(kind.test(head) ? [fact("living_situation", head)] : [])];
}

/** "swapped Leeds for Hull": the second is where one is now. */
function exchanged(r: Reading): Draft[] {
  const old = r.tokens[r.match.slots.old?.from ?? -1];
  return old && (old.tags.has("Place") || r.tokens[r.match.slots.place?.from ?? -1]?.tags.has("Place")) && town(r)
    ? [fact("location", r.proper("place"))]
    : [];
}

const until =
  "(, | . | ! | ; | - | : | @close | now|currently|nowadays|these|again|since|for|and|but|so|with|where|as|from|until|permanently|lol|btw|$)";

export const homeTieVerbs: Frame[] = [
  frame(
    "~live|~reside (just|about|like|roughly|some)* (@number|half|an|a|few|couple|of|hour|hours|minutes|minute|miles|km|kilometres|drive|bit|little|north|south|east|west|northeast|northwest|southeast|southwest|way|short|train|ride|bus|walk|away|outside|from)* (of|from|outside) {place:place}",
    home,
  ),
  frame(
    "~live (in|on) (a|an|the|our|my) {home:np} (in|near|outside|on) {place:place}",
    (r) => [
      ...home(r),
      ...(dwellings.test(r.norms("home").at(-1) ?? "") ? [fact("living_situation", r.text("home"))] : []),
    ],
    {
      former: () => [],
    },
  ),
  frame(
    "~move|~relocate|~emigrate|~resettle @filler* (to|into|in) {place:place}",
    (r) => ((r.predicate.tense === "past" || r.predicate.perfect) && !isSubject(r) ? home(r) : []),
    { event: true, future: () => [] },
  ),
  frame(
    "~close|~buy|~rent|~find|~get|~take|~sign|~lease|~grab|~move|~purchase|~complete|~exchange|~land|~score|~secure @filler* (flat|apartment|house|studio|condo|cottage|bungalow|townhouse|terrace|loft|bedsit|maisonette|dorm|sublet|lease|mortgage|houseshare|flatshare|share|farmhouse|farm|place) @filler* (in|near|outside) {place:place}",
    (r) =>
      r
        .norms("all")
        .some(
          (word) =>
            notHome.test(word) ||
            /^(?:for|offer|viewing|wait|waiting|accepted|parents|mum|mom|dad|sister|brother|friend|client|his|her|their)$/.test(
              word,
            ),
        )
        ? []
        : home(r),
    { event: true, future: () => [], former: () => [] },
  ),
  frame(
    "~rent|~own|~buy|~have|~get|~take|~find|~grab|~share|~lease|~sublet|~keep|~inherit|~occupy|~sign (up)? (for|on)? {home:np} (over|out|here|down|up|just|together)* in|near|outside {place:place}",
    dwellingThere,
    { event: true, former: dwellingThere },
  ),
  frame("~keep house in|at|near {place:place}", home),
  frame("~spend|~be all|most|@number (of)? (my|our|years|life|lives|whole|entire|of)* in {place:place}", home, {
    event: true,
    former: () => [],
  }),
  frame(
    "~be in {place:place} (since|for) (@number|a|many|years|over|about|nearly|almost|ages|january|february|march|april|may|june|july|august|september|october|november|december|last|spring|summer|autumn|fall|winter|@digits|forever|good)",
    (r) => (r.predicate.perfect || r.norms("all").at(-1) === "good" ? home(r) : []),
    { event: true },
  ),
  frame(
    "~swap|~trade|~exchange|~leave {old:place} (winters|summers|weather|rent|traffic|life)? for {place:place}",
    exchanged,
    { event: true },
  ),
  frame("~up sticks (and)? (moved|gone|went)? to|for {place:place}", home, { event: true }),
  frame("~up and (moved|left|went|gone) to|for {place:place}", home, { event: true }),
  frame("~end|~wind|~wash up in {place:place}", home, { event: true }),
  frame("~land in {place:place} (for good|permanently|to stay|now)", home, { event: true }),
  frame("~make (my|our) home in {place:place}", home, { event: true }),
  frame("~make {place:place} (my|our) (new|permanent)* home", home, { event: true }),
  frame(
    "~transfer|~post|~station|~send|~move (me|us)? (over|out|down|up|across)? (to|in|at) {place:place} (permanently|for good|by|with|this|last)",
    home,
    { event: true },
  ),
  frame(
    "~move (back|home|in|out|over|away|up|down|again|house|@adv)* (with (my|our)? {who:np})? (in|to|into|near|outside) {place:place}",
    (r) => (r.predicate.tense === "past" || r.predicate.perfect ? home(r) : []),
    { event: true },
  ),
  frame(
    "~drive|~deliver|~operate|~work|~commute (for {org:organisation})? (out of|from home in|remotely from|from) {place:place}",
    (r) => [...(r.has("org") ? [fact("employer", r.proper("org"))] : []), ...home(r)],
  ),
];

export const homeTieStates: Frame[] = [
  frame("(a)? (family|couple|household|pair) (of @number)? (here|over|out)? in {place:place}", home),
  frame(
    "(living|based|here|out|over|down|up|@adv)* in {place:place} (since|for (@number|a|many|years|over|about|nearly|almost|ages|@digits|most)|all|my)",
    (r) => (r.predicate.perfect || r.norms("all").includes("living") ? home(r) : []),
  ),
  frame(
    `(still|back|now|home|here|over|out|down|up|settled|in|at|my|our|old|room|house|place|parents)* in {place:place} (and it is|its|it 's)? (for good|permanently|for ever|forever|to stay)`,
    home,
  ),
  frame("(officially|now|a|an|the|proud|new)* resident|citizen of {place:place}", (r) =>
    r.norms("all").includes("citizen") ? [] : home(r),
  ),
  frame(
    "(officially|now|proud|new)* (a|an)? (proud|new|official|full-time)* {place:place} (people|folk|folks|residents|locals|person|girl|guy|boy|gal|man|woman|resident|dweller|local|lady|kid|townie) (now|these|officially|at|through|$)",
    (r) => placePerson(r),
  ),
  frame("(to be)? found in {place:place} (from|now|these|$)", home),
  frame(
    "(happily|finally|all|nicely|now)* (settled|installed|ensconced|established|unpacked|rooted|housed|holed up|moved) (in)? (in|to|into|at|near) {place:place}",
    home,
  ),
  frame(
    "(transferred|posted|stationed|relocated|moved|sent|seconded) (over|out|down|up|across|permanently|here)* (to|in|at) {place:place}",
    (r) => (r.predicate.tense === "future" || goesOn(r) ? [] : home(r)),
    { former: (r) => (goesOn(r) ? [] : home(r)) },
  ),
];

/** "a Ridgewood person now" is where one lives; "a cork girl" where one comes from. */
function placePerson(r: Reading): Draft[] {
  if (
    /^(?:day|home|night|morning|people|city|country|cat|dog|town|good|nice|lucky|happy|big|one|old|young|busy|small)$/.test(
      r.norms("place")[0] ?? "",
    )
  )
    return [];
  const now = r
    .norms("all")
    .some((word) =>
      /^(?:now|officially|these|new|resident|dweller|local|people|folk|folks|residents|locals)$/.test(word),
    );
  return now ? loose(r) : [];
}

const whereWeAre = "(where (i|we|you|my|our|home)|my|our|home)";

export const homeTieClauses: Frame[] = [
  frame(
    `{place:place} (is|'s) where (i|we|you will|you|my family|the kids) (and i)? (now|all|currently|actually|can|both|will)* (live|lives|am|are|find|sleep|reside|call|settled|ended|landed|moved|hang|grew|spend) (up|us|me|home|my|based)*`,
    (r) => (r.norms("all").includes("grew") ? [fact("hometown", r.proper("place"))] : home(r)),
  ),
  frame(`{place:place} (has|have) (now|long)* been (home|my home|our home|${whereWeAre})`, home),
  frame(
    "{place:place} (is|'s) (now|officially|finally|currently)* (home|my home|our home|my new home|our new home|the new home|my city|my town|my base|our base) (now|until|these|for|again|.|,|!|$)",
    loose,
  ),
  frame("{place:place} it is (now|from|then|as|these|$)", (r) =>
    r.tokens.slice(0, r.match.from).some(({ norm }) => /^(?:moved|move|home|live|flat|lease|boxes|keys)$/.test(norm))
      ? home(r)
      : [],
  ),
  frame(
    "(over|out|down|up|and)* here in {place:place} (, | . | ! | - | we|i|the|it|everything|my|and|so|where|now|$)",
    home,
  ),
  frame("{role:np} (living|based)? in {place:place} here $", loose),
  frame(
    "(a|an)? {old:place} (girl|boy|lad|lass|gal|native|born|kid|guy|woman|man) (living|based|stuck|now|currently|transplanted|studying|working)* in {place:place}",
    (r) => (isPlace(r, "old") ? [fact("hometown", r.proper("old")), ...loose(r)] : []),
  ),
  frame(
    "(goodbye|bye|farewell|so long|adios) {old:place} ,? (and|&)? (hello|hi|welcome|hey) (to)? {place:place}",
    exchanged,
  ),
  frame(
    "(my|our) (new|current|home|full|permanent|mailing|postal)* (address|postcode|hometown now) (is|'s|:) (now|in|@digits|at)* {place:place} (, | . | ! | now|$)",
    home,
  ),
  frame("(greetings|hello|hi) from {place:place} , (my|our) (new)? home", home),
  frame(
    "(work|my work|my company|my employer|my job|my boss|the company|the firm|they|head office|hq|the army|the navy) (have|has|just|finally|is|are)* (moved|transferred|posted|relocated|sent|stationed|seconded|shipped) (me|us) (over|out|down|up|across|off|here)* to {place:place}",
    (r) =>
      town(r) && !/^(?:for|on)$/.test(r.tokens[r.match.to]?.norm ?? "") ? [fact("location", r.proper("place"))] : [],
  ),
  frame(
    "(back)? in|at my|our|the (old|childhood|new|parents|parent|'s|tiny|own|little|@adjective)* (room|house|place|flat|apartment|bedroom|home|town|studio|dorm) (back|over|out|up|down)* in {place:place}",
    (r) => (home(r).length > 0 || isBack(r) ? loose(r) : []),
  ),
  frame(`back in {place:place} ((and it is|for) good|permanently|for ever|to stay|since|with my|at my|$)`, home),
  frame(
    "(the)? city|town|village|place (i|we) (now|currently|actually)* (live in|call home|moved to|settled in) (is|'s) {place:place}",
    home,
  ),
  frame("{place:place} ,? (the|a|my) (city|town|village|place) (where|in which) i was born", (r) => [
    ...home(r).map((draft) => ({ ...draft, key: "hometown" })),
  ]),
  frame("(as of|since) {when:np} (i|we) (am|are) (in|at) {place:place} (, | . | ! | now|for good|$)", home),
  frame(
    `(i|we)? (am|are|do)? (no longer|not|do not) (live|stay|living|based|staying)? (in|at) {old:place} (anymore|any more)? ,? (but|it is|we are|i am|now|am|are|moved|and|in|to)* (in|to) {place:place} ${until}`,
    (r) =>
      town(r)
        ? [
            fact("location", r.proper("place"), { absolute: true }),
            ...(town(r, "old") ? [end("location", r.proper("old"))] : []),
          ]
        : [],
  ),
];

/** "moved on to Python", "moved up to Senior Manager". */
const isSubject = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.place?.from ?? -1];
  const last = r.tokens[(r.match.slots.place?.to ?? 0) - 1];
  return (
    first === undefined ||
    ["language", "code", "tool", "os", "month"].some((kind) => classes[kind]?.(first)) ||
    ["Date", "Month", "WeekDay", "Organization"].some((tag) => first.tags.has(tag)) ||
    (last !== undefined && classes.role?.(last) === true)
  );
};

/** "sent to Berlin for a conference" is a trip. */
const goesOn = (r: Reading): boolean =>
  /^(?:for|on|until|to)$/.test(r.tokens[r.match.to]?.norm ?? "") && r.tokens[r.match.to + 1]?.norm !== "good";

const isBack = (r: Reading): boolean => r.norms("all")[0] === "back";
