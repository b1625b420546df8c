import type { Subject } from "../proposal.ts";
import { chunk } from "./chunks.ts";
import { classes } from "./classes.ts";
import type { Draft } from "./frame.ts";
import { fact } from "./frame.ts";
import { bareKin, female, male, pluralRelations, relationOf } from "./lexicon.ts";
import { standsAsName } from "./name-words.ts";
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
  if (possessive && /^(?:branch|line|general|shift|team|project|case|social|sales|office|store)$/.test(word.norm)) {
    const behind = tokens[at + 2];
    const titled = tokens[at + 1]?.norm === "manager" || tokens[at + 1]?.norm === "worker";
    if (titled && behind?.capital && behind.norm !== "i") at += 1;
  }
  const spoken = tokens[at] ?? word;
  const relation = relationOf(spoken.norm) ?? (possessive ? occupied(tokens, at, limit) : null);
  if (!relation)
    return possessive ? null : (introduced(content, tokens, from, limit) ?? named(content, tokens, from, limit));
  if (possessive && isAppositiveName(tokens, at + 1, limit)) return apposed(content, tokens, at, at + 2);
  const next = tokens[at + 1];
  const nameFollows =
    next !== undefined &&
    at + 1 < limit &&
    next.word &&
    (next.capital ? next.norm !== "i" : isPersonName(next) || standsAsName(tokens, at + 1, limit));
  if (!possessive && !bareKin.has(word.norm) && !nameFollows && !actsAlone(word, next)) return null;
  if (!possessive && word.norm === "baby") return null;
  let nameFrom = at + 1;
  if (next && /^(?:called|named)$/.test(next.norm)) nameFrom = at + 2;
  const nameEnd = nameFollows || nameFrom === at + 2 ? nameSpan(tokens, nameFrom, limit) : null;
  const name = nameEnd ? properText(content, tokens, nameFrom, nameEnd) : null;
  const afterwards = nameEnd ?? at + 1;
  return tied(spoken.norm, relation, name, afterwards);
}

type Relation = NonNullable<ReturnType<typeof relationOf>>;

/** The person, with what being somebody's relative tells. */
function tied(label: string, relation: Relation, name: string | null, at: number): SpokenSubject {
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
  return { subject, at, explicit: true, drafts };
}

/** "Nina, 9, …" tells an age; "Pete, who lives …" goes on about Pete. */
export function pastInsertion(tokens: readonly Token[], spoken: SpokenSubject, limit: number): SpokenSubject {
  const at = spoken.at;
  const comma = tokens[at]?.norm === ",";
  const age = tokens[at + 1]?.norm ?? "";
  if (comma && at + 3 < limit && /^\d{1,3}$/.test(age) && tokens[at + 2]?.norm === ",")
    return { ...spoken, at: at + 3, drafts: [...spoken.drafts, fact("age", age, { subject: spoken.subject })] };
  const who = comma ? at + 1 : at;
  return tokens[who]?.norm === "who" && who + 1 < limit ? { ...spoken, at: who + 1 } : spoken;
}

/** "my barber Enzo": somebody by what they do for one, when a name follows. */
function occupied(tokens: readonly Token[], at: number, limit: number): Relation | null {
  const word = tokens[at];
  const next = tokens[at + 1];
  if (!word?.word || word.capital || at + 1 >= limit || !next?.capital || next.norm === "i") return null;
  const isThing = ["Place", "Organization", "Date", "Acronym"].some((tag) => next.tags.has(tag));
  if (isThing || !((classes.role?.(word) ?? false) || attendants.has(word.norm))) return null;
  return { key: null, label: word.norm };
}

const attendants = new Set(
  "student pupil apprentice trainee intern barber trainer coach dispatcher patient tenant lodger guest sitter babysitter nanny cleaner gardener vet hairdresser midwife priest pastor vicar rabbi imam lawyer solicitor accountant agent editor foreman captain crush date roomie customer supervisor guitarist drummer singer bandmate classmate godchild stepfather".split(
    " ",
  ),
);

/** ", Luca," behind "my boyfriend". */
function isAppositiveName(tokens: readonly Token[], at: number, limit: number): boolean {
  const name = tokens[at + 1];
  return (
    at + 2 < limit &&
    tokens[at]?.norm === "," &&
    name?.word === true &&
    name.capital &&
    name.norm !== "i" &&
    !name.tags.has("Place") &&
    tokens[at + 2]?.norm === ","
  );
}

function apposed(content: string, tokens: readonly Token[], kin: number, nameAt: number): SpokenSubject | null {
  const label = tokens[kin]?.norm ?? "";
  const relation = relationOf(label);
  return relation ? tied(label, relation, properText(content, tokens, nameAt, nameAt + 1), nameAt + 2) : null;
}

/** "Ana, my sister, …": the name first. */
function introduced(content: string, tokens: readonly Token[], from: number, limit: number): SpokenSubject | null {
  const name = tokens[from];
  if (!name?.capital || tokens[from + 1]?.norm !== "," || !/^(?:my|our)$/.test(tokens[from + 2]?.norm ?? ""))
    return null;
  let at = from + 3;
  if (/^(?:older|younger|big|little|elder|eldest|youngest|best|old|new|twin)$/.test(tokens[at]?.norm ?? "")) at += 1;
  const label = tokens[at]?.norm ?? "";
  const relation = relationOf(label);
  if (!relation || at + 1 >= limit || tokens[at + 1]?.norm !== ",") return null;
  return tied(label, relation, properText(content, tokens, from, from + 1), at + 2);
}

/** Whom a relative clause at `at` is about: "my nephew Tim, who …", "my parents, who …". */
export function personBefore(
  content: string,
  tokens: readonly Token[],
  from: number,
  at: number,
): SpokenSubject | null {
  const end = tokens[at - 1]?.norm === "," ? at - 1 : at;
  for (let start = end - 2; start >= from && start > end - 7; start -= 1) {
    if (!/^(?:my|our)$/.test(tokens[start]?.norm ?? "")) continue;
    const spoken = readPerson(content, tokens, start, end);
    if (spoken) return spoken.at === end ? spoken : null;
    const several = tokens[end - 1]?.norm ?? "";
    const subject: Subject = { kind: "named", type: "person", name: several, aka: [`my ${several}`] };
    const one = Object.hasOwn(pluralRelations, several) && start === end - 2;
    return one ? { subject, at: end, explicit: true, drafts: [] } : null;
  }
  return null;
}

/** "boss lives in Slough", "stepdad turned 70": somebody of one's own whom a verb of the third person follows. */
function actsAlone(word: Token, next: Token | undefined): boolean {
  if (!next?.word || /^(?:baby|child|kid|toddler|parent|client|coach|twin|assistant)$/.test(word.norm)) return false;
  return (
    /^(?:is|'s|has|was|lives|works|turned|loves|hates|plays|speaks|moved|likes|adores|drives|got)$/.test(next.norm) ||
    (next.tags.has("PresentTense") && /s$/.test(next.norm) && !next.tags.has("Noun"))
  );
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
