import { vocabulary } from "../vocabulary.ts";
import { baseForm } from "./irregular.ts";
import { englishLanguage, foldAccents, type Language, otherLanguageOf } from "./terms-language.ts";

/** Characters of a text that are read for terms; what lies beyond is stored but not found by search. */
const maxScannedCharacters = 200_000;
/** Distinct terms kept per turn. Far below the tsvector's limits (1 MB, position 16383), also at 64 bytes a term. */
const maxTerms = 4_000;
const maxTermCharacters = 40;

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640]*(?:['’][\p{L}\p{M}]+)?/gu;
const unspacedScript =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+/gu;
const keepsMarks = /\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Gujarati}/u;

/**
 * Search terms of a text, each once, in order of appearance: lower case, accents folded, stop words dropped, stemmed.
 * Scripts without spaces give character bigrams. Index and question go through this one function, so that they agree.
 */
export function searchTerms(text: string): string[] {
  const scanned = text.slice(0, maxScannedCharacters).normalize("NFKC").toLowerCase();
  const words: string[] = [];
  const terms = new Set<string>();
  for (const [match] of scanned.matchAll(wordPattern)) {
    if (unspacedScript.test(match)) for (const term of unspacedTerms(match)) words.push(term);
    else words.push(plainWord(match));
  }
  const other = otherLanguageOf(words);
  for (const word of words) {
    if (terms.size >= maxTerms) break;
    for (const term of termsOfWord(word, other)) terms.add(term);
  }
  return [...terms];
}

/** What goes into `Turn.terms`: bounded, so that no message can exceed the limits of a tsvector. */
export function indexTerms(content: string): string {
  return searchTerms(content).join(" ");
}

/** A fact as far as the index is concerned. `entity` is the name, absent for the person of the scope. */
export interface IndexedFact {
  key: string;
  value: string | null;
  entity?: string | null;
}

/** What goes into `Turn.factTerms`: the facts learnt from the turn, under every name of their keys. */
export function factTerms(facts: readonly IndexedFact[]): string {
  return indexTerms(facts.map(factText).join("\n"));
}

/** Words under which a fact can be found: entity, key, the key's other names, value. */
export function factText({ key, value, entity }: IndexedFact): string {
  const listed: Readonly<Record<string, { aliases: readonly string[] }>> = vocabulary;
  const names = [key, ...(listed[key]?.aliases ?? [])].join(" ").replaceAll("_", " ");
  return [entity ?? "", names, value ?? ""].join(" ");
}

function plainWord(match: string): string {
  const [before = "", after = ""] = match.split(/['’]/);
  // Elisions keep the word after the apostrophe (l'école, o'brien), English contractions the one before (she'll).
  if (after.length > 2 && before.length <= 2) return foldWord(after);
  if (after === "t" && before.endsWith("n")) return foldWord(before.slice(0, -1));
  return foldWord(before);
}

function foldWord(word: string): string {
  if (keepsMarks.test(word)) return word;
  return foldAccents(word)
    .replaceAll("\u0640", "")
    .replace(/ى/g, "ي")
    .replace(/ة$/, "ه")
    .replace(/^ال(?=.{3})/u, "");
}

function unspacedTerms(word: string): string[] {
  const terms: string[] = [];
  for (const [run] of word.matchAll(unspacedRun)) {
    const characters = [...run];
    if (characters.length === 1) terms.push(run);
    for (let at = 0; at + 1 < characters.length; at++) terms.push(characters.slice(at, at + 2).join(""));
  }
  for (const rest of word.split(unspacedRun)) if (rest) terms.push(foldWord(rest));
  return terms;
}

const latinWord = /^\p{Script=Latin}+$/u;
const contractionStub = new Set(["ca", "wo", "sha", "ai"]);

function termsOfWord(word: string, other: Language | null): string[] {
  if (word === "" || englishLanguage.stops.has(word) || contractionStub.has(word) || other?.stops.has(word)) return [];
  if (!latinWord.test(word)) return [shorten(word)];
  if (word.length < 2) return [];
  const english = shorten(englishLanguage.stem(baseForm(word)));
  // Both stems, because a short question and a long turn may be taken for different languages.
  return other ? [english, shorten(other.stem(word))] : [english];
}

function shorten(term: string): string {
  return term.length <= maxTermCharacters ? term : [...term].slice(0, maxTermCharacters).join("");
}
