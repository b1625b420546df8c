import { isShortFor } from "../../../belief/wording.ts";
import { definitionOf } from "../../../vocabulary.ts";
import type { Draft } from "../frame.ts";
import { end, fact } from "../frame.ts";
import { arabic } from "./ar.ts";
import { german } from "./de.ts";
import type { Language } from "./detect.ts";
import { spanish } from "./es.ts";
import { compile } from "./everyday.ts";
import { french } from "./fr.ts";
import { germanPhrases } from "./phrases-de.ts";
import { spanishPhrases } from "./phrases-es.ts";
import { frenchPhrases } from "./phrases-fr.ts";
import { italianPhrases } from "./phrases-it.ts";
import { dutchPhrases } from "./phrases-nl.ts";
import { portuguesePhrases } from "./phrases-pt.ts";
import { readRelative } from "./relatives.ts";
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
  de: [...compile(germanPhrases), ...german],
  es: [...compile(spanishPhrases), ...spanish],
  fr: [...compile(frenchPhrases), ...french],
  it: compile(italianPhrases),
  pt: compile(portuguesePhrases),
  nl: compile(dutchPhrases),
  zh: chinese,
  ar: arabic,
};

/** What a clause in another language states. */
export function readForeign(language: Language, clause: string): Draft[] {
  if (clause.length > 400) return [];
  const relative = readRelative(language, clause);
  if (!relative) return readOwn(language, clause);
  const { subject, ties } = relative;
  const theirs = readOwn(language, relative.clause).filter(
    ({ key, value }) => key !== "name" && value !== null && clause.includes(value),
  );
  const own = relative.own ? readOwn(language, relative.own) : [];
  return [...ties, ...theirs.map((draft) => ({ ...draft, subject })), ...own];
}

function readOwn(language: Language, clause: string): Draft[] {
  const drafts: Draft[] = [];
  for (const { pattern, read } of grammars[language] ?? []) {
    const match = pattern.exec(clause);
    if (!match) continue;
    const groups = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, (value ?? "").trim()]),
    );
    drafts.push(...read(groups));
  }
  return withoutRepeats(drafts);
}

/** The first reading of a single-valued key stands; another length of the same value says nothing new. */
function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const lower = (text: string | null | undefined) => text?.toLowerCase() ?? "";
  const named = (draft: Draft) => (draft.aka ?? []).map(lower);
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const value = lower(draft.value);
    const alike = kept.findIndex(
      (other) =>
        other.key === draft.key &&
        other.op === draft.op &&
        JSON.stringify(other.subject) === JSON.stringify(draft.subject) &&
        (definitionOf(draft.key).cardinality === "one" ||
          named(other).includes(value) ||
          named(draft).includes(lower(other.value)) ||
          isShortFor(value, lower(other.value)) ||
          isShortFor(lower(other.value), value)),
    );
    if (alike < 0) kept.push(draft);
    else if (named(draft).includes(lower(kept[alike]?.value))) kept[alike] = draft;
  }
  return kept;
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
