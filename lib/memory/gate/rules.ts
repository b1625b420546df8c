import { any, has, quoted } from "./clause-reading.ts";
import type { Clause } from "./clauses.ts";
import { hushed, keeps, posting, type Reading, type Rule } from "./reading.ts";
import { boundsRules } from "./rules-bounds.ts";
import { claimRules } from "./rules-claims.ts";
import { cueRules } from "./rules-cues.ts";
import { identityRules } from "./rules-identity.ts";
import { leaveRules } from "./rules-leave.ts";
import { overrideRules } from "./rules-override.ts";
import { recordRules } from "./rules-records.ts";
import { replacedRules } from "./rules-replaced.ts";
import { strangerRules } from "./rules-strangers.ts";
import { toolRules } from "./rules-tools.ts";
import { triggerRules } from "./rules-triggers.ts";
import { warrantRules } from "./rules-warrant.ts";

export const rules: readonly Rule[] = [
  ...overrideRules,
  ...boundsRules,
  ...leaveRules,
  ...strangerRules,
  ...toolRules,
  ...triggerRules,
  ...claimRules,
  ...recordRules,
  ...replacedRules,
  ...identityRules,
  ...warrantRules,
  ...cueRules,
];

/**
 * How much talk about such texts, in quotation marks or not, takes off. Orders to keep or repeat are never just talk.
 */
export function discount(reading: Reading, weight: number): number {
  const { clause, person } = reading;
  if (!person && posting(reading.text) && !any(clause, "store", "persist", "holdings")) return weight * 0.3;
  if (!has(clause, "about") || any(clause, "store") || hushed(clause)) return weight;
  const marked = clause.tokens.some((_, index) => quoted(clause, index));
  if (person) return weight * (marked ? 0.3 : any(clause, "persist") || keeps(reading) ? 1 : 0.6);
  return marked && aboutAttacks(clause) ? weight * 0.5 : weight;
}

export function aboutAttacks(clause: Clause): boolean {
  return /\b(?:attack|inject|jailbreak|research|phishing|scam|malicious)/i.test(clause.text);
}
