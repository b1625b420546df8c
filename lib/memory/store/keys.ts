import { Prisma } from "../../generated/prisma/client.ts";
import type { StoredRow } from "../belief/project.ts";
import type { FoldClaim, Forgotten } from "../belief/types.ts";
import type { KeyOf } from "./claims.ts";
import { type Database, named } from "./database.ts";

/** What the fold of a key reads. */
export interface KeyClaims extends KeyOf {
  /** Accepted and not withdrawn; those with an object make relations. */
  claims: (FoldClaim & { objectId: string | null })[];
  /** Any of them says that the key holds several values. */
  many: boolean;
  forgotten: Forgotten[];
}

/** A key as it is stored: what its fold reads, and the rows that are brought to what the fold says. */
export interface StoredKey extends KeyClaims {
  /** Those whose belief is open, and those that record a corrected value. */
  attributes: StoredRow[];
  /** Relations whose belief is open; what identifies one is its object. */
  relations: StoredRow[];
}

type FoundKey = Omit<StoredKey, "many" | "claims"> & { claims: (KeyClaims["claims"][number] & { many: boolean })[] };

/** Epoch milliseconds, as the fold counts. */
const millis = (column: string) => Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::float8`);

/**
 * Everything about the keys in one statement. A ruling of a person (op resolve) decides over the gate's verdict; the
 * latest ruling counts.
 */
export async function storedKeys(db: Database, scopeId: string, keys: readonly KeyOf[]): Promise<StoredKey[]> {
  if (keys.length === 0) return [];
  const found = await db.$queryRaw<FoundKey[]>`
    ${named("stored_keys")}
    SELECT k.entity_id AS "entityId", k.key,
      (SELECT coalesce(json_agg(said), '[]') FROM (
        SELECT c.id, c.op, c.value, c.identity, c.aka, c.target, c.quiet, c.object_id AS "objectId", c.category, c.many,
          -- A resolved "sorry, I meant …" is an ordinary correction of the key it was resolved to.
          CASE WHEN c.symbol->>'rule' = 'role-modifier' THEN c.symbol END AS symbol, c.confidence,
          ${millis("c.stated_at")} AS "statedAt", c.stable_id AS "stableId", c.span_start AS "spanStart",
          ${millis("c.valid_from")} AS "validFrom", ${millis("c.valid_until")} AS "validUntil"
        FROM claims c
        LEFT JOIN LATERAL (
          SELECT r.value, r.scope_id FROM claims r
          WHERE r.rules_on_id = c.id AND r.withdrawn_at IS NULL
          ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1
        ) ruling ON ruling.scope_id = c.scope_id
        WHERE c.scope_id = ${scopeId}::uuid AND c.entity_id = k.entity_id AND c.key = k.key
          AND c.op NOT IN ('forget', 'resolve') AND c.withdrawn_at IS NULL
          AND CASE WHEN ruling.value IS NULL THEN c.verdict = 'accepted' ELSE ruling.value = 'accept' END
      ) said) AS claims,
      (SELECT coalesce(json_agg(json_build_object('identity', t.identity, 'at', ${millis("t.forgotten_at")})), '[]')
        FROM tombstones t
        WHERE t.scope_id = ${scopeId}::uuid AND t.entity_id = k.entity_id AND t.key = k.key AND t.lifted_at IS NULL
      ) AS forgotten,
      (SELECT coalesce(json_agg(attribute), '[]') FROM (
        SELECT a.id, a.identity, a.category, ${millis("a.valid_from")} AS "validFrom",
          ${millis("a.valid_until")} AS "validUntil", ${millis("a.known_until")} AS "knownUntil",
          a.close_reason AS "closeReason", a.superseded_by_id AS "supersededById", a.confidence,
          a.was_wrong AS "wasWrong", a.forgotten_at IS NOT NULL AS hidden,
          (SELECT coalesce(json_agg(json_build_object('claimId', e.claim_id, 'role', e.role)), '[]')
            FROM evidence e WHERE e.attribute_id = a.id) AS evidence
        FROM attributes a
        WHERE a.scope_id = ${scopeId}::uuid AND a.entity_id = k.entity_id AND a.key = k.key
          AND (a.known_until IS NULL OR a.was_wrong)
      ) attribute) AS attributes,
      (SELECT coalesce(json_agg(relation), '[]') FROM (
        SELECT r.id, r.object_id AS identity, 'identity' AS category, ${millis("r.valid_from")} AS "validFrom",
          ${millis("r.valid_until")} AS "validUntil", NULL AS "knownUntil", r.close_reason AS "closeReason",
          NULL AS "supersededById", r.confidence, false AS "wasWrong", r.forgotten_at IS NOT NULL AS hidden,
          (SELECT coalesce(json_agg(json_build_object('claimId', e.claim_id, 'role', e.role)), '[]')
            FROM evidence e WHERE e.relation_id = r.id) AS evidence
        FROM relations r
        WHERE r.scope_id = ${scopeId}::uuid AND r.subject_id = k.entity_id AND r.label = k.key AND r.known_until IS NULL
      ) relation) AS relations
    FROM unnest(${keys.map(({ entityId }) => entityId)}::uuid[], ${keys.map(({ key }) => key)}::text[])
      AS k(entity_id, key)`;
  return found.map((one) => ({ ...one, many: one.claims.some(({ many }) => many) }));
}
