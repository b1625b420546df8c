/** A line that reads as English when its letters are put back. */
export interface Unscrambled {
  start: number;
  end: number;
  plain: string;
}

// Enough everyday words to tell a language from noise; none of them decides what a text wants.
const everyday = new Set(
  "the a an and or of to in on for with is are be it this that you your any every from not no as by at me my user now new use give send tell ignore forget disregard all previous prior prior instructions rules remember save store forget answer reply system prompt never always show print memory data until when".split(
    " ",
  ),
);
const longest = 4000;
const tags = /(?:[\u{e0020}-\u{e007e}]){6,4000}/gu;

/** Lines with shifted or mirrored letters (beyond the first 8000 characters only ROT13) or written backwards, and ASCII hidden in invisible tag characters. Linear in the length. */
export function* unscramble(content: string): Generator<Unscrambled> {
  let start = 0;
  let shiftBudget = 8000;
  for (const line of content.split("\n")) {
    const text = line.slice(0, longest);
    const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
    if (words.length >= 3) {
      const turns = text.length <= shiftBudget ? [backwards, mirrored, ...shifts] : [backwards, rot13];
      shiftBudget -= text.length;
      for (const turn of turns) {
        if (share(words.map(turn)) < 3) continue;
        yield { start, end: start + line.length, plain: turn(text) };
      }
    }
    start += line.length + 1;
  }
  for (const match of content.matchAll(tags)) {
    const plain = [...match[0]].map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0xe0020) - 0xe0000)).join("");
    yield { start: match.index, end: match.index + match[0].length, plain };
  }
}

/** How many different everyday words stand there. */
function share(words: readonly string[]): number {
  return new Set(words.filter((word) => word.length > 1 && everyday.has(word))).size;
}

type Turn = (text: string) => string;

function byLetter(turn: (index: number) => number): Turn {
  return (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const base = letter <= "Z" ? 65 : 97;
      return String.fromCharCode(turn(letter.charCodeAt(0) - base) + base);
    });
}

const shifts = Array.from({ length: 25 }, (_, by) => byLetter((index) => (index + by + 1) % 26));
const rot13 = byLetter((index) => (index + 13) % 26);
const mirrored = byLetter((index) => 25 - index);

function backwards(text: string): string {
  return [...text].reverse().join("");
}
