import { Prisma } from "../../generated/prisma/client.ts";
import type { KeyOf } from "./claims.ts";
import type { Database, Owned } from "./database.ts";

/** What a retention rule names: facts of a category or of one key, last said or used before a date. */
export interface Overdue {
  named: { category: string } | { key: string };
  before: Date;
}

export interface OverdueClaim extends KeyOf {
  id: string;
  /** Null for what a person did in the interface. */
  sessionId: string | null;
}

/** Scopes of a context that hold overdue claims. For the retention job alone, which serves every scope. */
export async function scopesWithOverdue(
  db: Database,
  { contextId, ...overdue }: Overdue & { contextId: string },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ scope_id: string }[]>`
    SELECT DISTINCT c.scope_id FROM claims c JOIN memory_scopes s ON s.id = c.scope_id
    WHERE s.context_id = ${contextId} AND ${isOverdue(overdue)}
    ORDER BY c.scope_id`;
  return rows.map((row) => row.scope_id);
}

/** Claims that neither a later statement nor a use of the same fact keeps. */
export async function overdueClaims(db: Database, { scopeId, ...overdue }: Owned & Overdue): Promise<OverdueClaim[]> {
  const rows = await db.$queryRaw<{ id: string; entity_id: string; key: string; session_id: string | null }[]>`
    SELECT c.id, c.entity_id, c.key, t.session_id FROM claims c LEFT JOIN turns t ON t.id = c.turn_id
    WHERE c.scope_id = ${scopeId}::uuid AND ${isOverdue(overdue)}`;
  return rows.map((row) => ({ id: row.id, entityId: row.entity_id, key: row.key, sessionId: row.session_id }));
}

/** Claims of the sessions whose meaning depends on earlier words in them ("she", "sorry, I meant"). */
export async function dependentClaims(
  db: Database,
  { scopeId, sessionIds }: Owned & { sessionIds: readonly string[] },
): Promise<{ id: string; sessionId: string }[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string; session_id: string }[]>`
    SELECT c.id, t.session_id FROM claims c JOIN turns t ON t.id = c.turn_id
    WHERE c.scope_id = ${scopeId}::uuid AND t.session_id = ANY(${[...sessionIds]}::uuid[]) AND c.withdrawn_at IS NULL
      AND c.symbol->>'rule' IN ('correct-previous', 'mentioned')`;
  return rows.map((row) => ({ id: row.id, sessionId: row.session_id }));
}

function isOverdue({ named, before }: Overdue): Prisma.Sql {
  const rule = "category" in named ? Prisma.sql`c.category = ${named.category}` : Prisma.sql`c.key = ${named.key}`;
  return Prisma.sql`${rule} AND c.op IN ('assert', 'retract', 'correct', 'derive') AND c.withdrawn_at IS NULL
    AND c.stated_at < ${before}
    AND NOT EXISTS (
      SELECT 1 FROM claims later
      WHERE later.scope_id = c.scope_id AND later.entity_id = c.entity_id AND later.key = c.key
        AND later.identity = c.identity AND later.withdrawn_at IS NULL AND later.stated_at >= ${before}
    )
    AND NOT EXISTS (
      SELECT 1 FROM evidence v JOIN attributes a ON a.id = v.attribute_id
      WHERE v.claim_id = c.id AND v.role = 'supports' AND a.last_used_at >= ${before}
    )`;
}

/** Notes that facts were put into an answer: use keeps their importance up. */
export async function markUsed(
  db: Database,
  { scopeId, attributeIds, now }: { scopeId: string; attributeIds: readonly string[]; now: Date },
): Promise<void> {
  await db.attribute.updateMany({ where: { scopeId, id: { in: [...attributeIds] } }, data: { lastUsedAt: now } });
}
