import { type Draft, end, fact } from "../frame.ts";
import type { ClauseRule } from "./foreign.ts";

/** What the phrase rows of a language need to know about it. */
export interface Grammar {
  /** One per line: `key = words %KIND`, `-key = …` for what ends. `(a|b)?` and `.` as in regular expressions. */
  phrases: string;
  articles: string;
  /** Words that end a phrase: conjunctions, prepositions, adverbs of time. */
  closers: string;
  and: string;
  /** Words in front of which no name or place stands. */
  common: string;
  occupation: RegExp;
}

type Kind = "NAME" | "PLACE" | "ORG" | "ROLE" | "JOB" | "THING" | "THINGS" | "WORD" | "ANIMAL" | "NUMBER";

const particles =
  /^(?:de|del|de la|la|las|los|el|do|da|dos|di|du|des|le|les|am|an|der|von|van|sur|upon|&|the|bei|den)$/i;
const trimmedMarks = /^[\s"'“”«»¿¡-]+|[\s"'“”«»-]+$/g;

/** Compiles the phrase rows of one language. Each row reads one clause of at most 400 characters. */
export function compile(grammar: Grammar): ClauseRule[] {
  return grammar.phrases
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, ends = "", key = "", source = ""] = /^(-?)([\w/-]+)\s*=\s*(.+)$/.exec(line) ?? [];
      const kind = (/%([A-Z]+)/.exec(source)?.[1] ?? "WORD") as Kind;
      const pattern = source
        .replace(/\[\^,\]\{0,(\d+)\} \)\?/g, "(?:(?!(?:nicht|niet|kein|geen|plus|più|mais) )[^,]){0,$1}? )??")
        .replace(/\((?!\?)/g, "(?:")
        .replace(/%(?:NUMBER)/, "(?<x>\\d{1,3})")
        .replace(/%WORD/, "(?<x>[\\p{L}-]+)")
        .replace(/%THINGS/, "(?<x>[^.;:!?()]+)")
        .replace(/%[A-Z]+/, "(?<x>[^,.;:!?()]+)");
      return {
        pattern: new RegExp(
          `(?<![\\p{L}'’-])(?<!(?<!\\p{L})(?:no|non|não|nunca|nie) )${pattern.includes("(?<x>") ? pattern : `(?<x>${pattern})(?![\\p{L}])`}`,
          "iu",
        ),
        read: ({ x }) => values(grammar, kind, x ?? "").flatMap((value) => drafts(key, ends === "-", value)),
      };
    });
}

function drafts(key: string, ends: boolean, value: string): Draft[] {
  return key.split(/\/-?/).map((one) => (ends ? end(one, value) : fact(one, value)));
}

function values(grammar: Grammar, kind: Kind, text: string): string[] {
  const bare = text.replace(trimmedMarks, "").replace(/\s+/g, " ");
  if (kind === "NUMBER" || kind === "WORD") return bare === "" ? [] : [bare];
  if (kind === "THINGS") {
    const joined = new RegExp(`\\s(?:${grammar.and})\\s`, "iu").test(bare);
    const items = (joined ? bare : (bare.split(",")[0] ?? "")).split(
      new RegExp(`\\s*,\\s*(?:(?:${grammar.and})\\s+)?|\\s+(?:${grammar.and})\\s+`, "iu"),
    );
    const read: string[] = [];
    for (const item of items) {
      const value = phrase(grammar, item, 3);
      if (value === null || (read.length > 0 && value !== withoutArticle(grammar, item))) break;
      read.push(value);
    }
    return read;
  }
  const value =
    kind === "NAME" || kind === "PLACE" || kind === "ORG"
      ? properName(grammar, bare, kind)
      : phrase(grammar, bare, kind === "ANIMAL" ? 1 : 3);
  if (value === null) return [];
  if (kind === "ROLE" && noOccupation.test(value)) return [];
  return kind === "ROLE" && !grammar.occupation.test(value.split(/\s+(?:de|di|do|da|du|d['’]|für|van)\b/i)[0] ?? "")
    ? []
    : [value];
}

/** States and traits that end like occupations. */
const noOccupation =
  /^(?:v[ée]g|rentner|schüler|student|estudiante|studente|étudiant|vegetari|vegan|veganist|celia|celí|pensionat|gross|größer|mejor|peor|migliore|meilleur|fumador|soltero|soltera|österreich|italiener|schweizer|amerikaner|intolerante|paciente|impaciente|content|consciente|diferente|hier|fier|mehr|sehr|immer|wieder|weniger|sicher|leider|aber|mi |su |tu |señor|mayor|menor|ser )/i;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/[\s|]+/));

function withoutArticle({ articles }: Grammar, text: string): string {
  return text.trim().replace(new RegExp(`^(?:${articles})\\s+|^(?:l|un|d|dell|nell|all)['’]`, "iu"), "");
}

/** The words up to the first that closes a phrase; null when nothing or too much is left. */
function phrase(grammar: Grammar, text: string, most: number): string | null {
  const closers = words(grammar.closers);
  const all = withoutArticle(grammar, text).split(" ");
  let to = 0;
  while (to < all.length && !closers.has((all[to] ?? "").toLowerCase())) to += 1;
  const value = all.slice(0, to).join(" ").replace(trimmedMarks, "");
  return to === 0 || to > most || value.length < 2 ? null : value;
}

/** The capitalised run; typed without capitals, one word that is no common one. */
function properName(grammar: Grammar, text: string, kind: Kind): string | null {
  const all = withoutArticle(grammar, text).split(" ");
  const first = all[0] ?? "";
  if (!/^\p{L}/u.test(first) || words(grammar.common).has(first.toLowerCase())) return null;
  if (!/^\p{Lu}/u.test(first)) {
    const next = (all[1] ?? "").toLowerCase();
    if (grammar.occupation.test(first) || /(?:an[oa]|ad[oa]|isch|ien|ienne)$/i.test(first)) return null;
    const closed = next === "" || words(grammar.closers).has(next) || words(grammar.and).has(next);
    return closed && first.length > 2 && !words(grammar.closers).has(first.toLowerCase())
      ? first.charAt(0).toUpperCase() + first.slice(1)
      : null;
  }
  let to = 1;
  while (to < all.length && to < (kind === "NAME" ? 3 : 5)) {
    const word = all[to] ?? "";
    const next = all[to + 1] ?? "";
    if (/^[\p{Lu}\d]/u.test(word)) to += 1;
    else if (particles.test(word) && /^\p{Lu}/u.test(next) && kind !== "NAME") to += 2;
    else break;
  }
  return all.slice(0, to).join(" ").replace(trimmedMarks, "");
}
