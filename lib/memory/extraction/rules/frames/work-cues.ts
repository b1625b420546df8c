import { chunk } from "../chunks.ts";
import { classes } from "../classes.ts";
import { type Draft, end, fact } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import type { Gleaning, Scene } from "../scene.ts";
import { properText } from "../text.ts";
import { type Token, textOf } from "../tokens.ts";

/** Words that tell of work one has just taken up, wherever they stand in a turn. */
const begun =
  /\b(?:my first (?:day|week|shift|month|morning|payslip|paycheck)|first (?:day|week|shift) (?:at|with|as)|new (?:job|gig|role|position|post|boss|employer|workplace|badge|colleagues|coworkers|team|uniform|contract)|onboarding|probation|hired|signed (?:the|my|a) contract|got the (?:job|gig|offer|position|role|part|post)|(?:i|we) (?:started|start|joined|begin|began)|took (?:me|the job)|accepted|changed (?:jobs|employers|careers)|switched jobs|job hunt is over|cv did the trick|landed)\b/;
/** What is not one's own work yet, or somebody else's. */
const unsure =
  /\b(?:would|could|might|maybe|perhaps|thinking|considering|hope|hoping|wish|want|wants|dream|interview|interviews|interviewing|apply|applied|applying|application|if|should|almost|nearly|rejected|turned (?:me|it) down|did not get|no offer|next (?:month|year|week|monday|spring|summer|autumn|fall|winter)|he|she|they|his|her|their)\b/;
const left = /^(?:from|left|leave|leaving|quit|old|former|previous|ex|resigned|than|not|was|goodbye)$/;

/** A job that the frames missed: one company behind "at" in a turn whose words tell of work taken up. */
export function workCue(scene: Scene): Gleaning | null {
  const { content, tokens, silent, proposals } = scene;
  if (tokens.length > 90) return null;
  if (
    proposals.some(
      ({ subject, key, op }) =>
        subject.kind === "self" && op === "assert" && /^(?:employer|role|school|goal|desired_role)$/.test(key),
    )
  )
    return null;
  const spoken = tokens
    .filter((_token, at) => !silent[at])
    .map(({ norm }) => norm)
    .join(" ");
  if (!/\b(?:i|my|me)\b/.test(spoken) || !begun.test(spoken) || unsure.test(spoken)) return null;
  if (
    tokens.some(
      ({ norm }) => relationOf(norm) !== null && !/^(?:boss|manager|supervisor|colleague|coworker|mate)$/.test(norm),
    )
  )
    return null;
  const drafts: Draft[] = [];
  let from = -1;
  let to = -1;
  for (let at = 1; at < tokens.length; at += 1) {
    if (silent[at]) continue;
    const found = companyAt(tokens, at) ?? tradeAs(tokens, at);
    if (!found || drafts.some(({ key }) => key === found.key)) continue;
    if (tokens.slice(Math.max(0, at - 4), at).some(({ norm }) => left.test(norm))) continue;
    const value =
      found.key === "employer"
        ? properText(content, tokens, at, found.to)
        : textOf(content, tokens, found.from, found.to);
    drafts.push(fact(found.key, value, { confidence: 0.8 }));
    if (from < 0) from = at;
    to = Math.max(to, found.to);
  }
  return drafts.length > 0 ? { from, to, drafts } : null;
}

interface Found {
  key: string;
  from: number;
  to: number;
}

function companyAt(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  if (!/^(?:at|with|for)$/.test(tokens[at - 1]?.norm ?? "") || !token) return null;
  const head = /^the$/.test(token.norm) ? tokens[at + 1] : token;
  if (!head?.capital || ["FirstName", "Month", "WeekDay", "Date", "Holiday"].some((tag) => head.tags.has(tag)))
    return null;
  const to = chunk("organisation", tokens, at, tokens.length)[0];
  return to === undefined ? null : { key: "employer", from: at, to };
}

function tradeAs(tokens: readonly Token[], at: number): Found | null {
  if (
    tokens[at - 1]?.norm !== "as" ||
    !/^(?:an?|the|their|head|chief|senior|junior|lead|assistant)$/.test(tokens[at]?.norm ?? "")
  )
    return null;
  const to = chunk("role", tokens, at, tokens.length)[0];
  const last = to === undefined ? undefined : tokens[to - 1];
  if (to === undefined || !last || !(classes.role?.(last) ?? false)) return null;
  return { key: "role", from: /^(?:an?|the|their)$/.test(tokens[at]?.norm ?? "") ? at + 1 : at, to };
}

const idle =
  "out of work|unemployed|between jobs|in between jobs|jobless|laid off|let go|made redundant|redundant|job hunting|looking for work|retired|furloughed".split(
    "|",
  );

/** Work taken up ends what one was called without any. */
export function reemployedCue({ tokens, proposals }: Scene): Gleaning | null {
  const own = proposals.filter(({ subject, op }) => subject.kind === "self" && op === "assert");
  const employed = own.some(({ key }) => key === "employer" || key === "role");
  if (!employed || own.some(({ key }) => key === "employment_status")) return null;
  const spoken = tokens.map(({ norm }) => norm).join(" ");
  const since = /\b(?:since|as of|starting) (?:monday|tuesday|wednesday|thursday|friday|today|this|last|yesterday)\b/;
  if (!begun.test(spoken) && !since.test(spoken)) return null;
  return { from: 0, to: tokens.length, drafts: idle.map((state) => end("employment_status", state)) };
}
