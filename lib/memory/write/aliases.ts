import { normalise } from "../normalise.ts";

export type AliasKind = "acronym" | "nickname" | "spelling";

/**
 * Why two names of the same type may be one entity, or null. A proposal for a person to decide, never a merge:
 * "IBM" and "International Business Machines", "Ana" and "Ana Lopez", "Jolene" and "Jolenne".
 */
export function likelyAlias(name: string, other: string): AliasKind | null {
  const [a, b] = [wordsOf(name), wordsOf(other)];
  const [one, two] = [a.join(" "), b.join(" ")];
  if (one === two || one === "" || two === "") return null;
  if (isAcronym(one, b) || isAcronym(two, a)) return "acronym";
  if (isPartOf(a, b) || isPartOf(b, a)) return "nickname";
  const longest = Math.max(one.length, two.length);
  const shortest = Math.min(one.length, two.length);
  return shortest >= 5 && editDistance(one, two) <= (longest >= 9 ? 2 : 1) ? "spelling" : null;
}

function wordsOf(name: string): string[] {
  return normalise(name)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function isAcronym(short: string, words: readonly string[]): boolean {
  return words.length >= 2 && short === words.map((word) => word.charAt(0)).join("");
}

/** The whole of a shorter name at the beginning of the longer one: a first name, a company without its suffix. */
function isPartOf(short: readonly string[], long: readonly string[]): boolean {
  return short.length < long.length && short.every((word, index) => word === long[index]);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
