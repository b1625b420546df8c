import { classes } from "../classes.ts";
import { type Draft, fact, type Reading } from "../frame.ts";
import { isRole } from "../lexicon.ts";
import type { Token } from "../tokens.ts";

/** A noun by which one names oneself, and what it tells; `of` reads the words before it ("tuba" player). */
interface SelfNoun {
  heads: ReadonlySet<string>;
  of?: (words: readonly Token[]) => Draft[];
  alone?: (head: Token) => Draft[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const spelt = (words: readonly Token[]): string =>
  words.map((word, at) => (at > 0 && words[at - 1]?.end !== word.start ? ` ${word.text}` : word.text)).join("");
const named = (key: string) => (words: readonly Token[]) => (words.length ? [fact(key, spelt(words))] : []);
const itself = (key: string) => (head: Token) => [fact(key, head.text)];
/** Only when a word before the head is of the class. */
const only =
  (key: string, test: (word: Token) => boolean) =>
  (words: readonly Token[]): Draft[] =>
    words.some(test) ? [fact(key, spelt(words))] : [];
const ofClass = (name: string) => (word: Token) => classes[name]?.(word) ?? false;
const place = (word: Token) => word.capital || word.tags.has("Place");
const make =
  /^(?:honda|toyota|ford|kia|volvo|saab|fiat|bmw|audi|tesla|mazda|skoda|škoda|renault|peugeot|citroen|citroën|vw|volkswagen|nissan|hyundai|subaru|jeep|porsche|mercedes|vespa|yamaha|ducati|harley|mini|seat|dacia|suzuki|lexus|brompton)$/;
const machine = (word: Token) => ofClass("vehicle")(word) || make.test(word.norm);

/** "vespa owner", "dog mum": what kind of thing decides what owning tells. */
function owned(words: readonly Token[]): Draft[] {
  if (words.some(ofClass("animal"))) return [fact("pet", spelt(words))];
  return words.some(machine) ? [fact("vehicle", spelt(words))] : [];
}

function used(words: readonly Token[]): Draft[] {
  const key = words.some(ofClass("os")) ? "operating_system" : words.some(ofClass("tool")) ? "preferred_tool" : null;
  return key ? [fact(key, spelt(words))] : [];
}

const nouns: readonly SelfNoun[] = [
  { heads: set("owner keeper mum mom dad mama parent"), of: owned },
  { heads: set("driver rider"), of: only("vehicle", machine) },
  {
    heads: set(
      "fan lover enthusiast buff nerd geek addict junkie fanatic obsessive devotee aficionado fiend supporter stan",
    ),
    of: named("likes"),
  },
  { heads: set("hater"), of: named("dislikes") },
  { heads: set("player"), of: named("hobby") },
  { heads: set("collector hoarder"), of: named("collects") },
  { heads: set("native kid girl boy lad lass"), of: only("hometown", place) },
  { heads: set("resident dweller local"), of: only("location", place) },
  { heads: set("speaker"), of: only("language", ofClass("language")) },
  { heads: set("user"), of: used },
  { heads: set("citizen national"), of: named("nationality") },
  { heads: set("sufferer survivor"), of: named("medical_condition") },
  { heads: set("widow widower bachelor divorcee divorcée newlywed"), alone: itself("marital_status") },
  {
    heads: set(
      "diabetic asthmatic epileptic coeliac celiac insomniac haemophiliac hemophiliac narcoleptic prediabetic amputee paraplegic",
    ),
    alone: itself("medical_condition"),
  },
  {
    heads: set(
      "catholic muslim jew buddhist hindu christian atheist agnostic sikh protestant quaker mormon methodist baptist lutheran anglican pagan",
    ),
    alone: itself("religion"),
  },
  {
    heads: set("introvert extrovert perfectionist optimist pessimist workaholic homebody procrastinator minimalist"),
    alone: itself("trait"),
  },
  { heads: set("redhead lefty leftie left-hander southpaw"), alone: itself("physical_attribute") },
  { heads: set("retiree pensioner freelancer jobseeker"), alone: itself("employment_status") },
];

const idle =
  /^(?:an?|the|proud|fellow|lifelong|life-long|long-time|longtime|keen|avid|big|huge|massive|die-hard|devoted|humble|poor|recent|new|busy|full-time|total|complete|confirmed|fervent|committed|practising|practicing|devout|young|old|older|newly|only|mere|tired|nervous|anxious|frequent|regular|fellow|dedicated|severe|chronic|serious|simple|first-time|part-time|occasional|careful)$/;
const wholes: readonly [RegExp, string][] = [
  [/^(?:mother|father|mum|mom|dad|parent) of (?:\d+|one|two|three|four|five|six|seven|twins|triplets)$/, "children"],
  [/^(?:morning|night|people|early) (?:person|owl|bird|riser)$/, "trait"],
  [/^(?:first|second|third|fourth|final)-year (?:\w+ )?student$/, "school_status"],
];

/** What a person says of themselves by a noun: "a migraine sufferer", "lifelong Catholic", "Peruvian national". */
export function selfNoun(r: Reading, slot: string): Draft[] {
  const span = r.match.slots[slot];
  if (!span) return [];
  let from = span.from;
  while (from < span.to - 1 && idle.test(r.tokens[from]?.norm ?? "")) from += 1;
  const words = r.tokens.slice(from, span.to);
  const head = words.at(-1);
  const before = words.slice(0, -1);
  if (!head || words.length > 4) return [];
  const norms = words.map(({ norm }) => norm).join(" ");
  const years = /^(\d{1,2}|\p{L}+(?:-\p{L}+)?)-year-old$/u.exec(norms)?.[1];
  if (years) return [fact("age", head.text.slice(0, years.length))];
  for (const [whole, key] of wholes) if (whole.test(norms)) return [fact(key, spelt(words))];
  if (/^(?:passport)$/.test(before.at(-1)?.norm ?? "") && /^holders?$/.test(head.norm))
    return named("nationality")(before.slice(0, -1));
  const left = /^(?:ex|former|retired|ex-)$/.test(words[0]?.norm ?? "") ? words.slice(1) : null;
  if (left && left.length > 0 && isTrade(left)) return [fact("previous_role", spelt(left))];
  if (/^ex-/.test(head.norm) && isRole(head.norm.slice(3), new Set()))
    return [fact("previous_role", head.text.slice(3))];
  if (left) return [];
  if (classes.diet?.(head) && before.length < 2) return [fact("diet", spelt(words))];
  for (const { heads, of, alone } of nouns) {
    if (!heads.has(head.norm)) continue;
    if (of && before.length) {
      const drafts = of(before);
      if (drafts.length) return drafts;
    }
    if (alone) return [fact(alone(head)[0]?.key ?? "trait", spelt(words))];
    return [];
  }
  if (head.tags.has("Demonym") && before.length === 0) return [fact("nationality", head.text)];
  return isTrade(words) ? [fact("role", spelt(words))] : [];
}

const isTrade = (words: readonly Token[]): boolean => {
  const head = words.at(-1);
  return (
    head !== undefined && isRole(head.norm, head.tags) && !/^(?:student|guide|host|mum|dad|head|lead)$/.test(head.norm)
  );
};
