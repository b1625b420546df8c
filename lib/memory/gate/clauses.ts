import { lexicon, type Signal } from "./lexicon.ts";

export interface Hit {
  signal: Signal;
  /** Index of its first and one past its last token in the clause. */
  from: number;
  to: number;
}

export interface Token {
  /** Folded word. */
  word: string;
  /** Offsets in the text, UTF-16. */
  start: number;
  end: number;
}

/** A sentence, or at most 120 tokens of one. */
export interface Clause {
  start: number;
  end: number;
  text: string;
  /** Folded words joined by single spaces. */
  words: string;
  tokens: Token[];
  hits: Partial<Record<Signal, Hit[]>>;
}

const maxTokens = 120;
const maxHitsPerSignal = 8;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/g;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const wordPattern =
  /[\p{L}\p{N}\u00ad\u200b-\u200f\u2060-\u2064\ufeff](?:[\p{L}\p{N}\p{M}_@$\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|['’.-](?=[\p{L}\p{N}]))*/gu;
// Not a dot inside an address or a number; a bracket or arrow opens a new order as a full stop does.
const sentenceEnd = /[.!?]+(?=[\s"'”’)\]]|$)|[;\n。！？]|<!--|-->/g;

interface Phrase {
  signal: Signal;
  words: string[];
}
const exact = new Map<string, Phrase[]>();
const prefixes = new Map<string, Phrase[]>();
const inCjk: { signal: Signal; text: string }[] = [];

for (const [signal, entries] of Object.entries(lexicon) as [Signal, string][]) {
  for (const entry of entries.split(/[,\n]+/).map((part) => part.trim())) {
    if (entry === "") continue;
    if (cjk.test(entry)) {
      inCjk.push({ signal, text: entry });
      continue;
    }
    const words = entry.split(/\s+/);
    const first = words[0] ?? "";
    const [index, name] = first.endsWith("*") ? [prefixes, first.slice(0, -1)] : [exact, first];
    index.set(name, [...(index.get(name) ?? []), { signal, words }]);
  }
}

const prefixBegins = new Set([...prefixes.keys()].map((prefix) => prefix.slice(0, 3)));
const longestPrefix = Math.max(...[...prefixes.keys()].map((prefix) => prefix.length));

const lookAlikes: Record<string, string> = Object.fromEntries(
  [..."аaеeоoрpсcуyхxіiјjѕsԁdӏlαaεeοoρpτtιiκkνvυu"].reduce<[string, string][]>((pairs, letter, index, all) => {
    if (index % 2 === 0) pairs.push([letter, all[index + 1] ?? letter]);
    return pairs;
  }, []),
);
const leet: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };

/** Lower case without accents, invisible characters and borrowed letters of another script. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  if (cjk.test(word)) return word.replace(invisible, "").normalize("NFKC").toLowerCase();
  const bare = word
    .replace(invisible, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/’/g, "'");
  if (!/[a-z]/.test(bare) || /^[\x20-\x7e]*$/.test(bare)) return bare;
  return [...bare].map((letter) => lookAlikes[letter] ?? letter).join("");
}

/** Splits a text into clauses and marks the signals in each. Linear in the length of the text. */
export function* clausesOf(text: string): Generator<Clause> {
  let start = 0;
  sentenceEnd.lastIndex = 0;
  const ends = text.matchAll(sentenceEnd);
  for (const match of ends) {
    yield* piecesOf(text, start, match.index);
    start = match.index + match[0].length;
  }
  yield* piecesOf(text, start, text.length);
}

function* piecesOf(text: string, start: number, end: number): Generator<Clause> {
  if (end <= start) return;
  const sentence = text.slice(start, end);
  let tokens: Token[] = [];
  for (const match of sentence.matchAll(wordPattern)) {
    if (match[0].length > 80) continue;
    for (const { index, word } of runTogether(match[0])) {
      const from = start + match.index + index;
      tokens.push({ word: foldWord(word), start: from, end: from + word.length });
      if (tokens.length === maxTokens) {
        yield clause(text, tokens);
        tokens = tokens.slice(-20);
      }
    }
  }
  if (tokens.length > 0) yield clause(text, tokens, start, end);
}

const humps = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
const squashed =
  /^(?:please)?(ignore|disregard|forget|override|bypass|reveal|print|show)((?:all|any|every|the|your|my|of|previous|prior|earlier|above|system|hidden|safety|initial)*)(instructions?|rules?|guidelines?|prompts?|polic(?:y|ies)|filters?)/i;

/** The words of "IgnoreAllOfThis", "ignore_all_of_this" and "ignoreallrules"; anything else is one word. */
function runTogether(word: string): { index: number; word: string }[] {
  const whole = [{ index: 0, word }];
  if (word.length < 12 || !/^[A-Za-z_]+$/.test(word)) return whole;
  const parts = [...word.matchAll(humps)];
  if (parts.length >= 4 && parts.every(([part]) => part.length > 1 || /[ai]/i.test(part)))
    return parts.map((part) => ({ index: part.index, word: part[0] }));
  const match = squashed.exec(word);
  if (match === null) return whole;
  const [before, verb = "", middle = "", noun = ""] = match;
  const from = before.length - noun.length - middle.length - verb.length;
  return [
    { index: from, word: verb },
    { index: from + verb.length, word: /your|my/i.exec(middle)?.[0] ?? "all" },
    { index: before.length - noun.length, word: noun },
  ];
}

function clause(text: string, tokens: Token[], from?: number, to?: number): Clause {
  const start = tokens.length === maxTokens || from === undefined ? (tokens[0]?.start ?? 0) : from;
  const end = to ?? tokens.at(-1)?.end ?? start;
  const joined = joinSpelledOut(tokens);
  const hits: Clause["hits"] = {};
  for (let index = 0; index < joined.length; index++) mark(joined, index, hits);
  const words = joined.map(({ word }) => word).join(" ");
  return { start, end, text: text.slice(start, Math.min(end, start + 8000)), words, tokens: joined, hits };
}

/** "i g n o r e" is one word. */
function joinSpelledOut(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  let shortest = 3;
  for (let index = 0; index < tokens.length; ) {
    let last = index;
    const gap = (at: number) => (tokens[at + 1]?.start ?? 0) - (tokens[at]?.end ?? 0);
    const letter = (at: number) => /^[a-z]$/.test(tokens[at]?.word ?? "");
    // A wider gap than between its first two letters ends the word.
    while (letter(last) && (last === index || gap(last - 1) <= gap(index))) last++;
    const run = tokens.slice(index, last);
    const [first, final] = [run[0], run.at(-1)];
    if (run.length >= shortest && first !== undefined && final !== undefined) {
      shortest = 2;
      joined.push({ word: run.map(({ word }) => word).join(""), start: first.start, end: final.end });
      index = last;
    } else {
      const token = tokens[index];
      if (token !== undefined) joined.push(token);
      index++;
    }
  }
  return joined;
}

function mark(tokens: Token[], index: number, hits: Clause["hits"]) {
  const word = tokens[index]?.word ?? "";
  if (cjk.test(word)) {
    for (const { signal, text } of inCjk) if (word.includes(text)) add(hits, { signal, from: index, to: index + 1 });
    return;
  }
  const spellings = [word];
  if (/[0-9@$]/.test(word) && /[a-z]/.test(word)) spellings.push(unleet(word));
  if (/[-.]/.test(word)) spellings.push(word.replace(/[-.]/g, ""));
  for (const spelling of spellings) {
    for (const phrase of exact.get(spelling) ?? []) tryPhrase(tokens, index, phrase, hits);
    if (!prefixBegins.has(spelling.slice(0, 3))) continue;
    for (let length = 3; length <= Math.min(spelling.length, longestPrefix); length++) {
      for (const phrase of prefixes.get(spelling.slice(0, length)) ?? []) tryPhrase(tokens, index, phrase, hits);
    }
  }
}

function tryPhrase(tokens: Token[], index: number, { signal, words }: Phrase, hits: Clause["hits"]) {
  for (let offset = 1; offset < words.length; offset++) {
    const expected = words[offset] ?? "";
    const found = tokens[index + offset]?.word;
    if (found === undefined) return;
    if (expected.endsWith("*") ? !found.startsWith(expected.slice(0, -1)) : found !== expected) return;
  }
  add(hits, { signal, from: index, to: index + words.length });
}

function add(hits: Clause["hits"], hit: Hit) {
  const list = hits[hit.signal] ?? [];
  hits[hit.signal] = list;
  if (list.length < maxHitsPerSignal && !list.some(({ from, to }) => from === hit.from && to === hit.to))
    list.push(hit);
}

function unleet(word: string) {
  return [...word].map((letter) => leet[letter] ?? letter).join("");
}
