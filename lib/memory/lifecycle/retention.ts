import type { Engine } from "../engine.ts";
import { appendAudit } from "../store/audit.ts";
import { expiredClaims } from "../store/retention.ts";
import { lockScope } from "../store/scopes.ts";
import type { Category } from "../types.ts";
import { withdrawIn } from "../write/actions.ts";
import { inTransaction } from "../write/transaction.ts";

/** Facts of a category, or of one key, are taken back so many days after they were last said or used. */
export type RetentionRule = ({ category: Category } | { key: string }) & { afterDays: number };

/** What one run took back; ids and counts only. */
export interface RetentionReport {
  at: Date;
  scopes: number;
  claims: number;
}

const dayMs = 86_400_000;

/**
 * Withdraws what the rules name and nothing else. A claim goes when neither it nor a later statement or use of the same
 * fact is younger than the rule allows. Withdrawing is not forgetting: saying it again brings it back.
 */
export async function applyRetention(engine: Engine, rules: readonly RetentionRule[]): Promise<RetentionReport> {
  const at = engine.now();
  const report: RetentionReport = { at, scopes: 0, claims: 0 };
  for (const rule of rules) {
    const before = new Date(at.getTime() - rule.afterDays * dayMs);
    for (const { scopeId, claimIds } of await expiredClaims(engine.prisma, {
      contextId: engine.contextId,
      rule,
      before,
    })) {
      const count = await inTransaction(engine.prisma, async (tx) => {
        const scope = await lockScope(tx, scopeId, engine.now());
        if (!scope) return 0;
        const withdrawn = await withdrawIn(tx, scope, { scopeId, where: { ids: claimIds } });
        const after = {
          claims: withdrawn,
          rule: "category" in rule ? rule.category : rule.key,
          afterDays: rule.afterDays,
        };
        const actor = { kind: "process" as const, id: "retention" };
        await appendAudit(tx, { actor, action: "retention.withdraw", scopeId, after, at: scope.beliefAt });
        return withdrawn;
      });
      report.scopes += 1;
      report.claims += count;
    }
  }
  return report;
}
