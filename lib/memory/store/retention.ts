import { Prisma } from "../../generated/prisma/client.ts";
import type { Database } from "./database.ts";

/** Claims of facts that were last said or used before a date, by scope. For the retention job, which serves a whole context. */
export async function expiredClaims(
  db: Database,
  { contextId, rule, before }: { contextId: string; rule: { category: string } | { key: string }; before: Date },
): Promise<{ scopeId: string; claimIds: string[] }[]> {
  const named = "category" in rule ? Prisma.sql`c.category = ${rule.category}` : Prisma.sql`c.key = ${rule.key}`;
  const rows = await db.$queryRaw<{ scope_id: string; claim_ids: string[] }[]>`
    SELECT c.scope_id, array_agg(c.id) AS claim_ids
    FROM claims c JOIN memory_scopes s ON s.id = c.scope_id
    WHERE s.context_id = ${contextId} AND ${named} AND c.op IN ('assert', 'correct', 'derive') AND c.withdrawn_at IS NULL
      AND c.stated_at < ${before}
      AND NOT EXISTS (
        SELECT 1 FROM claims later
        WHERE later.scope_id = c.scope_id AND later.entity_id = c.entity_id AND later.key = c.key
          AND later.identity = c.identity AND later.withdrawn_at IS NULL AND later.stated_at >= ${before}
      )
      AND NOT EXISTS (
        SELECT 1 FROM evidence v JOIN attributes a ON a.id = v.attribute_id
        WHERE v.claim_id = c.id AND v.role = 'supports' AND a.last_used_at >= ${before}
      )
    GROUP BY c.scope_id`;
  return rows.map((row) => ({ scopeId: row.scope_id, claimIds: row.claim_ids }));
}

/** Notes that facts were put into an answer: use keeps their importance up. */
export async function markUsed(
  db: Database,
  { scopeId, attributeIds, now }: { scopeId: string; attributeIds: readonly string[]; now: Date },
): Promise<void> {
  await db.attribute.updateMany({ where: { scopeId, id: { in: [...attributeIds] } }, data: { lastUsedAt: now } });
}
