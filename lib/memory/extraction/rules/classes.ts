import {
  animals,
  answerNouns,
  bareKin,
  codeLanguages,
  diets,
  employmentStates,
  formats,
  isRole,
  languages,
  maritalStates,
  monthNames,
  numberWords,
  operatingSystems,
  pluralRelations,
  relationOf,
  sports,
  styles,
  tones,
  tools,
  unitsWords,
  vehicles,
} from "./lexicon.ts";
import type { Token } from "./tokens.ts";
import { adverbs, articles, conjunctions, copulas, modals, subjects, subordinators, timeNouns } from "./words.ts";

const of = (words: ReadonlySet<string>) => (token: Token) => words.has(token.norm);
const words = (list: string) => of(new Set(list.split(" ")));
const singular = (word: string) => (word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/(?<=[^s])s$/, ""));
const inEitherNumber = (set: ReadonlySet<string>) => (token: Token) =>
  set.has(token.norm) ||
  set.has(singular(token.norm)) ||
  set.has(token.norm.replace(/s$/, "")) ||
  set.has(token.norm.replace(/es$/, ""));

/** Word classes that patterns may name as `@class`. */
export const classes: Readonly<Record<string, (token: Token) => boolean>> = {
  be: of(copulas),
  det: of(articles),
  my: words("my our"),
  poss: words("my our his her their"),
  adv: of(adverbs),
  modal: of(modals),
  site: words("@ at for with"),
  dash: words("- – — : , ( / ="),
  open: words("( ["),
  close: words(") ]"),
  relation: (token) => relationOf(token.norm) !== null,
  relations: (token) => Object.hasOwn(pluralRelations, token.norm),
  kin: of(bareKin),
  animal: inEitherNumber(animals),
  diet: of(diets),
  language: of(languages),
  code: of(codeLanguages),
  tool: of(tools),
  os: of(operatingSystems),
  style: of(styles),
  tone: of(tones),
  answers: of(answerNouns),
  format: of(formats),
  units: of(unitsWords),
  vehicle: inEitherNumber(vehicles),
  sport: of(sports),
  employed: of(employmentStates),
  marital: of(maritalStates),
  month: of(monthNames),
  number: (token) => /^\d{1,3}$/.test(token.norm) || numberWords.has(token.norm),
  digits: (token) => /^\d+$/.test(token.norm),
  time: of(timeNouns),
  role: (token) => isRole(token.norm, token.tags),
  place: (token) => token.tags.has("Place"),
  person: (token) => token.tags.has("FirstName") || token.tags.has("Person"),
  capital: (token) => token.capital,
  word: (token) => token.word,
  /** Any word inside a clause. */
  filler: (token) =>
    token.word && !conjunctions.has(token.norm) && !subordinators.has(token.norm) && !subjects.has(token.norm),
  adjective: (token) => token.tags.has("Adjective"),
  gerund: (token) => token.word && /ing$/.test(token.norm) && token.norm.length > 4,
  past: (token) => token.tags.has("PastTense") || token.tags.has("Participle"),
  pronounset: (token) =>
    /^(?:he|she|they|xe|ze|it|ey|fae)(?:[/&](?:him|her|hers|them|they|she|he|it|its|xem|hir|theirs|any|em|faer)){1,2}$/.test(
      token.norm,
    ),
};
