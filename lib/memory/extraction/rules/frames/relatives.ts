import { classes } from "../classes.ts";
import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { lemmasOf } from "../lemma.ts";
import { isPlace } from "./home.ts";

/** What doing something to a thing tells of the thing. `of` narrows it to a class of words. */
const deeds: Readonly<Record<string, { key: string; of?: string }>> = {
  teach: { key: "teaches" },
  drive: { key: "vehicle" },
  ride: { key: "vehicle", of: "vehicle" },
  collect: { key: "collects" },
  speak: { key: "language", of: "language" },
  play: { key: "hobby" },
  keep: { key: "pet", of: "animal" },
  own: { key: "owns" },
  adore: { key: "likes" },
  hate: { key: "dislikes" },
  loathe: { key: "dislikes" },
  study: { key: "education" },
};
/** What being or doing something at a place tells of the place. */
const whereabouts: readonly [RegExp, string][] = [
  [
    /^(?:was|am|were|got)? ?(?:born|raised|brought up)\b|^grew up\b|^spent (?:my|our|most of my) childhood\b/,
    "hometown",
  ],
  [/^(?:now |currently |have |am )*(?:live|lived|living|reside|am based|settled)\b(?! for a | in )/, "location"],
  [/^(?:now |currently |have |have been |am )*(?:work|worked|working|am employed)\b/, "work"],
  [/^(?:now |currently |have been |am )*(?:study|studying|am enrolled)\b/, "school"],
];

/** "the van I drive", "physics is what I teach": by the verb of the person. */
function byDeed(r: Reading): Draft[] {
  const verb = lemmasOf(r.norms("verb")[0] ?? "").find((lemma) => Object.hasOwn(deeds, lemma)) ?? r.norms("verb")[0];
  const deed = verb && Object.hasOwn(deeds, verb) ? deeds[verb] : undefined;
  const span = r.match.slots.what;
  const head = span && r.tokens[span.to - 1];
  if (
    !deed ||
    !head ||
    /^(?:this|that|it|all|what|which|thing|things|one|game|way|role|part|best|only)$/.test(head.norm)
  )
    return [];
  if (deed.of && !classes[deed.of]?.(head)) return [];
  if (deed.key === "vehicle" && !deed.of && /^(?:route|road|way|miles?|distance|kids?|people)$/.test(head.norm))
    return [];
  return [fact(deed.key, r.text("what"))];
}

/** "Lund, where I was born", "the procurement department, where I work". */
function byWhereabouts(r: Reading): Draft[] {
  const told = r.norms("did").join(" ");
  const key = whereabouts.find(([pattern]) => pattern.test(told))?.[1];
  const words = r.norms("what");
  const head = words.at(-1) ?? "";
  if (!key) return [];
  const rest = r.text("what").split(" ").slice(0, -1).join(" ");
  if (key === "work" && rest) {
    if (/^(?:department|team|division|squad|unit)$/.test(head)) return [fact("team", rest)];
    if (/^(?:industry|sector|trade)$/.test(head)) return [fact("industry", rest)];
  }
  const span = r.match.slots.what;
  const first = span && r.tokens[span.from + (/^(?:the|a|an)$/.test(words[0] ?? "") ? 1 : 0)];
  if (!first?.capital && !first?.tags.has("Place")) return [];
  if (key === "work") return isTown(r) ? [] : [fact("employer", r.proper("what"))];
  if (key === "school") return isTown(r) ? [] : [fact("school", r.proper("what"))];
  return isPlace(r, "what") ? [fact(key, r.proper("what"))] : [];
}

const isTown = (r: Reading): boolean => {
  const { from = 0, to = 0 } = r.match.slots.what ?? {};
  return r.tokens.slice(from, to).every((token) => token.tags.has("Place"));
};

/** A thing told of by a clause about it. Tried where a clause begins and, in questions too, anywhere else. */
export const relativeFrames: Frame[] = [
  frame("the {what:np} (that|which)? (i|we) {verb:word} (is|are|was|has|have|needs?|keeps?|makes?|$)", (r) =>
    byDeed(r),
  ),
  frame("the {what:np} (that|which)? (i|we) {verb:word}", (r) =>
    /^(?:keep|drive|ride|teach)$/.test(r.norms("verb")[0] ?? "") ? byDeed(r) : [],
  ),
  frame("{what:np} is|are what (i|we) {verb:word}", byDeed),
  frame(
    "{what:place} (, / is / 's / which is)* (the (town|city|village|place|country))? where (i|we) {did:clause}",
    byWhereabouts,
  ),
  frame("{what:np} , where (i|we) {did:clause}", byWhereabouts),
];
