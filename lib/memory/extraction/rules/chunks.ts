import { isBoundary, isMark } from "./boundary.ts";
import { classes } from "./classes.ts";
import { mayBeRole } from "./lexicon.ts";
import type { Token } from "./tokens.ts";
import { audience, doing, elaborate, indent, lengthOf, measure, order, spelled, spelling } from "./wish-chunks.ts";
import {
  articles,
  auxiliaryStarters,
  copulas,
  negators,
  objects,
  prepositions,
  questionWords,
  subjects,
  subordinators,
  timeDeterminers,
  timeNouns,
  trailing,
} from "./words.ts";

/** Kinds of phrases that a pattern can capture. */
export type ChunkKind = keyof typeof kinds;

const isTime = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.norm ?? "";
  const next = tokens[at + 1]?.norm ?? "";
  const after = tokens[at + 2]?.norm ?? "";
  return (
    timeDeterminers.has(word) && (timeNouns.has(next) || timeNouns.has(after) || next === "few" || next === "single")
  );
};

/** Whether a noun phrase stops before this token. */
function closes(tokens: readonly Token[], at: number, first: boolean): boolean {
  const token = tokens[at];
  if (!token || isBoundary(token)) return true;
  const word = token.norm;
  if (subjects.has(word) || objects.has(word) || copulas.has(word) || negators.has(word)) return true;
  if (questionWords.has(word) || (auxiliaryStarters.has(word) && !first)) return true;
  if (isTime(tokens, at)) return true;
  if (!first && classes.number?.(token) && timeNouns.has(tokens[at + 1]?.norm ?? "")) return true;
  if (!first && (word === "called" || word === "named")) return true;
  if (prepositions.has(word) || trailing.has(word)) return !(first === false && token.capital && word.length > 3);
  return !first && articles.has(word) && word !== "the" ? true : word === "'s";
}

function simple(
  tokens: readonly Token[],
  from: number,
  limit: number,
  inside: ReadonlySet<string> = new Set(["of"]),
): number[] {
  let at = from;
  if (articles.has(tokens[at]?.norm ?? "") && at + 1 < limit && !isTime(tokens, at)) at += 1;
  const start = at;
  while (at < limit && at - start < 8) {
    const token = tokens[at];
    if (!token) break;
    const possessive = token.norm === "'s" && at > start && tokens[at + 1]?.word === true;
    const joiner = inside.has(token.norm) && at > start && at + 1 < limit && !closes(tokens, at + 1, true);
    const ampersand =
      token.norm === "&" &&
      at > start &&
      tokens[at - 1]?.capital &&
      tokens[at + 1]?.capital &&
      tokens[at + 1]?.norm !== "i";
    if (!possessive && !joiner && !ampersand && closes(tokens, at, at === start)) break;
    at += 1;
  }
  return Array.from({ length: at - start }, (_, shorter) => at - shorter);
}

/** Names of places, companies and people: the capitalised run if there is one, else a plain phrase. */
function proper(
  tokens: readonly Token[],
  from: number,
  limit: number,
  kind: "organisation" | "place" | "name",
): number[] {
  let at = from;
  if (/^(?:the|a|an)$/.test(tokens[at]?.norm ?? "") && kind !== "name") at += 1;
  const start = at;
  const first = tokens[at];
  if (!first?.word || at >= limit) return [];
  const most = kind === "name" ? 3 : kind === "place" ? 4 : 6;
  if (first.capital || /^\d/.test(first.text)) {
    while (at < limit && at - start < most) {
      const token = tokens[at];
      if (!token || (token.newLine && at > start)) break;
      const next = tokens[at + 1];
      if (token.norm === "." && /^(?:st|dr|mr|mrs|ms|prof|mt)$/.test(tokens[at - 1]?.norm ?? "") && next?.capital) {
        at += 1;
        continue;
      }
      const particle =
        at > start &&
        /^(?:of|the|and|&|de|la|van|von|der|du|del|upon|on)$/.test(token.norm) &&
        next?.capital &&
        !next.tags.has("Date") &&
        next.norm !== "i" &&
        (kind !== "name" || /^(?:de|la|van|von|der|du|del)$/.test(token.norm)) &&
        !(token.norm === "and" && kind !== "organisation");
      const possessive =
        token.norm === "'s" && at > start && kind === "organisation" && next?.capital === true && !token.newLine;
      if (
        !particle &&
        !possessive &&
        !(token.capital && token.word && token.norm !== "i") &&
        !(at > start && /^\d+$/.test(token.norm))
      )
        break;
      at += particle ? 2 : 1;
    }
    if (
      kind === "organisation" &&
      !closes(tokens, at, false) &&
      at < limit &&
      /^(?:team|group|inc|ltd|gmbh|labs|bank|hospital|school|university|college)$/.test(tokens[at]?.norm ?? "")
    )
      at += 1;
    if (
      kind === "place" &&
      tokens[at]?.norm === "," &&
      classes.place?.(tokens[at + 1] as Token) &&
      tokens[at + 1]?.capital &&
      isMarkOrEnd(tokens, at + 2, limit)
    )
      return [at + 2, at];
    return at > start ? [at] : [];
  }
  if (kind === "name") return lowerName(tokens, start, limit);
  return simple(tokens, from, limit);
}

function isMarkOrEnd(tokens: readonly Token[], at: number, limit: number): boolean {
  return at >= limit || isMark(tokens[at]) || tokens[at]?.newLine === true;
}

function lowerName(tokens: readonly Token[], from: number, limit: number): number[] {
  const first = tokens[from];
  if (!first?.word || closes(tokens, from, true) || articles.has(first.norm) || /^\d/.test(first.norm)) return [];
  const second = tokens[from + 1];
  if (
    from + 1 < limit &&
    second &&
    second.word &&
    !closes(tokens, from + 1, false) &&
    (second.tags.has("LastName") ||
      isBoundary(tokens[from + 2]) ||
      (first.tags.has("FirstName") && second.tags.has("Noun") && !second.tags.has("Date") && second.norm.length > 3))
  ) {
    if (!second.tags.has("Verb") && !second.tags.has("Adverb")) return [from + 2, from + 1];
  }
  return [from + 1];
}

const activityInside = new Set([
  "of",
  "to",
  "in",
  "at",
  "with",
  "for",
  "on",
  "the",
  "my",
  "a",
  "an",
  "about",
  "up",
  "out",
  "from",
  "into",
  "down",
  "back",
  "off",
  "some",
  "own",
  "our",
  "it",
  "them",
]);

const kinds = {
  /** A thing: "mushroom risotto". */
  np: (tokens: readonly Token[], from: number, limit: number) => simple(tokens, from, limit),
  /** What someone does or wants, with its complements: "swimming in the lake at dawn". */
  activity: (tokens: readonly Token[], from: number, limit: number) => simple(tokens, from, limit, activityInside),
  organisation: (tokens: readonly Token[], from: number, limit: number) => proper(tokens, from, limit, "organisation"),
  place: (tokens: readonly Token[], from: number, limit: number) => proper(tokens, from, limit, "place"),
  name: (tokens: readonly Token[], from: number, limit: number) => proper(tokens, from, limit, "name"),
  /** An occupation: the head noun must be one. */
  role: (tokens: readonly Token[], from: number, limit: number) => {
    if (
      /^(?:my|his|her|our|their|your|no|some|any|two|three|many|every|each|another|other|which|what|most|all|these|those|that|this|one)$/.test(
        tokens[from]?.norm ?? "",
      )
    )
      return [];
    const end = simple(tokens, from, limit, new Set(["of", "de"]))[0];
    if (end === undefined) return [];
    const introduced = /^(?:an?|as)$/.test(tokens[from]?.norm ?? "") || tokens[from - 1]?.norm === "as";
    const fits = (token: Token | undefined) =>
      token !== undefined &&
      ((classes.role?.(token) ?? false) ||
        (introduced && !/^\p{Lu}\p{Ll}/u.test(token.text) && mayBeRole(token.norm, token.tags)));
    for (let at = end; at > from; at -= 1) {
      if (tokens[at]?.norm === "of" && fits(tokens[at - 1])) return [end];
    }
    for (let at = end; at > from; at -= 1) {
      if (!fits(tokens[at - 1])) continue;
      const tail = at < end ? tokens[at] : undefined;
      // "a ridgewood person": what a thing goes on as is no trade of one's own.
      return tail?.tags.has("Singular") && !tail.tags.has("Adverb") ? [] : [at];
    }
    return [];
  },
  /** A kind of animal with what describes it: "tabby cat". */
  animal: (tokens: readonly Token[], from: number, limit: number) => {
    for (let at = from; at < Math.min(limit, from + 4); at += 1) {
      const token = tokens[at];
      if (!token || (closes(tokens, at, at === from) && !articles.has(token.norm))) return [];
      if (classes.animal?.(token) && !(tokens[at + 1] && at + 1 < limit && classes.animal?.(tokens[at + 1] as Token)))
        return [at + 1];
    }
    return [];
  },
  units: (tokens: readonly Token[], from: number, limit: number) =>
    from < limit && /^(?:metric|imperial|si)$/.test(tokens[from]?.norm ?? "") ? [from + 1] : [],
  gerund: (tokens: readonly Token[], from: number, limit: number) =>
    from < limit && tokens[from] && classes.gerund?.(tokens[from]) && tokens[from].norm !== "going" ? [from + 1] : [],
  number: (tokens: readonly Token[], from: number, limit: number) =>
    from < limit && tokens[from] && classes.number?.(tokens[from]) ? [from + 1] : [],
  language: (tokens: readonly Token[], from: number, limit: number) =>
    from < limit && tokens[from] && classes.language?.(tokens[from]) ? [from + 1] : [],
  /** "she/her", "they/them", also typed with spaces. */
  pronouns: (tokens: readonly Token[], from: number, limit: number) => {
    const pronoun = /^(?:he|him|his|she|her|hers|they|them|theirs|xe|xem|ze|zir|it|its|any|ey|em)$/;
    let at = from;
    while (
      at < limit &&
      at - from < 5 &&
      (pronoun.test(tokens[at]?.norm ?? "") || (at > from && tokens[at]?.norm === "/"))
    )
      at += 1;
    return at - from >= 3 ? [at] : [];
  },
  /** A way of eating: "vegan", "gluten free", "low sodium diet", "the carnivore diet". */
  diet: (tokens: readonly Token[], from: number, limit: number) => dietOf(tokens, from, limit),
  doing,
  measure,
  length: lengthOf,
  order,
  elaborate,
  spelling,
  /** A height: "six foot four", "5'11", "1.80 m tall". */
  tall: (tokens: readonly Token[], from: number, limit: number) => {
    const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
    const counts = (index: number) =>
      index < limit &&
      /^(?:\d{1,3}(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven)$/.test(norm(index));
    if (!counts(from)) return [];
    if (/^(?:foot|feet|ft|')$/.test(norm(from + 1))) return [counts(from + 2) ? from + 3 : from + 2];
    return /^(?:cm|m|metres?|meters?|centimet(?:re|er)s)$/.test(norm(from + 1)) && norm(from + 2) === "tall"
      ? [from + 2]
      : [];
  },
  indent,
  spelled,
  audience,
  code: (tokens: readonly Token[], from: number, limit: number) =>
    from < limit && tokens[from] && classes.code?.(tokens[from]) ? [from + 1] : [],
  /** How answers should be: "long, detailed", "polite but firm", "plain paragraphs", "metric". */
  manner: (tokens: readonly Token[], from: number, limit: number) => {
    const fits = (token: Token | undefined): boolean =>
      token !== undefined &&
      (["style", "tone", "format", "units"].some((kind) => classes[kind]?.(token)) ||
        /^(?:bullets?|points?|plain|numbered|simple|bulleted|to|the|point|more|less|text|brutally|very|super|really|as|possible|english|style)$/.test(
          token.norm,
        ));
    let at = from;
    while (at < limit && at - from < 6) {
      const token = tokens[at];
      if (fits(token)) at += 1;
      else if (at > from && token && /^(?:,|and|but|&)$/.test(token.norm) && fits(tokens[at + 1])) at += 2;
      else break;
    }
    const weighty = (token: Token) =>
      ["style", "tone", "format", "units"].some((kind) => classes[kind]?.(token)) ||
      /^(?:bullets?|points?|paragraphs?)$/.test(token.norm);
    return tokens.slice(from, at).some(weighty) ? Array.from({ length: at - from }, (_, shorter) => at - shorter) : [];
  },
  /** What is to be left out: a phrase with its possessive, "my ex", "exclamation marks". */
  avoided: (tokens: readonly Token[], from: number, limit: number) => simple(tokens, from, limit),
  /** One word. */
  word: (tokens: readonly Token[], from: number, limit: number) =>
    from < limit && tokens[from]?.word && !closes(tokens, from, true) ? [from + 1] : [],
  /** Everything up to the next mark. */
  rest: (tokens: readonly Token[], from: number, limit: number) => {
    let at = from;
    while (at < limit && tokens[at] && !isMark(tokens[at]) && !(at > from && tokens[at]?.newLine)) at += 1;
    return at > from ? [at] : [];
  },
  /** Up to the next mark or joining word. */
  clause: (tokens: readonly Token[], from: number, limit: number) => {
    let at = from;
    while (
      at < limit &&
      tokens[at] &&
      !isMark(tokens[at]) &&
      !(at > from && tokens[at]?.newLine) &&
      !subordinators.has(tokens[at]?.norm ?? "")
    )
      at += 1;
    while (at > from + 1 && trailing.has(tokens[at - 1]?.norm ?? "")) at -= 1;
    return at > from ? [at] : [];
  },
  /** A calendar date: "19 November", "the 2nd of July", "March 14, 1990", "14/03/1990". */
  date: (tokens: readonly Token[], from: number, limit: number) => {
    let at = from;
    let seen = false;
    while (at < limit && at - from < 7) {
      const token = tokens[at];
      if (!token) break;
      const month = classes.month?.(token) ?? false;
      const number =
        /^(?:\d{1,4}(?:st|nd|rd|th)?|early|late|mid|\d{2,4}s)$/.test(token.norm) ||
        /(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|teenth|twentieth|thirtieth)$/.test(
          token.norm,
        );
      const glue =
        /^(?:of|the|,|\/|-|\.)$/.test(token.norm) &&
        at + 1 < limit &&
        (/^\d/.test(tokens[at + 1]?.norm ?? "") ||
          classes.month?.(tokens[at + 1] as Token) ||
          /(?:st|nd|rd|th)$/.test(tokens[at + 1]?.norm ?? ""));
      if (!month && !number && !glue) break;
      seen ||= month || number;
      at += 1;
    }
    return seen && at > from ? [at] : [];
  },
} satisfies Record<string, (tokens: readonly Token[], from: number, limit: number) => number[]>;

const freeFrom =
  /^(?:gluten|dairy|lactose|sugar|nut|meat|wheat|grain|egg|soy|alcohol|caffeine|fat|salt|oil|yeast|cruelty|additive|peanut)$/;
const low =
  /^(?:carbs?|fodmap|sodium|fat|sugar|salt|gi|histamine|residue|calorie|protein|fibre|fiber|iodine|purine|cholesterol|oxalate|potassium)$/;
const dietNames =
  /^(?:mediterranean|dash|atkins|aip|whole30|nordic|zone|plant-based|raw|balanced|liquid|bland|elimination|anti-inflammatory|diabetic|renal|cardiac|carnivore|soft|ayurvedic|elemental|blood-type|alkaline)$/;

function dietOf(tokens: readonly Token[], from: number, limit: number): number[] {
  let at = from;
  while (
    at < limit &&
    at - from < 4 &&
    /^(?:an?|the|my|very|strictly|strict|mostly|fully|lifelong|totally|completely|half|proper|raw|lacto|ovo|lacto-ovo|-)$/.test(
      tokens[at]?.norm ?? "",
    )
  )
    at += 1;
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  const head = tokens[at];
  if (!head || at >= limit) return [];
  let to = 0;
  if (classes.diet?.(head)) to = at + 1;
  else {
    const second = norm(at + 1) === "-" ? at + 2 : at + 1;
    if (freeFrom.test(head.norm) && norm(second) === "free") to = second + 1;
    else if (/^(?:low|high|no)$/.test(head.norm) && low.test(norm(second))) to = second + 1;
    else if (head.norm === "plant" && norm(second) === "based") to = second + 1;
    else if (
      (dietNames.test(head.norm) || /^(?:low|high|no)-/.test(head.norm)) &&
      /^(?:diet|protocol)$/.test(norm(at + 1))
    )
      to = at + 1;
    else if (norm(at + 1) === "food" && norm(at + 2) === "diet") to = at + 2;
    else if (
      /-free$/.test(head.norm) &&
      head.norm.length > 6 &&
      !/^(?:care|worry|debt|hands|duty|drug|stress|trouble|pain|smoke|rent|symptom)-/.test(head.norm)
    )
      to = at + 1;
  }
  return to > 0 ? [to] : [];
}

export function isChunkKind(kind: string): kind is ChunkKind {
  return Object.hasOwn(kinds, kind);
}

/** Ends of the phrases of a kind that begin at `from`, preferred first. */
export function chunk(kind: ChunkKind, tokens: readonly Token[], from: number, limit: number): readonly number[] {
  return kinds[kind](tokens, from, limit);
}
