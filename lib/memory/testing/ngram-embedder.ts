import type { Embedder } from "../embedding/embedder.ts";

const dimensions = 512;

/** Words that a real model would put side by side; each line is one meaning. */
const meanings = [
  "dog puppy hound terrier canine pet",
  "car vehicle automobile sedan wheels drive",
  "physician doctor surgeon clinician",
  "spouse wife husband married wed",
  "beverage drink coffee espresso tea",
  "residence house home flat apartment live",
  "trip journey travel holiday vacation flew",
  "job occupation employed profession living work",
  "ocean sea sailing boat yacht",
  "instrument violin piano guitar music",
].map((line) => line.split(" "));
const meaningOf = new Map(meanings.flatMap((words, at) => words.map((word) => [word, `meaning-${at}`] as const)));
const idle = new Set(
  "a about am an and any are as at be do does did for have how i in is it me my of on or our over so that the this to was we what when where which who with you your".split(
    " ",
  ),
);

/**
 * A TEST DOUBLE, no language model: the hashed character triples of a text's words, and a shared direction for words of
 * the few meanings above. Deterministic and local. Shows that a list that knows synonyms is put to use; no quality
 * number may be drawn from it.
 */
export function ngramEmbedder(model = "test/ngrams"): Embedder {
  return { model, embed: async (texts) => texts.map(ngramVector) };
}

/** A TEST DOUBLE that knows nothing: equal texts get equal vectors, all else is chance. */
export function uninformativeEmbedder(seed = 1): Embedder {
  return { model: `test/chance-${seed}`, embed: async (texts) => texts.map((text) => chanceVector(`${seed} ${text}`)) };
}

export function ngramVector(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (idle.has(word)) continue;
    const meaning = meaningOf.get(word);
    if (meaning) add(vector, chanceVector(meaning), 3);
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) add(vector, chanceVector(padded.slice(at, at + 3)), 0.4);
  }
  if (Math.hypot(...vector) === 0) vector[0] = 1;
  return vector;
}

export function chanceVector(text: string): number[] {
  let state = 2_166_136_261;
  for (const unit of text) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 16_777_619);
  return Array.from({ length: dimensions }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2_147_483_648 - 1;
  });
}

function add(vector: number[], other: readonly number[], weight: number): void {
  const length = Math.hypot(...other);
  for (const [at, number] of other.entries()) vector[at] = (vector[at] ?? 0) + (weight * number) / length;
}
