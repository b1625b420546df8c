import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { clear, goal } from "./taste-readings.ts";

const place = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.where?.from ?? -1];
  return (
    first !== undefined &&
    (first.capital || first.tags.has("Place")) &&
    !first.tags.has("FirstName") &&
    !/^(?:i|god|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(first.norm)
  );
};
const travelled = (r: Reading): Draft[] => (place(r) ? [fact("travel_experience", r.proper("where"))] : []);
const planned = (r: Reading): Draft[] => (place(r) ? [fact("travel_plan", r.proper("where"))] : []);
const when =
  "(on|next|this|in|for|tomorrow|soon|with|at|over|to|later|after|before|friday|monday|tuesday|wednesday|thursday|saturday|sunday|,|.|!|$)";

const feelings =
  /^(?:sad|happy|tired|exhausted|stressed|excited|anxious|depressed|nervous|lonely|overwhelmed|relieved|worried|bored|jealous|low|down|blue|homesick|restless|hopeful|frustrated|drained|miserable|grumpy|cranky|content|burnt|burned|worn|stuck|lost|great|awful|terrible|better|numb|motivated|unmotivated|grateful|heartbroken|wiped|hopeless|helpless|gloomy|cheerful|glum|melancholy|upset|angry|furious|scared|afraid|ashamed|guilty|proud|calm|peaceful|desperate|discouraged|disappointed|bitter|weary|sluggish|optimistic|pessimistic|insecure|confident|inspired|joyful|ecstatic|thrilled|delighted|uneasy|tense|irritable|moody|lost|lethargic|apathetic|nostalgic|fragile|shaky|jittery|panicky|crushed|dejected|downhearted|demoralised|demoralized|deflated|flat)$/;

/** "feeling really low", "kinda burnt out": how one is these days. */
function mood(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.what?.from ?? -1];
  if (!first || !feelings.test(first.norm)) return [];
  const out =
    r.tokens[r.match.slots.what?.to ?? -1]?.norm === "out" && /^(?:burnt|burned|worn|wiped)$/.test(first.norm);
  return [fact("mood", out ? `${first.text} out` : first.text)];
}

/** A title: capitals, or a kind of text with what it is about. */
const title = (r: Reading): Draft[] => {
  const span = r.match.slots.what;
  const first = span && r.tokens[span.from + (/^(?:a|an|the)$/.test(r.tokens[span.from]?.norm ?? "") ? 1 : 0)];
  if (!first || !clear(r) || r.norms("what").length > 7) return [];
  const kind =
    /^(?:biography|novel|book|memoir|trilogy|series|autobiography|history|show|documentary|manga|comic|anime|season|thriller|fantasy)$/;
  const known = first.capital || r.norms("what").some((word) => kind.test(word));
  return known
    ? [
        fact(
          "current_activity",
          r.text("what").replace(/^(?:huge|massive|long|great|big|lovely|brilliant|really good)\s+/i, ""),
        ),
      ]
    : [];
};

export const aimVerbs: Frame[] = [
  frame("~save (up)? (for|towards) (a|an|my|our|the)? {goal:np}", (r) => goal(r), { needsSubject: true }),
  frame(
    "~try|~aim|~plan|~hope|~intend|~mean (hard)? to {goal:activity}",
    (r) =>
      /^(?:find|figure|understand|write|fix|decide|get|make|work|remember|help|see|come|sort|choose|be|explain|solve|do|use|convince|send|print|open|install|set|book|reach|call|draft|plan|word|say|keep|think|tell|not)$/.test(
        r.norms("goal")[0] ?? "",
      )
        ? []
        : goal(r),
    { needsSubject: true },
  ),
  frame(
    "~train|~practise|~practice|~prepare|~study|~cram for (a|an|my|the)? {goal:np}",
    (r) => (/^(?:my|the|a|it|that|this)$/.test(r.norms("goal")[0] ?? "") && r.norms("goal").length < 2 ? [] : goal(r)),
    { needsSubject: true },
  ),
  frame("~set (my|our) sights on {goal:activity}", goal, { event: true }),
  frame("~dream (of|about) {goal:activity}", goal),
  frame(
    "~be|~visit|~travel (to|in)? {where:place} (once|twice|before|three|four|several|many|a few|a couple|last|and|in|for|with|years|,|.|!|$)",
    (r) => (r.predicate.perfect && !r.predicate.negated && true ? travelled(r) : []),
    { event: true, list: "where" },
  ),
  frame(
    `~fly|~travel|~go|~head (out|off|over|down|up)? to {where:place} ${when}`,
    (r) => (r.predicate.be && r.predicate.tense !== "past" ? planned(r) : []),
    { future: planned },
  ),
  frame(
    "~visit {where:place} (on|next|this|in|tomorrow|soon|with|over|later|for)",
    (r) => (r.predicate.be && r.predicate.tense !== "past" ? planned(r) : []),
    { future: planned },
  ),
  frame(
    "~read|~watch|~binge|~reread|~rewatch {what:activity}",
    (r) => (/ing$/.test(r.norms("all")[0] ?? "") ? title(r) : []),
    { needsSubject: true },
  ),
  frame(
    "~feel (really|so|very|kinda|kind of|a bit|pretty|quite|rather|super|extremely|totally|completely|absolutely)* {what:word} (out)? (lately|today|about|this|these|at|because|right|now|and|since|again|,|.|!|$)",
    mood,
  ),
  frame(
    "~learn|~start|~begin (learning|to learn) (how to)? (the|to)? {what:np}",
    (r) =>
      /^(?:what|how|to|that|it|a|about|more)$/.test(r.norms("what")[0] ?? "") || !clear(r)
        ? []
        : /language$/.test(r.norms("what").at(-1) ?? "")
          ? [fact("skill", r.text("what"))]
          : [],
    { event: true },
  ),
];

export const aimStates: Frame[] = [
  frame(
    "to {where:place} (once|twice|before|three|four|several|many|a few|a couple|last|and|in|for|with|,|.|!|$)",
    (r) => (r.predicate.perfect ? travelled(r) : []),
    { negative: () => [], list: "where" },
  ),
];

export const aimClauses: Frame[] = [
  frame(
    "(my|our) (@adjective|big|new|main|life|long-term|lifelong|ultimate|biggest|only|current|long|term)* (dream|goal|ambition|resolution|aim|plan|hope|target|bucket list item) (this year|for the year|for this year|in life|right now|for now|for 2026|for 2027)? (is|'s|has always been|remains|would be|was always|=|:) (to)? {goal:activity}",
    (r) => (/^(?:that|this|not|simple|the|a|what|going|still)$/.test(r.norms("goal")[0] ?? "") ? [] : goal(r)),
  ),
  frame("one day (i|we) (will|'ll|would like to|want to|hope to) {goal:activity}", goal),
  frame(
    "(trying|hoping|aiming|saving up|saving|training|planning) (to|for) (a|an|the)? {goal:activity} (this|by|before|next|,|.|!|$)",
    (r) =>
      /^(?:find|figure|understand|write|fix|decide|get|make|work|remember|help|be|see|do|explain)$/.test(
        r.norms("goal")[0] ?? "",
      )
        ? []
        : goal(r),
    { needsSubject: true },
  ),
];
