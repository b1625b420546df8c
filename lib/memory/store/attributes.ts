import type { RowChanges, StoredRow } from "../belief/project.ts";
import type { CloseReason } from "../types.ts";
import type { KeyOf } from "./claims.ts";
import type { Database, Owned } from "./database.ts";

interface Row {
  id: string;
  entity_id: string;
  key: string;
  identity: string;
  category: string;
  valid_from: Date;
  valid_until: Date | null;
  known_until: Date | null;
  close_reason: CloseReason | null;
  superseded_by_id: string | null;
  confidence: number;
  was_wrong: boolean;
  hidden: boolean;
  evidence: { claimId: string; role: "supports" | "closes" | "corrects" }[];
}

/** Rows of the keys whose belief is open, and those that record a corrected value, with their evidence. */
export async function storedRows(
  db: Database,
  scopeId: string,
  keys: readonly KeyOf[],
): Promise<(StoredRow & KeyOf)[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.entity_id, a.key, a.identity, a.category, a.valid_from, a.valid_until, a.known_until, a.close_reason,
           a.superseded_by_id, a.confidence, a.was_wrong, a.forgotten_at IS NOT NULL AS hidden,
           coalesce((SELECT json_agg(json_build_object('claimId', e.claim_id, 'role', e.role))
                     FROM evidence e WHERE e.attribute_id = a.id), '[]') AS evidence
    FROM attributes a
    WHERE a.scope_id = ${scopeId}::uuid AND (a.known_until IS NULL OR a.was_wrong)
      AND (a.entity_id, a.key) IN
          (SELECT * FROM unnest(${keys.map(({ entityId }) => entityId)}::uuid[], ${keys.map(({ key }) => key)}::text[]))`;
  return rows.map((row) => ({
    id: row.id,
    entityId: row.entity_id,
    key: row.key,
    identity: row.identity,
    category: row.category,
    validFrom: row.valid_from.getTime(),
    validUntil: row.valid_until?.getTime() ?? null,
    knownUntil: row.known_until?.getTime() ?? null,
    closeReason: row.close_reason,
    supersededById: row.superseded_by_id,
    confidence: row.confidence,
    wasWrong: row.was_wrong,
    hidden: row.hidden,
    evidence: row.evidence,
  }));
}

export interface KeyChanges extends KeyOf {
  single: boolean;
  changes: RowChanges;
}

/** Default ranking weight per category (spec/memory.md §1.3). */
const importance: Readonly<Record<string, number>> = { identity: 1, instructions: 1, knowledge: 0.8, context: 0.5 };

/** Brings the rows of the keys to what the fold says, at belief time `beliefAt`. One statement per kind of change. */
export async function applyRowChanges(
  db: Database,
  { scopeId, beliefAt, keys }: Owned & { beliefAt: Date; keys: readonly KeyChanges[] },
): Promise<void> {
  const closing = keys.flatMap(({ changes }) => changes.close);
  const inserts = keys.flatMap(({ entityId, key, single, changes }) =>
    changes.insert.map(({ id, stretch, wrong, supersededById, revisedById }) => ({
      id,
      scopeId,
      entityId,
      key,
      single,
      value: stretch.value,
      identity: stretch.identity,
      category: stretch.category,
      confidence: stretch.confidence,
      importance: importance[stretch.category] ?? 0.5,
      validFrom: new Date(stretch.validFrom),
      validUntil: stretch.validUntil === null ? null : new Date(stretch.validUntil),
      knownFrom: beliefAt,
      knownUntil: wrong ? beliefAt : null,
      closeReason: stretch.reason,
      wasWrong: wrong,
      supersededById,
      revisedById,
      forgottenAt: stretch.hidden ? beliefAt : null,
    })),
  );
  if (inserts.length > 0) await db.attribute.createMany({ data: inserts });
  if (closing.length > 0) {
    await db.$executeRaw`
      UPDATE attributes a
      SET known_until = ${beliefAt}, revised_by_id = c.revised_by, was_wrong = c.corrected
      FROM unnest(${closing.map(({ id }) => id)}::uuid[], ${closing.map(({ revisedById }) => revisedById)}::uuid[],
                  ${closing.map(({ corrected }) => corrected)}::boolean[]) AS c(id, revised_by, corrected)
      WHERE a.id = c.id AND a.scope_id = ${scopeId}::uuid`;
  }
  const relinks = keys.flatMap(({ changes }) => changes.supersededBy);
  if (relinks.length > 0) {
    await db.$executeRaw`
      UPDATE attributes a SET superseded_by_id = r.successor
      FROM unnest(${relinks.map(({ id }) => id)}::uuid[], ${relinks.map(({ supersededById }) => supersededById)}::uuid[])
        AS r(id, successor)
      WHERE a.id = r.id AND a.scope_id = ${scopeId}::uuid`;
  }
  for (const { id, confidence, hidden } of keys.flatMap(({ changes }) => changes.touch)) {
    await db.attribute.updateMany({
      where: { id, scopeId },
      data: { confidence, forgottenAt: hidden ? beliefAt : null },
    });
  }
  const evidence = keys.flatMap(({ changes }) => changes.evidence);
  if (evidence.length > 0) {
    await db.evidence.createMany({
      data: evidence.map(({ rowId, claimId, role }) => ({ scopeId, attributeId: rowId, claimId, role })),
      skipDuplicates: true,
    });
  }
}
