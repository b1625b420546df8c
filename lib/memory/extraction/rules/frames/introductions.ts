import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import type { Token } from "../tokens.ts";
import { isPlace } from "./home.ts";

/** A word that can be nothing but a name here: typed with a capital or known as one, and no place, day or language. */
function namelike(r: Reading, slot = "name"): boolean {
  const span = r.match.slots[slot];
  const words = span ? r.tokens.slice(span.from, span.to) : [];
  const other = (token: Token) =>
    ["Place", "Date", "Demonym", "Pronoun", "Organization"].some((tag) => token.tags.has(tag)) ||
    ["language", "code", "tool", "os", "format"].some((kind) => classes[kind]?.(token));
  return (
    words.length > 0 &&
    words.every((token) => token.capital || token.tags.has("FirstName")) &&
    !words.some((token) => token.norm === "i" || /^(?:that|this|it|which|what|nobody|everybody)$/.test(token.norm)) &&
    (words.length > 1 || !words.some(other))
  );
}

const named =
  (key: string) =>
  (r: Reading): Draft[] =>
    namelike(r) ? [fact(key, r.proper("name"))] : [];

/** "Bart will do" after "Bartholomew", "just Ned is fine, everybody calls me that": a short form, not a choice of tea. */
function shortForm(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  const about = r.tokens
    .slice(Math.max(0, r.match.from - 20), r.match.from)
    .some(({ norm }) => /^(?:call|name|nickname|full)$/.test(norm));
  if (!first || !(namelike(r) || (about && !first.tags.has("Adjective") && /^\p{Ll}{3,}$/u.test(first.text))))
    return [];
  const start = first.norm.slice(0, 3);
  const longer = r.tokens
    .slice(0, r.match.from)
    .some((token) => token.capital && token.norm.length > first.norm.length && token.norm.startsWith(start));
  const called = r.tokens
    .slice(r.match.from, r.match.to + 8)
    .some((token, index, all) => /^calls?$/.test(token.norm) && all[index + 1]?.norm === "me");
  return longer || called || (about && namelike(r)) || (about && first.tags.has("Noun") && !first.tags.has("Pronoun"))
    ? [fact("nickname", r.proper("name"))]
    : [];
}

/** A whole name that takes the place of another: "so it's Ana Lima on all the forms". */
function renamed(r: Reading): Draft[] {
  const about = r.tokens
    .slice(Math.max(0, r.match.from - 24), r.match.from)
    .some(({ norm }) => /^(?:name|names|surname|poll|maiden|married|wedding|divorce)$/.test(norm));
  return about && namelike(r) && r.norms("name").length > 1 ? [fact("name", r.proper("name"))] : [];
}

/** "Marseille" in "Farouk, locksmith, Marseille". */
function bareHome(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.place?.from ?? -1];
  return first?.capital &&
    r.tokens[r.match.from - 1]?.norm === "," &&
    isPlace(r, "place") &&
    !first.tags.has("FirstName") &&
    !first.tags.has("Demonym") &&
    !first.tags.has("Organization") &&
    !(classes.language?.(first) ?? false) &&
    (first.tags.has("Place") || isTownlike(r))
    ? [fact("location", r.proper("place"))]
    : [];
}

function isTownlike(r: Reading): boolean {
  const next = r.tokens[r.match.to];
  return r.norms("place").length === 1 && (next === undefined || /^[.!)]$/.test(next.norm));
}

const opensWithName = (r: Reading): Draft[] =>
  r.tokens[r.match.from - 1]?.norm === ":" && namelike(r) ? [fact("name", r.proper("name"))] : [];

export const introductionClauses: Frame[] = [
  frame("(this is|it is|it 's)? {name:name} speaking (, | . | ! | $ | again|here|though)", named("name")),
  frame("{name:name} is (my|the) name (, | . | ! | - | $ | and|so|by)", named("name")),
  frame("(just|plain|simply|only)* {name:name} (is|'s) (totally|perfectly)? (fine|enough|ok|okay|plenty)", shortForm),
  frame("(just|plain|simply|only)* {name:name} (will do|works|does it|suffices|is what)", shortForm),
  frame(
    "{name:name} is what (i|people|everyone|everybody|they|friends|my friends|most people) (go|goes|going|call|calls|am) (by|me|called) (now|these)?",
    (r) =>
      namelike(r) && !r.norms("all").some((word) => /^(?:work|home)$/.test(word))
        ? [
            fact("nickname", r.proper("name")),
            ...(r.norms("all").at(-1) === "now" ? [end("address_as", null), end("nickname", null)] : []),
          ]
        : [],
  ),
  frame("(it is|it 's|its) {name:name} (now|on|from|officially|legally|everywhere|these)", renamed),
  frame("{name:name} (, | . | $ )", opensWithName, { loose: true }),
  frame("{set:pronouns} (@close|,|.|$)", (r) =>
    /^[([,|/•-]$/.test(r.tokens[r.match.from - 1]?.norm ?? "") ? [fact("pronouns", r.text("set"))] : [],
  ),
  frame(
    "{role:role} (, | . | $ )",
    (r) => (r.tokens[r.match.from - 1]?.norm === "," ? [fact("role", r.text("role"))] : []),
    {
      after: ["name", "age"],
      loose: true,
    },
  ),
  frame("{place:place} (, | . | ! | $ )", bareHome, { after: ["name", "role", "employer", "age"], loose: true }),
];
