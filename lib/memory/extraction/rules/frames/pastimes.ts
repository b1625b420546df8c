import { classes } from "../classes.ts";
import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { clear, hobby, pastime } from "./taste-readings.ts";

const often =
  "(every|each|on|at|in|with|twice|once|three|four|most|all|a lot|regularly|often|sometimes|as a|for fun|for a|after|before|when|whenever|by|to relax|competitively|badly|since|these|,|.|!|;|and|but|so|because|too|until|around|near|monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|friday|fridays|saturday|saturdays|sunday|sundays|weekends|daily|@number|religiously|everywhere|outdoors|indoors|anywhere|instead|now|$)";
const amount =
  "(a bit of|a lot of|lots of|some|quite a bit of|loads of|plenty of|much|the|my|our|a little|amateur|competitive|own)*";
const notPastime =
  /^(?:shopping|going|coming|trying|looking|waiting|working|thinking|talking|being|having|getting|making|doing|sleeping|eating|feeling|saying|asking|living|moving|mad|crazy|home|bed|work|school|university|college|class|gym|church|doctor|dentist|store|shop|office|town|hospital|nothing|something|bankrupt|viral|missing|bust|wild|nuts|through|ahead|away|out|wrong|well|far|fine|ok|okay|morning|evening|everything|anything|wedding|meeting|beginning|building|ceiling|feeling|job|homework|dishes|laundry|research|it|that|this|them|us|me)$/;

/** Something done again and again: an activity by its form or in a list of them, a thing made by oneself. */
const activity = (r: Reading): Draft[] => {
  const last = r.norms("what").at(-1) ?? "";
  const first = r.norms("what")[0] ?? "";
  return pastime(r) && !notPastime.test(last) && !notPastime.test(first) ? hobby(r) : [];
};
const named = (r: Reading): Draft[] => (clear(r) && !notPastime.test(r.norms("what").at(-1) ?? "") ? hobby(r) : []);

/** What "go to … on Tuesdays" names is a class or a club, unless it is a place of duty. */
const attended = (r: Reading): Draft[] => {
  const last = r.tokens[(r.match.slots.what?.to ?? 0) - 1];
  const courses = /^(?:class|classes|lessons?|club|practice|group|sessions?|training|rehearsals?|meetups?)$/.test(
    last?.norm ?? "",
  );
  const value = r
    .text("what")
    .replace(/\s+(?:class|classes|lessons?|practice|sessions?|training|rehearsals?|meetups?|club|group)$/i, "");
  return (courses && r.norms("what").length > 1) || (last && pastime(r) && !notPastime.test(last.norm))
    ? [fact("hobby", value)]
    : [];
};

const madeByHand =
  /^(?:ships?|models?|planes?|trains?|furniture|candles|soap|jewellery|jewelry|quilts?|pottery|bread|beer|cider|wine|kombucha|sourdough|jam|cheese|sculptures?|birdhouses|guitars|puppets|dollhouses|clothes|dresses|cards|kites|robots|drones|keyboards|bees|orchids|roses|tomatoes|vegetables|chillies|chilies|bonsai|succulents|dahlias|watercolou?rs|portraits|landscapes|clocks|radios|bikes|cars|motorcycles|engines|tractors|violins|knives|pens|miniatures|scarves|socks|sweaters|cakes|pasta|pickles|honey|mead|hives|pigeons|koi|music|beats|songs|poetry|poems|fiction|fanfic|comics|videos|games|mods|maps|zines|furniture)$/;
const made = (r: Reading): Draft[] => {
  const words = r.norms("what");
  if (!madeByHand.test(words.at(-1) ?? "") || !clear(r) || r.predicate.tense === "past") return [];
  return [fact("hobby", r.text("what"))];
};

/** "Mondays are my volleyball night". */
const nightless = (r: Reading): Draft[] => {
  const value = r.text("what").replace(/\s+(?:nights?|days?|time|practice|mornings?)$/i, "");
  return named({ ...r, text: (slot) => (slot === "what" ? value : r.text(slot)) });
};

export const pastimeVerbs: Frame[] = [
  frame(`~go {what:np} ${often}`, activity, {
    list: "what",
    negative: (r) => activity(r).map((draft) => ({ ...draft, op: "retract", quiet: true })),
  }),
  frame(
    "~go (to|for)? (my|a|the)* {what:np} (class|classes|practice|lessons|sessions|training|rehearsals|club)? (on|every|each|twice|once|most|after|three|two|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekly)",
    attended,
    { list: "what" },
  ),
  frame("~go to {what:np} (,|and|.|$)", attended),
  frame(
    "~attend|~take|~teach|~have {what:np} (on|every|twice|once|with|at|after|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)",
    attended,
  ),
  frame(`~do ${amount} {what:np} ${often}`, activity, { list: "what" }),
  frame("~do (a bit|a lot|some) of {what:np}", (r) => (pastime(r) ? named(r) : []), { list: "what" }),
  frame(`~play (in|for)? (a|the|my)* {what:np} (team|league|club|side|band|group|quartet|orchestra)`, (r) =>
    classes.sport?.(r.tokens[(r.match.slots.what?.to ?? 1) - 1] as never) ? hobby(r) : [],
  ),
  frame(`~dabble|~specialise|~specialize|~indulge in {what:np}`, named, { list: "what" }),
  frame(`~get hooked on {what:np}`, named, { event: true }),
  frame(
    `~join (the|a|an|my|our|local)* {what:np} (team|club|class|group|league|society|choir)`,
    (r) => (pastime(r) ? hobby(r) : []),
    { event: true },
  ),
  frame(
    `~build|~make|~restore|~paint|~collect|~carve|~brew|~bake|~grow|~keep|~breed|~write|~compose|~sew|~knit|~draw|~race|~fix|~tinker|~quilt|~throw (up|with|on)? ${amount} {what:np}`,
    made,
    { list: "what" },
  ),
  frame(
    `~skateboard|~kayak|~snowboard|~skate|~bowl|~meditate|~box|~wrestle|~fence|~row|~hike|~boulder|~freedive|~crochet|~quilt|~embroider|~whittle|~forage|~paddleboard|~bike|~rollerblade|~jog|~longboard|~blog|~vlog|~stargaze|~geocache|~ski|~surf ${often}`,
    (r) => (r.predicate.explicit ? [fact("hobby", r.tokens[r.match.from]?.text ?? null)] : []),
    { negative: (r) => [fact("hobby", r.tokens[r.match.from]?.text ?? null, { op: "retract", quiet: true })] },
  ),
  frame(
    "~spend (my|all|most|every|of|the|a|whole|lot|too|much)* (weekends|weekend|evenings|nights|days off|time|free time|spare time|sundays|saturdays|summers|afternoons|mornings|money|life) (on)? {what:np}",
    (r) => (/ing$/.test(r.norms("what")[0] ?? "") || pastime(r) ? named(r) : []),
  ),
];

export const pastimeClauses: Frame[] = [
  frame(
    "{what:np} (takes|take|takes up|eats up|fills|eats) (up)? (all|most|the rest|much|half|a lot|too much)* (of)? (my|our) (week|wk|weekends|weekend|evenings|time|free time|spare time|life|days|nights|money)",
    named,
  ),
  frame(
    "(weekends|evenings|saturdays|sundays|mondays|tuesdays|wednesdays|thursdays|fridays|nights|mornings|afternoons|summers|winters) (are|is) (always|usually|mostly|strictly|all)* (for|about|reserved for|my|our|spent) {what:np} (nights?|days?|time|practice|mornings?|$|,|.|night|day)",
    nightless,
  ),
  frame(
    "(on|in) (weekends|evenings|my days off|my free time|my spare time|my downtime|the evenings|sundays|saturdays|summer|winter|my time off|quiet evenings|the weekends) ,? (you will find me|you 'll find me|i am|i can be found|find me|i 'm) (usually|always|mostly|off|out|in the garden)* {what:np}",
    (r) => (/ing$/.test(r.norms("what")[0] ?? "") ? named(r) : []),
  ),
  frame(
    "(my|our) (@adjective|main|biggest|other|current|new|only|one)* (hobby|hobbies|pastime|pastimes|sport|instrument|exercise|workout|thing to do|way to relax|way to unwind|idea of fun) (is|are|'s|:|=|would be|include|includes) {what:np}",
    named,
    { list: "what" },
  ),
  frame(
    "{what:np} (is|are|has been|has become|became|'s) (now|still|also|basically|pretty much|literally)* (my|our) (main|new|biggest|favorite|only|current|other|great|latest|big)* (hobby|pastime|sport|exercise|workout|way to relax|way to unwind|stress relief|creative outlet|side hustle|downtime)",
    named,
  ),
  frame("{what:np} (keeps|keep) me (sane|civil|going|grounded|busy|fit|young|in shape)", (r) =>
    /ing$/.test(r.norms("what").at(-1) ?? "") || pastime(r) ? named(r) : [],
  ),
  frame(
    "(started|taken up|took up|picked up|getting into|got into|gotten into|discovered|tried) {what:np} (lately|recently|last|this|and|during|in|,|.|!|$)",
    (r) => (pastime(r) ? named(r) : []),
    { list: "what" },
  ),
  frame(
    "been (playing|doing|practising|practicing|learning|studying|into) (the|some|a lot of)* {what:np} (for|since|all|lately|,|.|$)",
    named,
    { list: "what" },
  ),
  frame(
    "been (looping|playing|blasting|listening to|bingeing|binging|binge watching|watching|rewatching|obsessed with|spinning|reading|streaming) (a lot of|nothing but|only|so much|tons of|some)* {what:np} (all|nonstop|non-stop|on repeat|lately|for|again|this|these|,|.|!|$)",
    (r) => (clear(r) ? [fact("likes", r.text("what"))] : []),
    { list: "what" },
  ),
];
