import type { Proposal } from "../extraction/proposal.ts";
import { canonicalKey, definitionOf } from "../vocabulary.ts";
import { type Judgement, judge } from "./judge.ts";

/**
 * The gate for a fact that comes as data, not out of a sentence. It is judged as if the caller had typed it, so that
 * whatever a turn cannot teach (secrets, attacks, rules for the system) comes in on this way neither. How the
 * assistant should behave is never taken as data: it needs the person's own words.
 */
export function judgeStatement(proposal: Omit<Proposal, "quotes">, { floor }: { floor: number }): Judgement {
  const key = canonicalKey(proposal.key);
  if (key === "" || definitionOf(key).category === "instructions" || proposal.category === "instructions")
    return { verdict: "refused", reason: key === "" ? "bad_key" : "instruction_as_data" };
  const subject = proposal.subject.kind === "named" ? proposal.subject.name : "I";
  const value = proposal.object?.name ?? proposal.value ?? "";
  const content = `${subject} ${key.replaceAll("_", " ")}: ${value}`;
  const quotes = [{ start: 0, end: content.length, text: content }];
  return judge({ ...proposal, key, quotes }, { content, role: "user" }, { floor });
}
