import type { NamedValue } from "../belief/resolve.ts";
import type { KeyOf } from "./claims.ts";
import { type Database, named, type Owned } from "./database.ts";

export interface NamingClaim extends KeyOf {
  id: string;
  op: string;
  identity: string | null;
  target: string | null;
  symbol: NamedValue;
  statedAt: Date;
  stableId: string;
  spanStart: number;
}

export interface TellingClaim {
  id: string;
  key: string;
  value: string;
  identity: string;
  aka: string[];
  statedAt: Date;
  stableId: string;
  spanStart: number;
}

/** Newest told values among which a named one is looked for: the scope's lock is held meanwhile. */
const mostTold = 2_000;

/** Claims from `from` on that name a value told before, in the order in which they were stated. */
export async function namingClaims(db: Database, { scopeId, from }: Owned & { from: Date }): Promise<NamingClaim[]> {
  return db.$queryRaw<NamingClaim[]>`
    ${named("naming_claims")}
    SELECT id, op, entity_id AS "entityId", key, identity, target, symbol, stated_at AS "statedAt", stable_id AS "stableId",
           span_start AS "spanStart"
    FROM claims
    WHERE scope_id = ${scopeId}::uuid AND stated_at >= ${from} AND withdrawn_at IS NULL
      AND symbol->>'rule' = 'known-value'
    ORDER BY stated_at, stable_id, span_start`;
}

/** Accepted values told of an entity up to an instant, newest first. */
export async function valuesTold(
  db: Database,
  { scopeId, entityId, until }: Owned & { entityId: string; until: Date },
): Promise<TellingClaim[]> {
  return db.$queryRaw<TellingClaim[]>`
    ${named("values_told")}
    SELECT id, key, value, identity, aka, stated_at AS "statedAt", stable_id AS "stableId", span_start AS "spanStart"
    FROM claims
    WHERE scope_id = ${scopeId}::uuid AND entity_id = ${entityId}::uuid AND stated_at <= ${until}
      AND withdrawn_at IS NULL AND verdict = 'accepted' AND op IN ('assert', 'correct', 'derive')
      AND value IS NOT NULL AND identity IS NOT NULL AND object_id IS NULL AND key <> '?'
    ORDER BY stated_at DESC, stable_id DESC, span_start DESC
    LIMIT ${mostTold}`;
}

export async function setFoundValue(
  db: Database,
  { scopeId, id, ...found }: Owned & { id: string; key: string; target: string | null; category: string },
): Promise<void> {
  await db.claim.updateMany({ where: { id, scopeId }, data: found });
}
