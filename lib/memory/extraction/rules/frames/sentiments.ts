import { type Draft, type Frame, frame, type Reading } from "../frame.ts";
import { clear, dislikes, generic, likes, offLikes } from "./taste-readings.ts";

/** A kind of thing that can be good or bad for good, as opposed to this day, this meeting, this answer. */
function judged(reading: (r: Reading) => Draft[]): (r: Reading) => Draft[] {
  return (r) =>
    generic(r) && !/^(?:days?|times?|people|things|years|ones)$/.test(r.norms("what")[0] ?? "") ? reading(r) : [];
}
const liked = (r: Reading): Draft[] => (r.predicate.ended ? offLikes(r) : dislikes(r));
const intensity =
  "(really|so|just|absolutely|totally|pretty|very|super|a|bit|kinda|quite|truly|always|honestly|simply|still|now|always|fucking|freaking|such|actually|straight|up|also|definitely|genuinely|utterly|completely|proper|literally|too|like|lowkey|highkey|basically)*";
const size =
  "(a|the|an|huge|big|massive|real|great|lifelong|longtime|long-time|long|time|true|proud|total|complete|avid|die-hard|diehard|devoted|keen|serious|bit|of|major|secret|proper|absolute|self-confessed|enormous|life-long)*";
const admirer =
  "fan|lover|nut|buff|geek|nerd|enthusiast|fanatic|aficionado|addict|freak|stan|junkie|devotee|fiend|nerd|obsessive|tragic|supporter|person|girl|guy|head";
const forAll =
  "(all day|all night|forever|every day|every single day|daily|for every meal|for breakfast lunch and dinner|for days|for hours|on repeat|until i die|for the rest of my life|any day|any time|nonstop|non-stop)";

/** What pleases or displeases, told of the person: "I live for Eurovision", "cannot be doing with cruises". */
export const sentimentVerbs: Frame[] = [
  frame(
    "~live|~stan|~worship|~savour|~savor|~relish|~cherish|~treasure|~idolise|~idolize (for)? {what:np}",
    (r) => (/^live$/.test(r.norms("all")[0] ?? "") && r.norms("all")[1] !== "for" ? [] : likes(r)),
    { list: "what", negative: () => [] },
  ),
  frame("~swear by {what:np}", likes, { list: "what", negative: () => [] }),
  frame("~geek|~nerd out (over|about|on) {what:np}", likes, { list: "what" }),
  frame("~go (wild|crazy|nuts|mad|gaga|bananas) (for|over|about) {what:np}", likes, {
    list: "what",
    negative: dislikes,
  }),
  frame("~vibe with {what:np}", likes, { list: "what", negative: dislikes }),
  frame(
    "~have (a|an|this|such|quite|real|huge|big|serious|total|massive|little|bit|of)* (soft spot|thing|weakness|passion|taste|sweet tooth|love|obsession|fondness|liking|penchant|addiction|crush) (for|of|on|to|with) {what:np}",
    likes,
    { list: "what", negative: () => [] },
  ),
  frame(
    "~develop|~acquire (a|an|quite|real)* (taste|liking|love|passion|fondness|obsession) (for|with|of) {what:np}",
    likes,
    { list: "what", event: true },
  ),
  frame("~take to {what:np}", (r) => (/^(?:the|my|a)$/.test(r.norms("what")[0] ?? "") ? [] : likes(r)), {
    event: true,
  }),
  frame("~find (that)? i (absolutely|really|actually|quite|do)* (love|like|enjoy|adore) {what:np}", likes, {
    list: "what",
    event: true,
  }),
  frame("~find (that)? i (absolutely|really|actually|quite|now|do)* (hate|dislike|detest|loathe) {what:np}", dislikes, {
    list: "what",
    event: true,
  }),
  frame("~come to (absolutely|really|actually)* (love|like|enjoy|adore|appreciate) {what:np}", likes, {
    event: true,
    list: "what",
  }),
  frame(
    "~come|~grow|~learn|~start|~begin to (absolutely|really|actually)* (hate|dislike|detest|loathe|despise|fear|dread) {what:np}",
    dislikes,
    { event: true, list: "what" },
  ),
  frame("~start|~begin (liking|loving|enjoying|digging|craving|adoring) {what:np}", likes, {
    event: true,
    list: "what",
  }),
  frame("~start|~begin (hating|disliking|dreading|detesting) {what:np}", dislikes, { event: true, list: "what" }),
  frame(
    "~grow|~become|~get (really|so|very|rather|quite)* (fond of|hooked on|obsessed with|addicted to|attached to|keen on) {what:np}",
    likes,
    { event: true, list: "what" },
  ),
  frame(
    "~get|~grow|~become (really|so|very|rather|quite)* (tired of|sick of|bored of|bored with|fed up with|fed up of) {what:np}",
    dislikes,
    { event: true, list: "what" },
  ),
  frame("~get into {what:np}", () => [], { negative: dislikes, list: "what" }),
  frame("~get enough of {what:np}", () => [], { negative: likes, list: "what" }),
  frame("~get the (appeal|hype|point|fuss) (of|around|about|with) {what:np}", () => [], { negative: dislikes }),
  frame("~care (much)? for {what:np}", () => [], { list: "what", negative: liked }),
  frame("~go a day without {what:np}", () => [], { list: "what", negative: likes, modal: likes }),
  frame(`~eat|~watch|~drink|~play|~listen|~read|~talk (to|about)? {what:np} ${forAll}`, () => [], {
    modal: likes,
    list: "what",
  }),
  frame(
    "~live (off|on) {what:np}",
    (r) => (/^(?:my|the|a|benefits|savings|campus|disability)$/.test(r.norms("what")[0] ?? "") ? [] : likes(r)),
    { modal: likes },
  ),
  frame("~be doing with {what:np}", () => [], { negative: dislikes, modal: () => [] }),
  frame("~abhor|~resent|~dread {what:np}", dislikes, { list: "what", negative: () => [] }),
  frame(
    "~find {what:np} (really|so|very|a bit|rather|pretty|quite|deeply|utterly)* (boring|disgusting|gross|tedious|unbearable|annoying|dull|revolting|overrated|tiresome|irritating|exhausting|insufferable|awful|horrible|scary|terrifying|creepy)",
    (r) => dislikes(r),
    { negative: () => [] },
  ),
  frame(
    "~find {what:np} (really|so|very|quite|deeply|utterly)* (relaxing|fascinating|soothing|delightful|calming|therapeutic|irresistible|delicious|addictive|enchanting|wonderful)",
    (r) => likes(r),
    { negative: () => [] },
  ),
  frame(
    "~have (no|little|zero) (time|patience|use|love|interest|appetite|stomach|taste) (for|in) {what:np}",
    dislikes,
    { list: "what" },
  ),
  frame("~avoid {what:np} like the plague", dislikes, { list: "what" }),
  frame(
    "~have (a|an)? (firm|deep|real|intense|strong|lifelong|serious|mild|total|healthy|irrational|phobia|huge|big|massive)* (dislike|hatred|fear|phobia|aversion|loathing|horror|distaste|hate) (of|for|to) {what:np}",
    dislikes,
    { list: "what" },
  ),
  frame(
    "~lose (all|my|any|the)* (interest|taste|appetite|passion|love|enthusiasm|liking) (in|for|with|of) {what:np}",
    offLikes,
    { event: true, list: "what" },
  ),
  frame("~go (right|completely|totally|entirely|rather|quite|clean)* off {what:np}", offLikes, {
    event: true,
    list: "what",
  }),
  frame("~outgrow {what:np}", offLikes, { event: true }),
  frame("~break up with {what:np}", (r) => (generic(r) ? offLikes(r) : []), { event: true }),
  frame(
    "~stop|~quit (liking|loving|enjoying|eating|drinking|listening to|watching|wanting|playing|reading|craving|buying|caring for) {what:np}",
    offLikes,
    { event: true, list: "what" },
  ),
];

/** The same after "be": "am over country music", "am a sucker for crime novels". */
export const sentimentStates: Frame[] = [
  frame(
    `${intensity} (wild about|nuts about|big on|all about|in love with|enamoured with|enamored with|enamoured of|devoted to|loyal to|besotted with|hyped about|hyped for|enthusiastic about|a sucker for|a devotee of|an admirer of|a fiend for|a slave to|powerless against|here for|loving|enjoying|digging|vibing with|looping|craving|living for) {what:np}`,
    likes,
    {
      list: "what",
      negative: liked,
      former: (r) => offLikes(r),
    },
  ),
  frame(
    `${intensity} (fan of|averse to|bored of|bored with|bored by|repulsed by|grossed out by|disgusted by|put off by|petrified by|phobic about|tired of|creeped out by) {what:np}`,
    (r) => (r.norms("all").includes("fan") ? likes(r) : dislikes(r)),
    {
      list: "what",
      negative: liked,
    },
  ),
  frame(
    "(so|really|totally|just|completely|quite|pretty|officially)* (over|done with|past|through with) {what:np}",
    (r) =>
      /^(?:it|the|my|a|\d+|one|two|three|five|ten|half|us|you|him|her|them)$/.test(r.norms("what")[0] ?? "") ||
      r.tokens[r.match.slots.what?.from ?? 0]?.tags.has("Value")
        ? []
        : offLikes(r),
    { list: "what", needsSubject: true, negative: () => [] },
  ),
  frame(`${size} {what:np}`, (r) => devoted(r), {
    negative: (r) => devoted(r, dislikes),
    former: (r) => devoted(r, offLikes),
  }),
  frame("(no|hardly a|not a|never a) (big|huge|great)* (fan|lover|friend) of {what:np}", dislikes, { list: "what" }),
];

/** "a Cubs fan", "a massive jazz nut": the last word says how, the others say what. */
function devoted(r: Reading, reading: (r: Reading) => Draft[] = likes): Draft[] {
  const words = r.norms("what");
  const last = words.at(-1) ?? "";
  if (words.length < 2 || !new RegExp(`^(?:${admirer})s?$`).test(last)) return [];
  const span = r.match.slots.what;
  const before = span && r.tokens[span.to - 2];
  const people = /^(?:person|girl|guy|head|tragic|obsessive)$/.test(last);
  if (
    !before ||
    before.tags.has("Adjective") ||
    before.tags.has("Value") ||
    /^(?:no|ceiling|old|young|little|good|nice|best|busy|family|people|birthday|morning|tall|math|only)$/.test(
      before.norm,
    )
  )
    return [];
  if (
    people &&
    !/^(?:cat|dog|tea|coffee|wine|beer|beach|mountain|whisky|horse|savory|dessert|plant|outdoors|petrol|metal)$/.test(
      before.norm,
    )
  )
    return [];
  const value = r.text("what").replace(/\s+\S+$/, "");
  return reading({
    ...r,
    text: (slot) => (slot === "what" ? value : r.text(slot)),
    norms: (slot) => (slot === "what" ? words.slice(0, -1) : r.norms(slot)),
  });
}

/** A kind of thing; "my boss", "the weather", "this week" are single ones. */
const kindOnly =
  (reading: (r: Reading) => Draft[]) =>
  (r: Reading): Draft[] => {
    const first = r.tokens[r.match.slots.what?.from ?? -1];
    return first && !/^(?:my|our|his|her|their|your|the|this|that|these|those|some|a|an)$/.test(first.norm)
      ? reading(r)
      : [];
  };

/** The thing is the subject: "opera bores me", "Comedy clubs are my happy place". */
export const sentimentClauses: Frame[] = [
  frame(
    `${size} (fan|lover|admirer|devotee|supporter) of {what:np} (here|since|,|.|!|$)`,
    (r) => (/^(?:no|not)$/.test(r.tokens[r.match.from - 1]?.norm ?? "") ? dislikes(r) : likes(r)),
    { list: "what" },
  ),
  frame("(no|not) (a|much|big|huge|of)* fan of {what:np}", dislikes, { list: "what" }),
  frame(`${size} {what:np} (here|since birth|since forever|since childhood|for life|at heart|all the way)`, (r) =>
    devoted(r),
  ),
  frame(
    `{what:np} (freak|freaks|creep|creeps|gross|grosses|stress|stresses|weird|weirds|bum|bums|piss|pisses|tick|ticks|turn|turns|put|puts) me (right|totally|completely|the hell)* (out|off)`,
    kindOnly(dislikes),
  ),
  frame(
    `{what:np} ${intensity} (disgust|disgusts|annoy|annoys|irritate|irritates|bore|bores|terrify|terrifies|scare|scares|infuriate|infuriates|repulse|repulses|nauseate|nauseates|depress|depresses|bug|bugs|sicken|sickens|baffle|baffles) me`,
    kindOnly(dislikes),
  ),
  frame(
    `{what:np} ${intensity} (delight|delights|fascinate|fascinates|calm|calms|soothe|soothes|relax|relaxes|captivate|captivates|excite|excites|thrill|thrills|intrigue|intrigues|comfort|comforts) me`,
    judged(likes),
  ),
  frame(
    `{what:np} ${intensity} (give|gives) me (the|an|a|such|major|serious|so much)* (creeps|ick|heebie-jeebies|willies|chills|anxiety|shivers|shudders|nightmares)`,
    kindOnly(dislikes),
  ),
  frame(
    `{what:np} ${intensity} (give|gives) me (so much|such|pure|a lot of|great|real)* (joy|life|peace|pleasure|comfort)`,
    judged(likes),
  ),
  frame(
    `{what:np} ${intensity} (make|makes) me (wanna|want to)? (so|very|really|physically|feel)* (sick|gag|cringe|nauseous|queasy|puke|vomit|scream|shudder|yawn|angry|cry|uncomfortable|hurl)`,
    judged(dislikes),
  ),
  frame(
    `{what:np} ${intensity} (make|makes) me (so|very|really|feel)* (happy|calm|smile|alive|feel alive|at peace)`,
    judged(likes),
  ),
  frame(
    `{what:np} ${intensity} (drive|drives) me (mad|crazy|nuts|insane|bonkers|up the wall|round the bend|around the bend|bananas|to drink)`,
    kindOnly(dislikes),
  ),
  frame(
    `{what:np} (is|are|'s|=) ${intensity} (gross|disgusting|torture|vile|nasty|the worst|awful|horrid|revolting|overrated|boring|trash|garbage|my nemesis|my idea of hell|evil|foul|rank|yucky|icky|nasty|the devil|hell on earth|my kryptonite|satan|unbearable|repulsive|mid|my pet peeve|pointless|inedible)`,
    judged(dislikes),
  ),
  frame(
    `{what:np} (is|are|'s|was|were) (not|never|hardly) ${intensity} (my thing|for me|my cup of tea|my bag|my jam|my style|my scene|my favorite|my favorites|my strong suit|my strength)`,
    (r) => notMine(r),
  ),
  frame("{what:np} can (rot|go to hell|get lost|die in a fire|do one|stay away)", kindOnly(dislikes)),
  frame("{what:np} (does|do|did) not (really)? do (it|anything|much) for me", (r) =>
    r.tokens.slice(r.match.to, r.match.to + 3).some(({ norm }) => /^(?:anymore|any|now)$/.test(norm))
      ? offLikes(r)
      : dislikes(r),
  ),
  frame("{what:np} (does|do) nothing for me (anymore|any more|now)?", kindOnly(dislikes)),
  frame("{what:np} (does|do) not (really)? (agree with|suit) me (anymore|any more|now|these days)", offLikes),
  frame("{what:np} (has|have) (lost|totally lost) (its|their|all)* (appeal|charm|magic|shine|lustre|luster)", offLikes),
  frame("{what:np} (just|really|never)* (never|does not|do not) (get|gets|grow|grows) old", judged(likes)),
  frame("(nothing|not much) (beats|tops|compares to|comes close to|like) {what:np}", (r) => (clear(r) ? likes(r) : [])),
  frame(
    `{what:np} (is|are|'s) (pretty much|basically|literally|really|just|honestly)* (all|the only thing|what|the only music|the only stuff) i (ever|really|want to|wanna)* (put on|listen to|watch|eat|drink|play|read|cook|wear|order|need|want|crave|care about|live for)`,
    kindOnly(likes),
  ),
  frame("{what:np} (is|are) the only {kind:np} (i|for me|that)", judged(likes)),
  frame(
    `{what:np} (is|are|'s) (definitely|still|now|always|probably|also|totally|literally|my|absolute|new|latest|current|ultimate|one of|big|biggest|first|one true|honestly|lowkey|pretty much|basically|forever|greatest|main|little|only|daily|favorite)* (happy place|safe place|jam|comfort|comfort food|comfort foods|comfort show|comfort game|comfort watch|guilty pleasure|guilty pleasures|passion|obsession|weakness|addiction|whole personality|personality|religion|love language|first love|bliss|idea of heaven|idea of fun|bread and butter|go-to|go to|vice|soft spot|favorite thing|escape|therapy|sanctuary)`,
    (r) => (possessed(r) ? likes(r) : []),
  ),
  frame(
    "(my|a) (biggest|main|major|total|absolute|number one|pet|one)* (pet peeve|peeve|fear|phobia|nemesis|turn-off|bugbear) (is|'s|has to be|are|=|:) {what:np}",
    dislikes,
    { list: "what" },
  ),
  frame(
    "(my|the) (biggest|main|greatest|one|guilty|latest|newest|secret|new|current|true|first|only|big|absolute)* (weakness|passion|guilty pleasure|pleasure|obsession|love|comfort food|addiction|comfort show|joy|vice|jam) (is|'s|are|has to be|has always been|=|:|in life is) {what:np}",
    likes,
    { list: "what" },
  ),
  frame(
    "(can not|could not) (get into|be doing with|be bothered with|get on with|cope with|be around) {what:np}",
    dislikes,
    { list: "what" },
  ),
  frame(
    "(can not|could not) (get enough of|live without|do without|resist|say no to|survive without|function without) {what:np}",
    likes,
    { list: "what" },
  ),
  frame(
    "(i|we)? (can|could|would|will)? (never|not ever) (say no to|turn down|tire of|get tired of|get bored of) {what:np}",
    likes,
    {
      list: "what",
    },
  ),
  frame("(a|my)? (firm|deep|real|strong|lifelong)* (dislike|hatred|loathing) (of|for) {what:np}", dislikes, {
    list: "what",
  }),
  frame("(sick|tired|bored|fed up) (and tired)? (of|with) {what:np}", (r) => (clear(r) ? dislikes(r) : []), {
    list: "what",
  }),
];

const possessed = (r: Reading): boolean =>
  r.norms("all").includes("my") || /^(?:go-to|obsession)$/.test(r.norms("all").at(-1) ?? "");

/** "opera is not my thing": never was; "… any more": no longer. */
function notMine(r: Reading): Draft[] {
  const after = r.tokens.slice(r.match.to, r.match.to + 3).map(({ norm }) => norm);
  if (r.norms("all").some((word) => /^(?:suit|strength)$/.test(word))) return [];
  return after.some((word) => /^(?:anymore|now)$/.test(word)) || after.join(" ").startsWith("any more")
    ? offLikes(r)
    : dislikes(r);
}
