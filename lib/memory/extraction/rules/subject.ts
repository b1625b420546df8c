import type { Subject } from "../proposal.ts";
import { chunk } from "./chunks.ts";
import type { Draft } from "./frame.ts";
import { fact } from "./frame.ts";
import { bareKin, female, male, relationOf } from "./lexicon.ts";
import { properText } from "./text.ts";
import type { Token } from "./tokens.ts";

/** A person or animal spoken of earlier in the turn, newest last. */
export interface Mention {
  subject: Subject;
  gender: "male" | "female" | null;
}

export interface SpokenSubject {
  subject: Subject;
  /** First token after the subject. */
  at: number;
  explicit: boolean;
  /** What the subject phrase itself tells: "my sister Ana" → sibling Ana. */
  drafts: Draft[];
}

export const self: Subject = { kind: "self" };

/** Reads a possessive chain or a name: "my sister Ana", "cousin Rosalind", "mum", "my sister's husband". */
export function readPerson(
  content: string,
  tokens: readonly Token[],
  from: number,
  limit: number,
): SpokenSubject | null {
  const first = tokens[from];
  if (!first) return null;
  let at = from;
  const possessive = first.norm === "my" || first.norm === "our";
  if (possessive) at += 1;
  while (
    possessive &&
    at < limit &&
    /^(?:older|younger|big|little|elder|eldest|youngest|oldest|best|new|dear|lovely|good|close|twin|baby|half|step|current|only|other)$/.test(
      tokens[at]?.norm ?? "",
    )
  )
    at += 1;
  const word = tokens[at];
  if (!word || at >= limit) return null;
  const relation = relationOf(word.norm);
  if (!relation) return possessive ? null : named(content, tokens, from, limit);
  const next = tokens[at + 1];
  const nameFollows =
    next !== undefined && at + 1 < limit && next.word && (next.capital ? next.norm !== "i" : isPersonName(next));
  if (!possessive && !bareKin.has(word.norm) && !nameFollows) return null;
  if (!possessive && word.norm === "baby") return null;
  let nameFrom = at + 1;
  if (next && /^(?:called|named)$/.test(next.norm)) nameFrom = at + 2;
  const nameEnd = nameFollows || nameFrom === at + 2 ? nameSpan(tokens, nameFrom, limit) : null;
  const name = nameEnd ? properText(content, tokens, nameFrom, nameEnd) : null;
  const afterwards = nameEnd ?? at + 1;
  const label = word.norm;
  const subject: Subject = {
    kind: "named",
    type: "person",
    name: name ?? label,
    aka: name ? [label, `my ${label}`] : [`my ${label}`],
  };
  const drafts: Draft[] = [];
  if (relation.key && (name || relation.key !== "parent"))
    drafts.push(
      fact(relation.key, name ?? label, { subject: self, absolute: true, ...(name ? { aka: [label] } : {}) }),
    );
  drafts.push(
    fact(relation.label, name ?? label, {
      subject: self,
      absolute: true,
      object: { type: "person", name: subject.name, ...(subject.aka ? { aka: subject.aka } : {}) },
    }),
  );
  return { subject, at: afterwards, explicit: true, drafts };
}

function named(content: string, tokens: readonly Token[], from: number, limit: number): SpokenSubject | null {
  const first = tokens[from];
  if (
    !first ||
    /^(?:there|here|this|that|these|those|it|what|who|where|when|how|everything|everyone|nobody|today|yesterday|then|now)$/.test(
      first.norm,
    ) ||
    !(
      isPersonName(first) ||
      actsAsName(tokens, from) ||
      (first.capital &&
        first.tags.has("ProperNoun") &&
        !first.tags.has("Place") &&
        !first.tags.has("Organization") &&
        !first.tags.has("Date"))
    )
  )
    return null;
  return spokenName(content, tokens, from, limit);
}

/** "Lorenz moved …": a capitalised word that a verb of the third person follows. */
function actsAsName(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  const verb = tokens[from + 1];
  if (!first?.capital || !verb?.word || verb.capital || first.norm.length < 3) return false;
  if (
    [
      "Determiner",
      "Pronoun",
      "Plural",
      "Verb",
      "Adverb",
      "Adjective",
      "Preposition",
      "Conjunction",
      "Place",
      "Organization",
      "Date",
      "Expression",
      "QuestionWord",
      "Gerund",
    ].some((tag) => first.tags.has(tag))
  )
    return false;
  return (
    verb.tags.has("PastTense") ||
    (/^(?:is|'s|has|was|works|lives|moved|got|quit|left|loves|hates|likes|speaks|drives|plays|started|became|died|and)$/.test(
      verb.norm,
    ) &&
      verb.norm !== "and")
  );
}

function spokenName(content: string, tokens: readonly Token[], from: number, limit: number): SpokenSubject | null {
  const to = nameSpan(tokens, from, limit);
  if (!to) return null;
  return {
    subject: { kind: "named", type: "person", name: properText(content, tokens, from, to) },
    at: to,
    explicit: true,
    drafts: [],
  };
}

/** End of a personal name that begins here; a lower-case name is one word. */
function nameSpan(tokens: readonly Token[], from: number, limit: number): number | null {
  const first = tokens[from];
  if (!first?.word || from >= limit) return null;
  if (!first.capital) return from + 1;
  return chunk("name", tokens, from, limit)[0] ?? null;
}

export function isPersonName(token: Token): boolean {
  return (
    token.word &&
    token.norm.length > 2 &&
    token.tags.has("FirstName") &&
    !token.tags.has("Verb") &&
    !/^(?:will|may|mark|art|grace|faith|hope|joy|drew|bill|rose|ray|sunny|summer|autumn|june|april|august|dean|max|van|chase)$/.test(
      token.text,
    )
  );
}

export function genderOf(subject: Subject): Mention["gender"] {
  if (subject.kind !== "named") return null;
  const labels = [subject.name.toLowerCase(), ...(subject.aka ?? [])];
  if (labels.some((label) => male.has(label))) return "male";
  return labels.some((label) => female.has(label)) ? "female" : null;
}

/** Whom "she", "he" or "they" means: the latest fitting person of this turn, else somebody of an earlier one. */
export function readPronoun(pronoun: string, mentions: readonly Mention[]): Subject {
  const gender =
    pronoun === "he" || pronoun === "his" ? "male" : pronoun === "she" || pronoun === "her" ? "female" : null;
  for (const mention of [...mentions].reverse()) {
    if (gender === null || mention.gender === null || mention.gender === gender) return mention.subject;
  }
  return { kind: "mentioned", types: ["person", "animal"], pronoun };
}
