import type { Subject } from "../proposal.ts";
import { classes } from "./classes.ts";
import { type Draft, fact } from "./frame.ts";
import { pet } from "./frames/possessions.ts";
import { pluralRelations, relationOf } from "./lexicon.ts";
import { standsAsName } from "./name-words.ts";
import { isPersonName, self } from "./subject.ts";
import { properText } from "./text.ts";
import { type Token, textOf } from "./tokens.ts";

export interface Presupposition {
  from: number;
  to: number;
  drafts: Draft[];
  /** Whom later pronouns may mean. */
  person: Subject | null;
}

const over =
  /^(?:late|ex|former|first|previous|old|dead|dream|next|future|imaginary|childhood|last|beloved|deceased|ideal|only)$/;
const gone = /^(?:died|passed|was|were|used|left|'d)$/;

/**
 * What "my …" takes for granted wherever it stands, in a question too: "what would suit my aunt?" tells of an aunt.
 * Reads the possessive at `from`; null when it tells nothing.
 */
export function presupposed(
  content: string,
  tokens: readonly Token[],
  from: number,
  limit: number,
): Presupposition | null {
  if (!/^(?:my|our)$/.test(tokens[from]?.norm ?? "") || tokens[from - 1]?.norm === "not") return null;
  let at = from + 1;
  while (at < limit && at - from < 5 && modifier(tokens, at)) {
    if (over.test(tokens[at]?.norm ?? "")) return null;
    at += 1;
  }
  const head = tokens[at];
  const next = at + 1 < limit ? tokens[at + 1] : undefined;
  if (!head?.word || at >= limit) return null;
  const named =
    next?.word === true &&
    next.norm !== "i" &&
    (next.capital || isPersonName(next) || (relationOf(head.norm) !== null && standsAsName(tokens, at + 1, limit)));
  const compound =
    next?.word === true &&
    !named &&
    !head.tags.has("Plural") &&
    next.tags.has("Noun") &&
    !next.tags.has("Pronoun") &&
    !next.tags.has("Verb");
  if (compound || gone.test(next?.norm ?? "")) return null;
  const said = textOf(content, tokens, from + 1, at + 1);
  const name = named ? properText(content, tokens, at + 1, at + 2) : "";
  const to = named ? at + 2 : at + 1;
  const about = (drafts: Draft[], person: Subject | null = null): Presupposition => ({
    from,
    to,
    person,
    drafts: drafts.map((draft) => ({ ...draft, subject: self, absolute: true, confidence: 0.8 })),
  });
  const relation = relationOf(head.norm);
  if (relation) {
    const label = head.norm;
    const person: Subject = {
      kind: "named",
      type: "person",
      name: name || label,
      aka: name ? [label, `my ${label}`] : [`my ${label}`],
    };
    const tie = fact(relation.label, name || label, {
      object: { type: "person", name: person.name, aka: person.aka ?? [] },
    });
    const known =
      relation.key && (name || relation.key !== "parent")
        ? [fact(relation.key, name || said, name ? { aka: [label], target: label } : {})]
        : [];
    return about([...known, tie], person);
  }
  if (Object.hasOwn(pluralRelations, head.norm) && pluralRelations[head.norm] !== "parent")
    return about([fact(pluralRelations[head.norm] ?? "family", said)]);
  if (classes.animal?.(head)) return about([pet(said, name)]);
  if (classes.vehicle?.(head) && !/^(?:model|seat|mini)$/.test(head.norm)) {
    const end = next?.capital && next.word ? at + 2 : at + 1;
    return about([fact("vehicle", textOf(content, tokens, from + 1, end))]);
  }
  if (/^allerg(?:y|ies)$/.test(head.norm) && at > from + 1)
    return about([fact("allergy", textOf(content, tokens, from + 1, at))]);
  return null;
}

function modifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token?.word || !next?.word || relationOf(token.norm) || classes.animal?.(token))
    return token?.norm === "pet" && next?.word === true;
  return (
    token.tags.has("Adjective") ||
    (classes.number?.(token) ?? false) ||
    /^\d{4}$/.test(token.norm) ||
    (token.tags.has("Noun") &&
      !token.tags.has("Pronoun") &&
      (classes.vehicle?.(next) || classes.animal?.(next) || /^allerg/.test(next.norm)) === true) ||
    /^(?:older|younger|big|little|twin|step|best|pet|new|two|three|mountain|water|honda|ford|toyota)$/.test(
      token.norm,
    ) ||
    over.test(token.norm)
  );
}
