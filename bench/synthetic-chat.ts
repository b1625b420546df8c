import { seededRandom } from "./statistics.ts";

const onsets = [
  "b",
  "br",
  "d",
  "dr",
  "f",
  "g",
  "gr",
  "k",
  "kl",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "r",
  "s",
  "sk",
  "t",
  "tr",
  "v",
];
const nuclei = ["a", "e", "i", "o", "u", "ai", "ou"];
const codas = ["k", "l", "m", "n", "p", "rd", "rk", "st", "t", "x"];

/** Made-up talk whose words are as unevenly frequent as those of a language (Zipf), the same for the same seed. */
export function syntheticTalk(seed: number, vocabularySize = 8_000) {
  const random = seededRandom(seed);
  const words = Array.from({ length: vocabularySize }, (_, rank) => madeUpWord(rank));
  const weights = words.map((_, rank) => 1 / (rank + 12));
  const cumulative: number[] = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    cumulative.push(total);
  }
  const word = () => {
    const target = random() * total;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
  const sentence = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, word).join(" ");
  return { sentence, random };
}

function madeUpWord(rank: number): string {
  let rest = rank;
  let text = "";
  do {
    text += `${onsets[rest % onsets.length]}${nuclei[Math.floor(rest / onsets.length) % nuclei.length]}`;
    rest = Math.floor(rest / (onsets.length * nuclei.length));
  } while (rest > 0);
  return text + (codas[rank % codas.length] ?? "");
}
