import { definitionOf } from "../../vocabulary.ts";
import type { Proposal } from "../proposal.ts";
import { classes } from "./classes.ts";
import type { Draft, Predicate } from "./frame.ts";
import type { Span } from "./pattern.ts";
import { doubtful, plausible } from "./plausible.ts";
import type { Token } from "./tokens.ts";
import { articles, timeNouns } from "./words.ts";

/** Keys of which a change has a date worth keeping. */
export const dateable = new Set([
  "location",
  "employer",
  "role",
  "team",
  "marital_status",
  "partner",
  "pet",
  "vehicle",
]);

const alone =
  /^(?:allergic|intolerant|married|engaged|divorced|based|living|born|raised|originally|employed|working|studying|moving|retired|unemployed|self-employed|learning|left-handed|right-handed|vegan|vegetarian|non-smoker|autistic|dyslexic|aged?)$/;

/** Fragments that speak of oneself without a subject. */
export function standsAlone(tokens: readonly Token[], from: number): boolean {
  const token = tokens[from];
  const next = tokens[from + 1];
  if (!token) return false;
  if (classes.number?.(token)) return /^(?:kids|children|sons|daughters)$/.test(next?.norm ?? "");
  if (/^(?:doing|on)$/.test(token.norm)) return next !== undefined && (classes.diet?.(next) ?? false);
  if (token.norm === "running") return next !== undefined && (classes.os?.(next) ?? false);
  return (
    alone.test(token.norm) ||
    (classes.diet?.(token) ?? false) ||
    (token.norm === "from" && tokens[from - 1]?.norm === "originally")
  );
}

const relativeHead =
  /^(?:the|all|everything|anything|nothing|something|someone|anyone|every|any|only|first|last|one|thing|things|way|reason|what|why|how)$/;
const complementHead =
  /^(?:place|time|day|year|like|think|thought|hope|wish|guess|said|say|know|swear|feel|bet|figured|believe|heard|pretend|if|than|as|where|when|which|who|that|do|did|does|can|could|should|would|will|shall|must|may|might|am|was|were|have|had)$/;

/** "two coffees today i am vegan": an "I" with a new statement where the person typed no mark. */
export function beginsAnew(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.norm;
  if ((word !== "i" && word !== "we") || tokens[at - 1]?.word !== true) return false;
  return (
    !complementHead.test(tokens[at - 1]?.norm ?? "") &&
    ![1, 2, 3].some((back) => relativeHead.test(tokens[at - back]?.norm ?? ""))
  );
}

/** Where the statement begins that "forget that …", "ignore the part where …" takes back; null when nothing is. */
export function takenBackFrom(tokens: readonly Token[], from: number, limit: number): number | null {
  if (!/^(?:forget|ignore|disregard|unlearn|erase|delete|strike|scratch|remove)$/.test(tokens[from]?.norm ?? ""))
    return null;
  for (let at = from + 1; at < limit && at < from + 9; at += 1) {
    const word = tokens[at]?.norm ?? "";
    const next = tokens[at + 1]?.norm ?? "";
    const telling = /^(?:said|told|mentioned|wrote|ever)$/.test(next);
    if (/^(?:i|we|my|our)$/.test(word) && !telling && at > from + (word === "my" || word === "our" ? 1 : 0)) return at;
    if (!/^(?:that|the|fact|part|bit|where|what|i|said|told|you|mentioned|wrote|ever|about|when|how)$/.test(word))
      return null;
  }
  return null;
}

/** Past "on weekends", "every day", "when it rains": what may stand between the items of a list. */
export function pastAdjunct(tokens: readonly Token[], at: number, limit: number): number {
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  const time = (index: number) => timeNouns.has(norm(index)) || timeNouns.has(norm(index).replace(/s$/, ""));
  if (/^(?:on|in|at|during)$/.test(norm(at)) && time(at + 1)) return at + 2;
  if (/^(?:on|in|at)$/.test(norm(at)) && norm(at + 1) === "the" && time(at + 2)) return at + 3;
  if (/^(?:every|each)$/.test(norm(at)) && time(at + 1)) return at + 2;
  return time(at) ? at + 1 : at;
}

export function withoutArticle(tokens: readonly Token[], { from, to }: Span): number {
  const first = tokens[from];
  return first && to - from > 1 && articles.has(first.norm) && !/^(?:this|that)$/.test(first.norm) ? from + 1 : from;
}

export function ends(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) =>
    draft.absolute || draft.op === "retract"
      ? draft
      : { ...draft, op: "retract", quiet: true, ...(draft.op === "derive" ? { value: null } : {}) },
  );
}

export function toProposal(draft: Draft, predicate: Predicate, quote: Proposal["quotes"][number]): Proposal | null {
  const {
    absolute: _absolute,
    quotedFrom: _quotedFrom,
    op = "assert",
    subject = predicate.subject,
    confidence = 0.9,
    ...rest
  } = draft;
  if (rest.value !== null && (rest.value.trim() === "" || rest.value.length > 200)) return null;
  const said = { ...rest, op, subject, category: definitionOf(rest.key).category, confidence, quotes: [quote] };
  if ((op !== "assert" && op !== "correct") || rest.value === null || rest.object) return said;
  const sound = plausible(rest.key, rest.value, quote.text, subject);
  if (!sound) return null;
  return { ...said, value: sound.value, confidence: sound.doubtful ? Math.min(confidence, doubtful) : confidence };
}
