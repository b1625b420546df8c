import type { Actor } from "../api.ts";
import type { Engine } from "../engine.ts";
import { identityOf } from "../normalise.ts";
import { appendAudit } from "../store/audit.ts";
import { storedKeys } from "../store/keys.ts";
import { dependentClaims, type Overdue, overdueClaims, scopesWithOverdue } from "../store/retention.ts";
import { lockScope } from "../store/scopes.ts";
import type { Category } from "../types.ts";
import { canonicalKey } from "../vocabulary.ts";
import { withdrawIn } from "../write/actions.ts";
import { inTransaction } from "../write/transaction.ts";
import { expendable } from "./expendable.ts";

/** Facts of a category, or of one key, are taken back so many days after they were last said or used. */
export type RetentionRule = ({ category: Category } | { key: string }) & { afterDays: number };

/** What one run took back; ids and counts only. */
export interface RetentionReport {
  at: Date;
  scopes: number;
  claims: number;
}

type RetentionEngine = Pick<Engine, "prisma" | "contextId" | "now">;

const dayMs = 86_400_000;
const actor: Actor = { kind: "process", id: "retention" };

/**
 * Withdraws what the rules name and nothing else. A claim goes when neither it nor a later statement or use of the same
 * fact is younger than the rule allows, and when nothing else rests on it (expendable.ts). Withdrawing is not
 * forgetting: saying it again brings it back. What goes is decided under the scope's lock, so that two runs at the same
 * time do as much as one. Each run leaves a `retention.run` in the audit, and each scope it touched a
 * `retention.withdraw`.
 */
export async function applyRetention(
  engine: RetentionEngine,
  rules: readonly RetentionRule[],
): Promise<RetentionReport> {
  const at = engine.now();
  const touched = new Set<string>();
  let claims = 0;
  for (const rule of rules) {
    const named = "key" in rule ? { key: canonicalKey(rule.key) } : rule;
    const overdue: Overdue = { named, before: new Date(at.getTime() - rule.afterDays * dayMs) };
    for (const scopeId of await scopesWithOverdue(engine.prisma, { contextId: engine.contextId, ...overdue })) {
      const count = await withdrawOverdue(engine, { scopeId, rule, overdue });
      if (count > 0) touched.add(scopeId);
      claims += count;
    }
  }
  const after = { context: engine.contextId, rules: rules.map(ruleInWords).join(", "), scopes: touched.size, claims };
  await appendAudit(engine.prisma, { actor, action: "retention.run", after, at });
  return { at, scopes: touched.size, claims };
}

function withdrawOverdue(
  engine: RetentionEngine,
  { scopeId, rule, overdue }: { scopeId: string; rule: RetentionRule; overdue: Overdue },
): Promise<number> {
  return inTransaction(engine.prisma, async (tx) => {
    const scope = await lockScope(tx, scopeId, engine.now());
    if (!scope) return 0;
    const candidates = await overdueClaims(tx, { scopeId, ...overdue });
    const sessionIds = [...new Set(candidates.flatMap(({ sessionId }) => sessionId ?? []))];
    const keys = [...new Map(candidates.map((one) => [`${one.entityId} ${one.key}`, one])).values()];
    const ids = expendable(candidates, {
      keys: await storedKeys(tx, scopeId, keys),
      dependents: await dependentClaims(tx, { scopeId, sessionIds }),
      now: scope.beliefAt.getTime(),
      identify: (value) => identityOf(scope.salt, value),
    });
    if (ids.length === 0) return 0;
    const withdrawn = await withdrawIn(tx, scope, { scopeId, where: { ids } });
    const after = { claims: withdrawn, rule: ruleInWords(rule) };
    await appendAudit(tx, { actor, action: "retention.withdraw", scopeId, after, at: scope.beliefAt });
    return withdrawn;
  });
}

/** "category:context=30", as the policy is written in the environment. */
export function ruleInWords(rule: RetentionRule): string {
  return `${"category" in rule ? `category:${rule.category}` : `key:${rule.key}`}=${rule.afterDays}`;
}
