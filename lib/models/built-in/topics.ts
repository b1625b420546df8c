import { canonicalKey, vocabulary } from "@/lib/memory/vocabulary.ts";

/** What a question asks of the memory. */
export type Question =
  | { kind: "everything" }
  | { kind: "said"; about: string }
  | { kind: "relation"; label: string }
  /** `own`: it speaks of the person; else it only concerns the memory when it names somebody they told of. */
  | { kind: "facts"; keys: string[]; past: boolean; own: boolean };

const topics: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bwhere\b.*\b(?:work|works|worked|working|employed)\b|\bwho\b.*\bwork(?:s|ed)? for\b/, ["employer"]],
  [/\b(?:employer|company|workplace)\b/, ["employer"]],
  [
    /\bwhat\b.*\b(?:do|did|does) (?:i|he|she|they|\p{L}+) do\b(?! (?:for|to|with|when|if)\b)|\bfor a living\b/u,
    ["role"],
  ],
  [/\b(?:job|role|title|profession|occupation|position)\b/, ["role"]],
  [/\b(?:team|department)\b/, ["team"]],
  [/\bwhere\b.*\b(?:live|lives|lived|living|reside|based)\b|\bwhich (?:city|country|town)\b|\baddress\b/, ["location"]],
  [/\bwhere\b.*\bfrom\b|\bhometown\b|\bgr[eo]w up\b/, ["hometown"]],
  [/\bmy (?:full |first |last )?name\b|\bwho am i\b|\bwhat am i called\b/, ["name", "nickname"]],
  [/\b(?:call|address) me\b/, ["address_as", "nickname", "name"]],
  [/\bhow old\b|\bmy age\b/, ["age"]],
  [/\b(?:married|single|divorced)\b/, ["marital_status", "partner"]],
  [/\bbirthday\b|\bwhen\b.*\bborn\b/, ["birthday"]],
  [/\bpets?\b|\b(?:dog|cat|rabbit)s?\b|\banimals?\b/, ["pet"]],
  [/\ballerg/, ["allergy"]],
  [/\bdiet\b|\b(?:am i|are you) (?:vegan|vegetarian)\b|\bwhat (?:do|can) i eat\b/, ["diet", "allergy"]],
  [/\b(?:do not|don't|dislike|hate)\b/, ["dislikes"]],
  [/\b(?:like|enjoy|love)\b/, ["likes", "hobby"]],
  [/\bhobb(?:y|ies)\b|\bfree time\b/, ["hobby", "likes"]],
  [/\bprogramming languages?\b|\b(?:code|program) in\b/, ["programming_language"]],
  [/\blanguages?\b.*\bspeak\b|\bspeak\b/, ["language"]],
  [/\b(?:projects?|working on)\b/, ["project"]],
  [/\bgoals?\b|\bplans?\b|\bwant to\b/, ["goal", "travel_plan"]],
  [/\b(?:trip|travel|vacation|holiday)\b/, ["travel_plan"]],
  [/\b(?:ask(?:ed)?|tell|told) you to\b|\binstructions?\b|\bhow should you answer\b/, instructionKeys()],
];

const past =
  /\b(?:before|previous(?:ly)?|former(?:ly)?|used to|earlier|my (?:old|last|ex))\b|\b(?:was|were|did|lived|worked)\b/;
const everything =
  /\b(?:what|which|everything|anything|all)\b.*\b(?:you|to)\b.*\b(?:know|remember(?:ed)?|learn(?:ed|t)?|stored?)\b.*\b(?:me|myself)\b|^what do you remember$|\btell me about (?:me|myself)\b|\bwho am i\b/;
const said =
  /\b(?:did|have|had) i (?:ever )?(?:say|said|tell|told|mention(?:ed)?|write|written|talk(?:ed)?)\b(?: (?:to )?you)?(?: (?:about|of|on|regarding))?\s*(.*)$/i;
const relation =
  /\b(?:who is|who's|what is|what's) my (\p{L}+)(?:'s name)?$|\b(?:name of my|my) (\p{L}+)(?:'s name| called| named)$/u;

const firstPerson = /\b(?:i|me|my|mine|myself|we|us|our)\b/;

/** Reads a question about the person's memory; null when it is about anything else. `text` is one sentence. */
export function readQuestion(text: string): Question | null {
  const plain = text
    .replaceAll("’", "'")
    .replace(/[?!.\s]+$/, "")
    .trim();
  const asked = plain.toLowerCase();
  const heard = said.exec(plain);
  if (heard) return { kind: "said", about: heard[1]?.replace(/^(?:that|about)\s+/i, "") ?? "" };
  if (everything.test(asked)) return { kind: "everything" };
  const keys = [...new Set(topics.filter(([pattern]) => pattern.test(asked)).flatMap(([, keys]) => keys))];
  const related = relation.exec(asked);
  if (related && keys.length === 0) {
    const label = related[1] ?? related[2] ?? "";
    return { kind: "relation", label };
  }
  if (keys.length === 0) keys.push(...namedKeys(asked));
  if (keys.length === 0) return null;
  return { kind: "facts", keys, past: past.test(asked), own: firstPerson.test(asked) };
}

function namedKeys(asked: string): string[] {
  const named = /\bmy (\p{L}+(?: \p{L}+)?)/u.exec(asked)?.[1];
  if (!named) return [];
  const candidates = [named, named.split(" ")[0] ?? ""].map(canonicalKey);
  const known = candidates.find((key) => key in vocabulary || key.startsWith("favorite_"));
  return known ? [known] : [];
}

function instructionKeys(): string[] {
  return Object.entries(vocabulary).flatMap(([key, { category }]) => (category === "instructions" ? [key] : []));
}

/** Whether a sentence asks something. */
export function isQuestion(text: string): boolean {
  return (
    /\?\s*$/.test(text) ||
    /^(?:so |and |ok |okay |please |hey )*(?:what|where|who|whom|whose|when|which|why|how|do|does|did|is|are|am|was|were|can|could|would|will|have|has|tell me|remind me|do you)\b/i.test(
      text.trim(),
    )
  );
}
