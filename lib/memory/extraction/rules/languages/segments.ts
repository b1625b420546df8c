import { isMark } from "../boundary.ts";
import type { Sentence } from "../sentences.ts";
import type { Token } from "../tokens.ts";
import { englishWords, type Language, languageOf } from "./detect.ts";

export interface Segment {
  language: Language;
  sentence: Sentence;
}

/** A sentence by language: people switch in the middle ("… is Tafelspitz, und bitte auf Deutsch antworten"). */
export function segmentsOf(tokens: readonly Token[], sentence: Sentence): Segment[] {
  const whole = languageOf(tokens.slice(sentence.from, sentence.to));
  const segments: { language: Language; from: number; to: number }[] = [];
  let from = sentence.from;
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (at < sentence.to - 1 && !isMark(tokens[at])) continue;
    const clause = tokens.slice(from, at + 1);
    const own = languageOf(clause);
    const unsure = own === "en" && whole !== "en" && englishWords(clause, whole) < 2;
    const language = clause.filter((token) => token.word).length < 3 || byItself(whole) || unsure ? whole : own;
    const last = segments.at(-1);
    if (last && last.language === language) last.to = at + 1;
    else segments.push({ language, from, to: at + 1 });
    from = at + 1;
  }
  return segments.map(({ language, ...range }) => ({ language, sentence: { ...sentence, ...range } }));
}

const byItself = (language: Language) => language === "zh" || language === "ar" || language === "other";

/** Texts of the clauses of a segment: between marks for scripts that join words, else as a whole. */
export function clausesOf(tokens: readonly Token[], { language, sentence }: Segment): { from: number; to: number }[] {
  if (language !== "zh") return [{ from: sentence.from, to: sentence.to }];
  const clauses: { from: number; to: number }[] = [];
  let from = sentence.from;
  for (let at = sentence.from; at <= sentence.to; at += 1) {
    if (at < sentence.to && !isMark(tokens[at])) continue;
    if (at > from) clauses.push({ from, to: at });
    from = at + 1;
  }
  return clauses;
}
