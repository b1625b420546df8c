import type { Draft } from "../frame.ts";
import { end, fact } from "../frame.ts";
import { arabic } from "./ar.ts";
import { german } from "./de.ts";
import type { Language } from "./detect.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { chinese } from "./zh.ts";

/**
 * A rule of another language: a regular expression over one clause (at most 400 characters) with the groups it reads.
 * Values stay in the person's language.
 */
export interface ClauseRule {
  pattern: RegExp;
  read(groups: Readonly<Record<string, string>>): Draft[];
}

const grammars: Partial<Record<Language, readonly ClauseRule[]>> = {
  de: german,
  es: spanish,
  fr: french,
  zh: chinese,
  ar: arabic,
};

/** What a clause in another language states. */
export function readForeign(language: Language, clause: string): Draft[] {
  const drafts: Draft[] = [];
  if (clause.length > 400) return drafts;
  for (const { pattern, read } of grammars[language] ?? []) {
    const match = pattern.exec(clause);
    if (!match) continue;
    const groups = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, (value ?? "").trim()]),
    );
    drafts.push(...read(groups));
  }
  return drafts;
}

/** "a, b und c" as single facts. */
export function each(list: string | undefined, joiner: RegExp, key: string): Draft[] {
  return (list ?? "")
    .split(joiner)
    .map((item) => item.trim())
    .filter((item) => item.length > 1)
    .map((item) => fact(key, item));
}

export const ended = (key: string, value: string | undefined): Draft[] => (value ? [end(key, value)] : []);
export const one = (key: string, value: string | undefined): Draft[] => (value ? [fact(key, value)] : []);
