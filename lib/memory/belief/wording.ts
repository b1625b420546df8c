const empty = new Set(
  "a an the my our his her their your its of and or in on at for with to named called one two three four five six seven eight nine ten some both all old new little whole thing things stuff".split(
    " ",
  ),
);

/** Words of a value that tell what it is, in the singular, without numbers and articles. */
export function wordsOf(value: string): string[] {
  const all = value
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|['’]s?(?=\s|$)/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = all.filter((word) => !empty.has(word));
  return (telling.length > 0 ? telling : all).map(singular);
}

/** "canaries" and "canary", "boxes" and "box" come to the same; no word of a dictionary, only for comparison. */
const singular = (word: string) =>
  word.length > 3 && /s$/.test(word) && !/ss$/.test(word)
    ? word.replace(/ies$/, "y").replace(/(?<=s|x|ch|sh)es$|s$/, "")
    : word;

/** Whether `short` says again, with fewer words, what `full` said: "the choir" and "cathedral choir". */
export function isShortFor(short: string, full: string): boolean {
  const [few, many] = [wordsOf(short), new Set(wordsOf(full))];
  return few.length > 0 && few.every((word) => many.has(word));
}
