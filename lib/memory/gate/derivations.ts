import type { Proposal } from "../extraction/proposal.ts";
import { standsIn, wordsOf } from "./grounding.ts";

/**
 * Every way in which a value may differ from the words of its quotes. A claim names the rule and carries the name for
 * good; a value that neither stands in a quote nor passes its rule is refused.
 */
interface Derivation {
  /** For the inspector: why the value is what it is. */
  explanation: string;
  /** Words that the rule may put beside the person's own. */
  adds?: readonly string[];
  /** What must be said for the rule to apply. */
  cue?: RegExp;
  /** Replaces the check by words. */
  holds?(value: string, quotes: readonly string[], proposal: Proposal): boolean;
}

export const derivations: Readonly<Record<string, Derivation>> = {
  "role-from-team": {
    explanation: "The kind of work changes with the team; the profession stays.",
    holds: (_value, quotes, { symbol }) =>
      symbol?.rule === "role-modifier" && quotes.some((quote) => standsIn(symbol.modifier, quote)),
  },
  "correct-previous": {
    explanation: "Puts right what was said just before.",
    holds: (value, quotes) => quotes.some((quote) => standsIn(value, quote)),
  },
  "known-value": {
    explanation: "Takes the place of what was told before.",
    holds: (value, quotes) => quotes.some((quote) => standsIn(value, quote)),
  },
  "planned-move": { explanation: "A place that someone is going to move to.", adds: ["move", "to"] },
  "lives-with": { explanation: "Who shares the home.", adds: ["with"] },
  "name-from-parts": { explanation: "First and last name were said apart." },
  "named-pet": { explanation: "An animal and what it is called.", adds: ["named"] },
  learning: { explanation: "What someone is learning.", adds: ["learn"] },
  appearance: { explanation: "A look and what it is the look of." },
  coordination: { explanation: "Two things that share a word: “red and green apples”." },
  divorced: { explanation: "A divorce was mentioned.", adds: ["divorced"], cue: /divorc/i },
  married: {
    explanation: "A wedding, a husband or a wife was mentioned.",
    adds: ["married"],
    cue: /\b(?:marr|wedd|husband|wife|spouse|newlywed)|tied the knot|honeymoon/i,
  },
  engaged: { explanation: "An engagement was mentioned.", adds: ["engaged"], cue: /\bengag|fianc|propos/i },
  single: { explanation: "A relationship ended.", adds: ["single"], cue: /\b(?:broke up|split up|dumped|single)\b/i },
  widowed: { explanation: "A husband or a wife died.", adds: ["widowed"], cue: /\bwidow|\blost my\b/i },
  retired: { explanation: "Retirement was mentioned.", adds: ["retired"], cue: /\bretire/i },
  unemployed: {
    explanation: "A job ended and no other was named.",
    adds: ["unemployed", "looking", "for", "a", "job", "work"],
    cue: /\b(?:laid off|fired|let go|lost (?:my|his|her|their) job|quit|resign|redundan|out of work|unemploy|between jobs|made redundant)/i,
  },
  student: {
    explanation: "Someone goes to school or university.",
    adds: ["student"],
    cue: /\b(?:stud(?:y|ies|ying|ent)|enrol|freshman|sophomore|univers|college|school)/i,
  },
  parent: {
    explanation: "A child was born or is expected.",
    adds: ["child", "baby"],
    cue: /\b(?:born|birth|pregnan|expecting|newborn|baby)/i,
  },
  negation: {
    explanation: "What is not wanted: “no” and the thing.",
    adds: ["no", "not", "without", "never", "avoid", "kein", "keine", "sin", "sans", "pas", "de"],
    cue: /\b(?:no|not|never|without|stop|avoid|don'?t|doesn'?t|won'?t|can'?t|kein\w*|nicht|nie|ohne|sin|nunca|jam[aá]s|pas|sans|jamais|non|senza)\b|n['’]t\b/i,
  },
  inflection: {
    explanation: "The same word in another form: “I run” gives running.",
    holds: (value, quotes) => everyWordNear(value, quotes, sameStem),
  },
  spelling: {
    explanation: "A slip of the keyboard was put right.",
    holds: (value, quotes) => everyWordNear(value, quotes, nearlySame),
  },
  "number-word": { explanation: "A number was said in words.", holds: (value, quotes) => numbersAgree(value, quotes) },
  "date-from-words": {
    explanation: "A day counted from when it was said.",
    holds: (value, quotes) => /\d/.test(value) && quotes.some((quote) => dateWords.test(quote)),
  },
};

/** Null when the value follows by the named rule; else what is wrong. */
export function derivationFault(proposal: Proposal): string | null {
  const name = proposal.derivation ?? "";
  const rule = Object.hasOwn(derivations, name) ? derivations[name] : undefined;
  if (rule === undefined) return proposal.derivation === undefined ? "value_not_in_quote" : "unlisted_derivation";
  const quotes = proposal.quotes.map(({ text }) => text);
  const value = proposal.value ?? "";
  if (rule.holds) return rule.holds(value, quotes, proposal) ? null : "derivation_does_not_hold";
  if (rule.cue && !quotes.some((quote) => rule.cue?.test(quote))) return "derivation_does_not_hold";
  const said = new Set([...(rule.adds ?? []), ...quotes.flatMap(wordsOf)]);
  const words = wordsOf(value);
  return words.length > 0 && words.every((word) => said.has(word)) ? null : "derivation_does_not_hold";
}

const dateWords =
  /\d|\b(?:today|tomorrow|yesterday|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|heute|morgen|gestern|hoy|ma[nñ]ana|ayer|aujourd'hui|demain|hier)\b/i;

function everyWordNear(value: string, quotes: readonly string[], same: (a: string, b: string) => boolean): boolean {
  const said = quotes.flatMap(wordsOf);
  const words = wordsOf(value);
  return words.length > 0 && words.every((word) => said.some((other) => word === other || same(word, other)));
}

/** Both begin alike for all but an ending: run, running; study, studies. */
function sameStem(a: string, b: string): boolean {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  return shared >= 3 && Math.max(a.length, b.length) - shared <= 4 && Math.min(a.length, b.length) - shared <= 2;
}

/** One slip for short words, two for long ones. */
function nearlySame(a: string, b: string): boolean {
  if (a.length > 40 || b.length > 40) return false;
  const allowed = Math.min(a.length, b.length) < 4 ? 0 : Math.max(a.length, b.length) < 8 ? 1 : 2;
  return slips(a, b) <= allowed;
}

/** Edit distance with swapped neighbours as one slip. */
function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line: number[] = [row];
    for (let column = 1; column <= b.length; column++) {
      const above = rows[row - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(
        Math.min(
          (above?.[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (above?.[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
          swapped ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(line);
  }
  return rows[a.length]?.[b.length] ?? Number.POSITIVE_INFINITY;
}

const numberWords =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

function numbersAgree(value: string, quotes: readonly string[]): boolean {
  const spelled = (word: string) => (numberWords.includes(word) ? String(numberWords.indexOf(word)) : word);
  const said = new Set(quotes.flatMap(wordsOf).map(spelled));
  const words = wordsOf(value).map(spelled);
  return words.length > 0 && words.every((word) => said.has(word));
}
