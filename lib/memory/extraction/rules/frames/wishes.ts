import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { keyOfManner, standing } from "./instructions.ts";

const polite =
  "(please|always|just|so|and|also|now|ok|kindly|only|from now on|from here on|from here on out|from here|from today|from this point on|going forward|moving forward|in future|in the future|henceforth|could you|can you|would you|will you|you can|you may|you should|you must|you could|you might|i would like you to|i want you to|i need you to|i prefer you to|if you could|if you would|try to|make sure to|make sure you|be sure to|remember to|for me|until i say otherwise|until further notice|by default|as a rule|let us|,|instead|then|with me|in every answer|in all your answers|feel free to)*";
const lasting =
  "(from now on|from now|from here on|from here|from today|going forward|moving forward|please|always|for me|by default|instead|in future|in the future|permanently|for good|until further notice|ever|now|again|in every|in all|for every|for all|for everything|every time|in your|with me|to me|only|throughout|when|whenever|because|as|since|so|and|but|not|at all|i|we|as well|too|rather than|instead of|any more|anymore|,|.|!|;|:|$)";
const anyAnswer =
  "(me|us|my|your|all|every|everything|any|of|the|it|things|answers|replies|responses|answer|reply|response|explanations|recipes|lists|output|to|back|over|out|up|with|in|only|again|each|it all|information|steps|results|yourself|messages|them)*";
const quantity =
  "(dimensions|measurements|distances|temperatures|weights|lengths|recipes|units|numbers|quantities|amounts|sizes|heights|speeds|volumes|areas|values|figures|answers|everything|conversions|temps)";

/** The words of the sentence say that it is meant for good: "from now on", "every reply", "always". */
function forGood(r: Reading): boolean {
  let from = r.match.from;
  let to = r.match.to;
  while (from > 0 && !/^[.!?]$/.test(r.tokens[from - 1]?.norm ?? "")) from -= 1;
  while (to < r.tokens.length && !/^[.!?]$/.test(r.tokens[to]?.norm ?? "")) to += 1;
  const said = r.tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .join(" ");
  return /\b(?:always|never|from now|from here|from today|from this point|going forward|moving forward|in future|in the future|henceforth|every|everything|each|all|any|until i say|until further|default|as a rule|standing|whenever|permanently|for good|for me|(?:talk|speak) to me|instead|these days|any more|anymore|with me|answers|replies|responses|explanations|switch|prefer|use|ever|keep it that way|other than|only|just)\b/.test(
    said,
  );
}
const firmly = (r: Reading): boolean => {
  const said = r.tokens
    .slice(Math.max(0, r.match.from - 14), r.match.to + 12)
    .map(({ norm }) => norm)
    .join(" ");
  return /\b(?:always|never|from now|from here|from today|from this point|going forward|moving forward|in future|in the future|henceforth|every|each|all (?:your|my|the|our)|everything|until i say|until further|by default|as a rule|whenever|permanently|for good|any ?more|any time|anytime|ever)\b/.test(
    said,
  );
};

const when =
  (test: (r: Reading) => boolean, read: (r: Reading) => Draft[]) =>
  (r: Reading): Draft[] =>
    standing(r) && test(r) ? read(r) : [];
const units = (r: Reading): Draft[] => [fact("units", r.text("units"))];
const length = (r: Reading): Draft[] => [fact("response_style", r.text("length"))];
const language = (r: Reading): Draft[] => [fact("response_language", r.proper("language"))];
const manner = (r: Reading): Draft[] => {
  const span = r.match.slots.manner;
  const key = span ? keyOfManner(r.tokens.slice(span.from, span.to)) : null;
  return key ? [fact(key, r.text("manner").replace(/\s+(?:as|to|and|the)$/i, ""))] : [];
};
/** The order as it was put, "always" included when it stands right before. */
const order = (r: Reading): Draft[] => [
  fact("instruction", `${alwaysBefore(r)}${r.text("order")}`.replace(/\s+(?:please|pls|ok|okay|thanks)$/i, "")),
];

const alwaysBefore = (r: Reading): string => {
  const before = r.tokens[(r.match.slots.order?.from ?? 0) - 1];
  return before?.norm === "always" ? `${before.text} ` : "";
};

const wishKeys = ["instruction", "avoid", "response_format", "response_style", "tone", "units", "code_style"];

/** A wish taken back: whichever kind of wish it was. */
function released(r: Reading): Draft[] {
  const span = r.match.slots.what;
  const words = span ? r.tokens.slice(span.from, span.to) : [];
  const known =
    r
      .norms("all")
      .some((word) =>
        /^(?:released|excused|relieved|rule|rules|request|ban|reminder|reminders|instruction|insist|requirement)$/.test(
          word,
        ),
      ) ||
    words.some(
      (token) =>
        ["answers", "format", "tone", "style", "units"].some((kind) => classes[kind]?.(token) ?? false) ||
        /^(?:emojis?|bullets?|hashtags?|tldrs?|jokes?|puns?|disclaimers?|intros?|summaries|summary|headings?|reminders?|tables?)$/.test(
          token.norm,
        ),
    );
  const value = r
    .text("what")
    .replace(
      /\s+(?:rule|rules|thing|request|ban|tone|style|wish|instruction|format|requirement|limit|stuff|part|bit)$/i,
      "",
    );
  return known && value.length > 2 ? wishKeys.map((key) => end(key, value)) : [];
}

const address = (r: Reading): Draft[] => {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  const before = r.tokens[r.match.from - 1];
  if (!first?.capital || first.norm === "i" || (before?.word && !/^(?:just|so|and|but|plain|no)$/.test(before.norm)))
    return [];
  if (
    ["Date", "Place", "Month", "WeekDay", "Determiner", "Pronoun", "Expression", "Verb", "Adverb"].some((tag) =>
      first.tags.has(tag),
    ) ||
    (classes.language?.(first) ?? false)
  )
    return [];
  const addressed = r.tokens
    .slice(Math.max(0, r.match.from - 30), r.match.from)
    .some(({ norm }) =>
      /^(?:call|calling|address|addressing|name|named|formal|mr|mrs|ms|miss|dr|sir|madam|full|nickname|surname|title|manners|introduce|names)$/.test(
        norm,
      ),
    );
  return addressed ? [fact("address_as", r.proper("name"))] : [];
};

export const wishFrames: Frame[] = [
  frame(
    `${polite} (give|show|tell|quote|write|state|express|list|put|have|keep|do|convert|measure|answer|speak|talk|need|provide|report) ${anyAnswer} ${quantity}? (you give me|for me|to me)? (in|as|to|using) {units:measure} (units|system|measurements)? ${lasting}`.replace(
      " (, not .. )?",
      "",
    ),
    when(forGood, units),
  ),
  frame(
    `${polite} (use|switch|change|stick|stay|go|move|convert) (over|back|to|with|it|everything|all|units|the|my|everything)* (,|:)? {units:measure} (units|system|measurements)? ${lasting}`.replace(
      " [:]?",
      "",
    ),
    when(() => true, units),
  ),
  frame(
    `${polite} {units:measure} (units|system|measurements)? (only|always|for me|please|from now on|from today|in every|in all|throughout|across the board|for everything|instead|not|by default|from here)`,
    when((r) => !/^(?:pounds|cups|miles|feet|stone)$/.test(r.text("units")) || firmly(r), units),
  ),
  frame(
    `(all|my|your|the|any|every|please|always)* ${quantity} (that|which)? (you|i)? (give|send|quote|get|use)? (me)? (should|must|need to|have to|has to|are to|ought to|please|always|only|are)* (be)? (given|shown|written|expressed|stated|quoted)? (in|as) {units:measure}`,
    when(
      (r) =>
        firmly(r) ||
        r.norms("all").some((word) => /^(?:should|must|need|have|ought|please)$/.test(word)) ||
        r.tokens[r.match.to]?.norm === "please",
      units,
    ),
  ),
  frame(
    "i|we (only|always|mostly|usually|still|just|prefer to|think and|cook and)* (think|work|measure|cook|bake|understand|use|prefer|know|weigh|want|need|count) (everything|only|mostly|to|in|with|get|have|distances|temperatures|it)* {units:measure}",
    when(
      (r) =>
        !/^(?:pounds|cups|miles|feet|stone|degrees)$/.test(r.text("units")) ||
        r.norms("all").some((word) => /^(?:think|in|only|prefer|understand)$/.test(word)),
      units,
    ),
  ),
  frame(
    `${polite} (i|we)? (would|'d)? (prefer|like|want|love|rather have) {manner:manner} (to|over|rather than|instead of|not) {other:manner}`,
    when(() => true, manner),
  ),
  frame(
    `${polite} (put|write|format|give|send|present|lay|set|do|return|structure|organise|organize|deliver|make|show|use|answer|reply|respond) ${anyAnswer} (in|as|into|with|using|like)* (a|an|the|form of)* {manner:manner} ${lasting}`,
    when((r) => firmly(r) || r.norms("all").some((word) => /^(?:answers|replies|responses|use)$/.test(word)), manner),
  ),
  frame(
    "(your|all|the|my|any|every)* @answers (should|must|may|can|need to|have to|are to|ought to|please|always|only|from now on|now|also|better)* (be|come|arrive|stay|look|be formatted|be given|be written|be kept)? (please|in|as|like)* (a|an|the|form of)* {manner:manner}",
    when(
      (r) => r.norms("all").some((word) => /^(?:should|must|may|need|have|ought|please|always|come|be|as)$/.test(word)),
      manner,
    ),
  ),
  frame(
    "i|we (like|prefer|want|need|enjoy|love) (my|your|the|all)* @answers (to be|nice and|kept|a bit|as|more|very|in)* {manner:manner}",
    when(() => true, manner),
  ),
  frame(
    "(only|just|always|nothing but|strictly) {manner:manner} (please|from now on|, | . | ! | ; | and | $ )",
    when(
      (r) =>
        r.tokens
          .slice(r.match.slots.manner?.from ?? 0, r.match.to)
          .some((token) => classes.format?.(token) || /^(?:text|points|bullets|prose)$/.test(token.norm)),
      manner,
    ),
  ),
  frame(
    "{manner:manner} (instead|only|always)? (from now|from now on|from here|from today|from here on|instead|going forward)",
    when(() => true, manner),
  ),
  frame(
    `${polite} (keep|limit|restrict|cap|hold|stick|confine|make|trim|cut) (yourself|it|them|everything|things|your|all|the|answers|replies|responses|answer|explanations|messages|to|at|down|short|within)* {length:length} ${lasting}`,
    when(
      (r) =>
        firmly(r) || r.norms("all").some((word) => /^(?:yourself|answers|replies|responses|explanations)$/.test(word)),
      length,
    ),
  ),
  frame(
    `${polite} (answer|reply|respond|explain|write|give|tell|use|send) ${anyAnswer} (in|with|using)* (a)? {length:length} ${lasting}`,
    when(firmly, length),
  ),
  frame(
    "{length:length} (per|each|for each|an|a|for every|from now on|going forward|always) (answer|reply|response|message|time|question|topic|$|,|.|please)*",
    when(() => true, length),
  ),
  frame(
    "{length:length} (is|are) (enough|plenty|fine|all i need|the limit|the maximum|my limit|what i want)",
    when(() => true, length),
  ),
  frame(
    `${polite} {order:elaborate}`,
    when(
      (r) => forGood(r),
      (r) => [fact("response_style", r.text("order").replace(/^.*\b(?=(?:more|less|longer|shorter) )/i, ""))],
    ),
  ),
  frame(
    `${polite} (answer|reply|respond|write|speak|talk|explain|communicate|chat|converse|correspond|stick|continue|carry on|stay|switch|change|go|use) (to|with|over|back|me|us|everything|your|my|all|answers|replies|responses|only|again|in|into|using|always|from now on|messages)* {language:language} (only|with me|to me)? ${lasting}`,
    when(
      (r) =>
        forGood(r) ||
        /\b(?:me|us|let)\b/.test(r.norms("all").join(" ")) ||
        r.tokens.slice(r.match.from - 1, r.match.to + 2).some(({ norm }) => norm === "please"),
      language,
    ),
  ),
  frame(
    `(you|everyone)? (may|can|should|must|could|please|kindly|would you|could you|will you|always|from now on|everyone may)* (address|call) me (as|just|simply|plain)* {name:name}`,
    (r) => {
      const first = r.tokens[r.match.slots.name?.from ?? -1];
      return first?.capital && first.norm !== "i" ? [fact("address_as", r.proper("name"))] : [];
    },
  ),
  frame(
    "(just|plain|simply)? {name:name} (will do|is fine|is enough|will suffice|is plenty|does nicely|works for me|suits me|is perfectly fine|is all you need|will be fine)",
    address,
  ),
  frame(
    "(you are|you 're|consider yourself) (now|hereby|officially)* (released|excused|free|relieved|off the hook) (from|of) (the|my|your|that)* {what:activity}",
    released,
  ),
  frame(
    "(you can stop|no need to|no need for|you can|you do not need to|you do not have to|please|ok|feel free to|let us|you may)* (drop|skip|lose|forget|scrap|ditch|lift|retire|cancel|ignore|enough with|enough of|never mind|forget about|ignore what i said about|forget what i said about|do away with|quit|cut) (with|the|that|my|those|doing|about|all|adding|using|giving me|including)* {what:activity} (rule|thing|request|ban|tone|style|wish|instruction|format|now|please|anymore|any more|,|.|!|;|-|—|for|$)",
    released,
  ),
  frame(
    "(the|my)? (ban|rule|request|instruction) (on|about|for|against) {what:activity} (is|'s|has been)* (lifted|over|off|gone|cancelled|dropped|history|no longer)",
    released,
  ),
  frame(
    "(whenever|every time|each time|any time|anytime|when)? (you|i|we) {context:doing} ,? (please|always|also|just|then|could you|can you|i want you to|i would like you to)* (make|keep) (it|them|that|things) (sound|be|a bit|very|really|more)* {manner:manner}",
    when((r) => repeated(r), manner),
  ),
  frame(
    "(whenever|every time|each time|any time|anytime|when)? (you|i|we) {context:doing} ,? (please|always|also|just|then|could you|can you|i want you to|i would like you to)* {order:order}",
    when((r) => repeated(r), order),
  ),
  frame(
    `${polite} (use|write in|write with|stick to)? {order:spelling} ${lasting}`,
    when(() => true, order),
  ),
  frame(
    "(please|just|you can|can you|could you)* (talk|speak|write|reply|respond|chat) to me (like|as if) (i am|i were)? {what:np} (from now on|please|,|.|!|$)",
    when(
      () => true,
      (r) => [fact("tone", r.text("all").replace(/^.*? to me /i, ""))],
    ),
  ),
];

/** Tried after every other reading of a wish. */
export const orderFrames: Frame[] = [frame(`${polite} {order:order}`, when(ordersAlways, order))];

/** "Every time I ask …", "when you …, please": an occasion that comes again. */
function repeated(r: Reading): boolean {
  const before = r.tokens
    .slice(Math.max(0, r.match.from - 2), r.match.from)
    .map(({ norm }) => norm)
    .join(" ");
  const first = r.norms("all")[0] ?? "";
  if (/^(?:every|each|any) time$/.test(before) || /^(?:whenever|every|each|any|anytime)$/.test(first)) return true;
  return (
    (first === "when" || before.endsWith("when")) && r.norms("all").some((word) => /^(?:please|always)$/.test(word))
  );
}

/** "Start every reply with …", "always cite your sources": an order that says itself that it is for every time. */
function ordersAlways(r: Reading): boolean {
  if (
    /\bagain\b/.test(r.norms("order").join(" ")) ||
    (r.norms("all").includes("me") && r.norms("all").includes("call"))
  )
    return false;
  const said = r.norms("all").join(" ");
  const next = r.tokens
    .slice(r.match.to, r.match.to + 5)
    .map(({ norm }) => norm)
    .join(" ");
  return /\b(?:always|from now|from here|from today|going forward|moving forward|in future|henceforth|by default|until further|until i say|(?:every|each|all|any) (?:of )?(?:your )?(?:single )?(?:answers?|replies|reply|responses?|messages?|recipes?|time|conversations?|emails?|codes?|drafts?|suggestions?|chat|lists?|summar(?:y|ies)))\b/.test(
    `${said} ${/^(?:from now|going forward|every time|in future|always)/.test(next) ? next : ""}`,
  );
}
