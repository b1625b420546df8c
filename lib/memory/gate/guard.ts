import type { TurnRole } from "../types.ts";
import { accumulate, type Weighed, weighSigns } from "./accumulation.ts";
import { any, bearsSigns } from "./clause-reading.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { encodedFindings } from "./encoded.ts";
import type { Finding, FindingKind } from "./findings.ts";
import { aboutAttacks, discount, rules } from "./rules.ts";
import { secretsIn } from "./secrets.ts";
import { structureFindings } from "./structure.ts";

export interface GuardResult {
  /** deny: holds a secret, which is never kept as a fact. quarantine: kept aside until a person has looked. */
  decision: "allow" | "quarantine" | "deny";
  /** In order of start. Weights below the threshold are kept: several weak signs add up. */
  findings: Finding[];
}

/** Combined certainty from which a turn is quarantined. */
export const quarantineFrom = 0.6;
/** Weaker signs than this are noise. */
const mentionFrom = 0.2;
/** Clauses that are read together. */
const span = 3;

/**
 * Judges the text of a turn (spec/memory.md §7). Pure; time is linear in the length. The role decides whose words
 * they are, never by itself the verdict.
 */
export function guardTurn(content: string, role: TurnRole): GuardResult {
  const secrets = secretsIn(content);
  const findings = [...injectionFindings(content, role), ...encodedFindings(content, injectionFindings)];
  const all = [...secrets, ...findings].sort((a, b) => a.start - b.start || a.end - b.end);
  if (secrets.length > 0) return { decision: "deny", findings: all };
  return { decision: certainty(findings) >= quarantineFrom ? "quarantine" : "allow", findings: all };
}

/** 1 − Π(1 − w) over the strongest finding of each kind. */
export function certainty(findings: readonly Finding[]): number {
  const strongest = new Map<FindingKind, number>();
  for (const { kind, weight } of findings) strongest.set(kind, Math.max(weight, strongest.get(kind) ?? 0));
  return 1 - [...strongest.values()].reduce((doubt, weight) => doubt * (1 - weight), 1);
}

function injectionFindings(content: string, role: TurnRole): Finding[] {
  const findings = structureFindings(content, role);
  const near: Weighed[] = [];
  for (const next of clausesOf(content)) {
    const last = near.at(-1);
    if (last) findings.push(...read(last.clause, near.at(-2)?.clause ?? null, next, role));
    near.push(weighSigns(next, role === "user"));
    if (near.length > span) near.shift();
    findings.push(...sum(near, role));
  }
  const last = near.at(-1);
  if (last) findings.push(...read(last.clause, near.at(-2)?.clause ?? null, null, role));
  return findings;
}

function sum(near: readonly Weighed[], role: TurnRole): Finding[] {
  const sign = accumulate(near, role === "user");
  const [first, last] = [near[0], near.at(-1)];
  if (sign === null || !first || !last) return [];
  const talk = near.some(({ clause }) => any(clause, "about") && !any(clause, "store"));
  const weight =
    talk && (role === "user" || near.some(({ clause }) => aboutAttacks(clause))) ? sign.weight * 0.6 : sign.weight;
  return [{ kind: sign.kind, start: first.clause.start, end: last.clause.end, weight }];
}

function read(clause: Clause, previous: Clause | null, next: Clause | null, role: TurnRole): Finding[] {
  const bare = !bearsSigns(clause);
  const reading = { clause, previous, next, role, person: role === "user", text: clause.words };
  const weights = new Map<FindingKind, number>();
  for (const { kind, weigh, anywhere } of rules) {
    if (bare && !anywhere) continue;
    const weight = discount(reading, weigh(reading));
    if (weight > (weights.get(kind) ?? 0)) weights.set(kind, weight);
  }
  return [...weights]
    .filter(([, weight]) => weight >= mentionFrom)
    .map(([kind, weight]) => ({ kind, start: clause.start, end: clause.end, weight }));
}
