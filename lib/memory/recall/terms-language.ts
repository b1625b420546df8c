import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stopwords as englishStops } from "@orama/stopwords/english";
import { stopwords as frenchStops } from "@orama/stopwords/french";
import { stopwords as germanStops } from "@orama/stopwords/german";
import { stopwords as spanishStops } from "@orama/stopwords/spanish";

export interface Language {
  name: string;
  stem(word: string): string;
  stops: ReadonlySet<string>;
}

/** Latin letters without accents and ligatures: `Straße`, `café` → `strasse`, `cafe`. Other scripts lose vowel points. */
export function foldAccents(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđı]/g, (letter) => ligatures[letter] ?? letter)
    .normalize("NFC");
}

const ligatures: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};

/** The Spanish list holds words that people search for: work, job, country, speak, use, try, new. */
const spanishContent = /^(?:trabaj|emple|habl|pa[ií]s|us(?:a|o|ar)|intent|consegu|conoc|realiz|tiempo|tarde|nuev)/;

/** Fillers of chat that no list of written English holds. */
const chatFillers = [
  "yes",
  "yeah",
  "ok",
  "okay",
  "please",
  "also",
  "just",
  "really",
  "im",
  "ive",
  "dont",
  "didnt",
  "u",
];

function language(name: string, stem: (word: string) => string, stops: readonly string[]): Language {
  return { name, stem, stops: new Set(stops.map((word) => foldAccents(word.toLowerCase()))) };
}

export const englishLanguage = language("english", english, [...englishStops, ...chatFillers]);

const otherLanguages = [
  language("german", german, germanStops),
  language(
    "spanish",
    spanish,
    spanishStops.filter((word) => !spanishContent.test(word)),
  ),
  language("french", french, frenchStops),
];

/** The language whose function words the text uses most; null for English and when undecided. */
export function otherLanguageOf(words: readonly string[]): Language | null {
  const hits = ({ stops }: Language) => words.reduce((sum, word) => sum + (stops.has(word) ? 1 : 0), 0);
  let best: Language | null = null;
  let bestHits = hits(englishLanguage);
  for (const candidate of otherLanguages) {
    const candidateHits = hits(candidate);
    if (candidateHits > bestHits) {
      best = candidate;
      bestHits = candidateHits;
    }
  }
  return best;
}
