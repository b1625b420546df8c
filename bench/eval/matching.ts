import { canonicalKey } from "@/lib/memory/vocabulary.ts";

/** An expected fact; `alts` and `alt_keys` are as good as `value` and `key`. */
export interface Gold {
  key: string;
  value: string;
  alts?: string[];
  alt_keys?: string[];
}

const stop = new Set(
  "a an the my his her our your their its is am are was were be been of at in on to for and with named called name as from i im me we un una el la los las le les une des du de en y et mi mon ma mes ein eine der die das den dem ich bin und mein meine".split(
    " ",
  ),
);
const companySuffixes = new Set("inc ltd llc corp corporation gmbh co plc ag sa".split(" "));
const negators = new Set(
  "no not never without stop dont doesnt non former formerly ex kein keine ohne nicht sin sans pas ya".split(" "),
);
const numbers =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const taste = /^(?:likes|hobby|skill|favorite.*)$/;

/** The rules of the reference scorer: token F1 of at least 0.8, or a short value inside a slightly longer one. */
export function valueMatches({ value, alts = [] }: Gold, predicted: string): boolean {
  return [value, ...alts].some((gold) => sameValue(gold, predicted));
}

export function keyMatches(
  { key, alt_keys = [] }: Gold,
  predicted: string,
  mode: "strict" | "lenient" | "any" = "strict",
): boolean {
  if (key === "*" || mode === "any") return true;
  const keys = [key, ...alt_keys].map(canonicalKey);
  const own = canonicalKey(predicted);
  return keys.includes(own) || (mode === "lenient" && taste.test(own) && keys.some((one) => taste.test(one)));
}

function sameValue(gold: string, predicted: string): boolean {
  if (rawTokens(gold).some((word) => negators.has(word)) !== rawTokens(predicted).some((word) => negators.has(word)))
    return false;
  const [a, b] = [tokens(gold), tokens(predicted)];
  if (a.length === 0 || b.length === 0) return false;
  const left = [...b];
  let common = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  if ((2 * common) / (a.length + b.length) >= 0.8) return true;
  return a.length <= 3 && b.length <= a.length + 2 && ` ${b.join(" ")} `.includes(` ${a.join(" ")} `);
}

export function rawTokens(text: string): string[] {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, "")
    .replaceAll("_", " ")
    .replace(/([\u3040-\u30ff\u3400-\u9fff])/g, " $1 ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => (numbers.includes(word) ? String(numbers.indexOf(word)) : word))
    .map((word) => (word.startsWith("ال") && word.length > 4 ? word.slice(2) : word));
}

function tokens(text: string): string[] {
  const all = rawTokens(text);
  const content = all.filter((word) => !stop.has(word) && !companySuffixes.has(word));
  return (content.length > 0 ? content : all).map((word) =>
    word.length > 3 && /^[\x20-\x7e]+$/.test(word) && word.endsWith("s") && !word.endsWith("ss")
      ? word.slice(0, -1)
      : word,
  );
}
