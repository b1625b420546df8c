import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import { clear, likes } from "./taste-readings.ts";

const mannerWords =
  "(definitely|still|now|probably|currently|actually|officially|also|by far|hands down|easily|without question|undoubtedly|always|will always be|has always been|have always been|has to be|have to be|would be|gotta be|these days|nowadays|at the moment|right now|is|are|suddenly|at present|just)*";
const whose =
  "(my|our)? (absolute|current|all-time|all time|new|number one|latest|personal|ultimate|present|old|very)*";
const afterwards =
  "(now|instead|these days|nowadays|currently|hands down|by far|of all time|ever|for sure|no contest|for now|right now|at the moment|still|again|tho|though|since|i think|atm|lately)*";
const becomes =
  "(is|are|'s|was|were|has become|have become|became|become|becomes|remains|remain|is becoming|would be|takes over as|took over as|has taken over as|turned into|has turned into|makes|is officially)";
const kindNoise = /^(?:type|kind|sort|of|all|time|the|absolute|ever|update|news|personal|a|an|my|our|single)$/;
const kindNames: Readonly<Record<string, string>> = {
  dish: "food",
  meal: "food",
  foods: "food",
  beverage: "drink",
  drinks: "drink",
  film: "movie",
  movies: "movie",
  films: "movie",
  colour: "color",
  tv_show: "show",
  television_show: "show",
};

/** The key for a kind of thing: "type of film" → favorite_movie. */
function keyOf(r: Reading): string | null {
  const kind = r
    .norms("kind")
    .filter((word) => !kindNoise.test(word))
    .join("_");
  if (!kind || relationOf(kind) !== null || /^(?:thing|one|part|place_to|things|person|memory)$/.test(kind))
    return null;
  if (/^(?:text_|code_|main_)?(?:editor|ide|tool|text_editor|browser|terminal|shell)$/.test(kind))
    return "preferred_tool";
  if (/^(?:os|operating_system|distro)$/.test(kind)) return "operating_system";
  if (/^(?:programming_language|coding_language)$/.test(kind)) return "programming_language";
  return `favorite_${Object.hasOwn(kindNames, kind) ? kindNames[kind] : kind}`;
}

function favourite(r: Reading): Draft[] {
  const first = r.norms("what")[0] ?? "";
  if (!clear(r) || /^(?:to|of|when|not|no|what|because|if|going|getting|making|being)$/.test(first)) return [];
  if (relationOf(r.norms("kind").at(-1) ?? "") !== null) return [];
  const key = r.has("kind") ? keyOf(r) : null;
  return key ? [fact(key, r.text("what"))] : likes(r);
}

const ended = (r: Reading): Draft[] => {
  const key = r.has("kind") ? keyOf(r) : null;
  return key && clear(r) ? [end(key, r.text("what")), end("likes", r.text("what"))] : [];
};

/** The thing that the clause before spoke of: "converted to ginger kombucha, that's my favourite drink now". */
function antecedent(r: Reading): { value: string; from: number } | null {
  let to = r.match.from;
  while (to > 0 && !r.tokens[to - 1]?.word) to -= 1;
  while (
    to > 0 &&
    /^(?:and|so|now|but|because|actually|honestly|yesterday|today|lately|recently)$/.test(r.tokens[to - 1]?.norm ?? "")
  )
    to -= 1;
  let from = to;
  while (from > 0 && to - from < 3 && nominal(r, from - 1)) from -= 1;
  return to > from && r.match.from - to <= 2
    ? {
        value: r.tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(" "),
        from,
      }
    : null;
}

function nominal(r: Reading, at: number): boolean {
  const token = r.tokens[at];
  if (!token?.word || token.tags.has("Pronoun") || token.tags.has("Determiner")) return false;
  return token.tags.has("Noun") || token.tags.has("Adjective") || token.tags.has("Gerund") || token.capital;
}

function pointedBack(r: Reading): Draft[] {
  const found = antecedent(r);
  const key = keyOf(r);
  return found && key ? [fact(key, found.value, { quotedFrom: found.from })] : [];
}

export const favouriteClauses: Frame[] = [
  frame(
    `(that|it|this|they|those) (is|'s|are|has become|have become) ${mannerWords} (my|our) (new|absolute|current|all-time)* favorite {kind:np} ${afterwards}`,
    pointedBack,
  ),
  frame(
    `${whose} favorite {kind:np} (has|have|just|recently|officially)* (changed|switched|shifted|moved|went|gone|swung|turned|drifted) (over)? (from {old:np})? to {what:np}`,
    favourite,
  ),
  frame(
    `${whose} favorite {kind:np} (is|are|'s|was) (no longer|not) {old:np} (anymore|any more|now)? (, | ; | . | : | - | but|it is|it 's|its|now|rather)* (it is|it 's|its|now|is|but)* {what:np}`,
    favourite,
  ),
  frame(`${whose} favorite {kind:np} (is|are|'s) no longer {what:np}`, ended),
  frame(`{what:np} (is|are|'s) (no longer|not) (my|our) favorite {kind:np} (anymore|any more|now)?`, ended),
  frame(`{what:np} is|are not my favorite {kind:np}`, () => []),
  frame(
    `${whose} favorite {kind:np} (used to be|was|were|had been) {old:np} (, | ; | . | - | : | but|and|until)* (now|today|lately|these days|nowadays|currently|then)* ,? (it is|it 's|its|i prefer|is|i say) (now)? {what:np}`,
    favourite,
  ),
  frame(
    `{what:np} (has|have|just|now|officially|finally)* (replaced|dethroned|overtaken|ousted|beaten|supplanted|overtook|beat|unseated|toppled|displaced|knocked off) {old:np} as (my|our) (new|all-time)* favorite {kind:np}`,
    favourite,
  ),
  frame(
    `{what:np} ${becomes} ${mannerWords} (my|our) (new|absolute|current|all-time|number one|ultimate|very|second)* favorite {kind:np} ${afterwards}`,
    favourite,
  ),
  frame(
    `${whose} favorite {kind:np} (update|news)? (is|'s|are|:|=|-|–|,|?|has become|became|becomes|would be|has got to be|must be|remains|has always been|changed|changed :)* ${mannerWords} {what:np} ${afterwards}`,
    (r) => (marked(r) ? favourite(r) : []),
  ),
  frame(
    `(as for|for|if i had to pick|if i had to choose|when it comes to)? (my|a|one)? favorite {kind:np} ,? (it is|it 's|its|i would say|i 'd say|that would be|i go with|i would go with|i pick) ${mannerWords} {what:np}`,
    favourite,
  ),
  frame(
    `(my|our) (new|latest|current|usual|absolute|default)* (go-to|go to) {kind:np} (is|'s|are|=|:|has become|became|will always be|would be) ${mannerWords} {what:np}`,
    favourite,
  ),
  frame(
    `{what:np} ${becomes} ${mannerWords} (my|our) (new|latest|current|usual|absolute|default)* (go-to|go to) {kind:np}`,
    (r) =>
      /^(?:since|when|for|because|on|after|now|and|lately)$/.test(r.norms("kind")[0] ?? "") ? likes(r) : favourite(r),
  ),
  frame(
    `{what:np} ${becomes} ${mannerWords} (my|our) (new|latest|current|usual|absolute|default)* (go-to|go to|fave|fav|favorite) (now|these days|lately|since|,|.|!|for|$)`,
    likes,
  ),
  frame(`(my|our) {kind:np} of choice (is|'s|=|:) ${mannerWords} {what:np}`, favourite),
  frame(`{what:np} is ${mannerWords} (my|our) {kind:np} of choice`, favourite),
];

export const favouriteVerbs: Frame[] = [
  frame("~like|~love|~enjoy {what:np} (best|most|the most|more than anything|above all|above all else)", likes),
  frame("~choose|~pick|~take|~prefer {what:np} over {other:np} (any day|every time|anytime|any time|always)", likes, {
    modal: likes,
  }),
];

/** Without a verb or a mark between them, a kind and its value cannot be told apart: "my favourite blue mug". */
function marked(r: Reading): boolean {
  const kind = r.match.slots.kind;
  const what = r.match.slots.what;
  if (!kind || !what || what.from <= kind.to) return false;
  const between = r.tokens.slice(kind.to, what.from).map(({ norm }) => norm);
  const said = between.some((word) =>
    /^(?:is|'s|are|:|=|-|–|has|become|became|becomes|would|must|remains)$/.test(word),
  );
  const possessive = /^(?:my|our)$/.test(r.norms("all")[0] ?? "");
  if (between.includes("?") && between.length === 1) return true;
  return said && (possessive || r.tokens[kind.to]?.norm !== ",") && !classes.det?.(r.tokens[kind.from] as never);
}
