import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { clear, givenUp, likes } from "./taste-readings.ts";

const sentenceStart = (r: Reading): number => {
  let from = r.predicate.from;
  while (from > 0 && !/^[.!?…:]$/.test(r.tokens[from - 1]?.norm ?? "") && !r.tokens[from]?.newLine) from -= 1;
  return from;
};

/**
 * What "it" or "them" is in "olives taste of salt, i hate them": the subject with which the sentence begins, when that
 * is a thing and not a person, a possession or an event. Null when it is anything else.
 */
function topic(r: Reading): { value: string; from: number } | null {
  const from = sentenceStart(r);
  let to = from;
  while (to < r.predicate.from && to - from < 4 && isThing(r, to)) to += 1;
  const verb = r.tokens[to];
  const first = r.tokens[from];
  if (to === from || !first || !verb || first.tags.has("FirstName")) return null;
  const told =
    /^(?:is|are|'s|tastes?|smells?|looks?|sounds?|feels?|makes?|gives?|goes)$/.test(verb.norm) || verb.norm === "?";
  return told
    ? {
        value: r.tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(" "),
        from,
      }
    : null;
}

function isThing(r: Reading, at: number): boolean {
  const token = r.tokens[at];
  return (
    token?.word === true &&
    (token.tags.has("Noun") || token.tags.has("Adjective") || token.tags.has("Gerund")) &&
    !token.tags.has("Pronoun") &&
    !token.tags.has("Determiner") &&
    !/^(?:is|are|tastes?|smells?|today|tomorrow|yesterday|everything|everyone|someone|thing|things|weather|work|life|day|week)$/.test(
      token.norm,
    )
  );
}

/** What was had in the clause before: "i drink too much iced tea, love it". */
function had(r: Reading): { value: string; from: number } | null {
  let to = r.predicate.from;
  while (to > 0 && r.tokens[to - 1]?.norm === ",") to -= 1;
  let from = to;
  while (from > 0 && to - from < 3 && isThing(r, from - 1)) from -= 1;
  const before = r.tokens.slice(Math.max(0, from - 4), from).map(({ norm }) => norm);
  const consumed = before.some((word) =>
    /^(?:drink|eat|watch|read|play|listen|cook|drinking|eating|watching|reading|playing)$/.test(word),
  );
  return consumed && to > from && to < r.predicate.from
    ? {
        value: r.tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(" "),
        from,
      }
    : null;
}

function ofTopic(key: "likes" | "dislikes"): (r: Reading) => Draft[] {
  return (r) => {
    const found = topic(r) ?? had(r);
    if (!found) return [];
    const other = key === "likes" ? "dislikes" : "likes";
    return [fact(key, found.value, { quotedFrom: found.from }), end(other, found.value, { quotedFrom: found.from })];
  };
}

/** "play the oboe in the Harbour Wind Band": an instrument and those it is played with. */
function ensemble(r: Reading): Draft[] {
  const group =
    /^(?:band|orchestra|choir|ensemble|quartet|trio|quintet|club|team|fc|united|chorus|group|society|philharmonic|singers|league)$/;
  if (!group.test(r.norms("org").at(-1) ?? "")) return [];
  const member = fact("member_of", r.proper("org"), { aka: [r.norms("org").at(-1) ?? ""] });
  return [...(r.has("what") && clear(r) ? [fact("hobby", r.text("what"))] : []), member];
}

export const ensembleVerbs: Frame[] = [
  frame("~play|~sing|~drum|~dance|~row|~act {what:np}? (in|with|for) {org:organisation}", ensemble),
];

export const tasteChangeVerbs: Frame[] = [
  frame("~love|~adore|~enjoy it|them|those", ofTopic("likes"), { negative: ofTopic("dislikes") }),
  frame("~hate|~loathe|~detest|~despise it|them|those", ofTopic("dislikes"), { negative: () => [] }),
  frame("~stand|~bear it|them", () => [], { negative: ofTopic("dislikes"), modal: () => [] }),
  frame("~come (round|around) (on|to|about) (liking|loving)? {what:np}", likes, { event: true, list: "what" }),
  frame("~grow|~learn to (love|like|enjoy) {what:np}", likes, { event: true }),
  frame(
    "~change my mind (about|on) {what:np}",
    (r) => (clear(r) ? [end("likes", r.text("what")), end("dislikes", r.text("what"))] : []),
    { event: true },
  ),
  frame("~fall out of love with {what:np}", givenUp, { event: true }),
  frame(
    "~drink|~eat|~watch|~read (way|far)? too (much|many) {what:np} , (love|i love|but i love|and i love) (it|them)",
    likes,
  ),
  frame("~speak {language:word} (and|,|.|at|with|too|fluently|natively|$)", (r) => spoken(r), { list: "language" }),
];

/** A language that is in no list, by its capital: "speak Tongan". */
function spoken(r: Reading): Draft[] {
  const token = r.tokens[r.match.slots.language?.from ?? -1];
  return token?.capital &&
    (classes.language?.(token) || token.tags.has("Demonym") || /(?:an|ish|ese|ic|i)$/.test(token.norm))
    ? [fact("language", token.text)]
    : [];
}

export const tasteChangeClauses: Frame[] = [
  frame("{what:np} is what (keeps me sane|i grew up on|i live for|gets me through|i do for fun)", (r) =>
    /ing$/.test(r.norms("what")[0] ?? "") ? (clear(r) ? [fact("hobby", r.text("what"))] : []) : likes(r),
  ),
  frame("{what:np} is|are my love language", likes),
  frame("@tool user (here|,|.|since|for|$)", (r) => [fact("preferred_tool", r.tokens[r.match.from]?.text ?? null)]),
  frame("my (go to|go-to|usual) (drink|food|snack|breakfast|lunch|dinner|coffee order|order) is|'s {what:np}", (r) =>
    goTo(r),
  ),
];

function goTo(r: Reading): Draft[] {
  const kind = r.norms("all").find((word) => /^(?:drink|food|snack|breakfast|lunch|dinner)$/.test(word));
  return kind && clear(r) ? [fact(`favorite_${kind}`, r.text("what"))] : [];
}

export const tasteChangeStates: Frame[] = [
  frame("running {what:np} (on|at) (my|the) (laptop|pc|computer|desktop|machine|phone|server|everything)", (r) =>
    system(r),
  ),
  frame("doing|on @diet (since|for|again|now|atm|,|.|$)", (r) => {
    const token = r.tokens[r.match.from + 1];
    return token ? [fact("diet", token.text)] : [];
  }),
];

export const systemFrames: Frame[] = [
  frame("(i|we)? run|running|runs {what:np} on (my|our|the|everything|all|every)", (r) => system(r)),
  frame(
    "my (@adjective|work|home|new|old)* (laptop|pc|computer|desktop|machine) (is running|runs|is on|uses) {what:np}",
    (r) => system(r),
  ),
];

function system(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.what?.from ?? -1];
  return first && classes.os?.(first) ? [fact("operating_system", r.text("what"))] : [];
}
