import type { RowChanges, StoredRow } from "../belief/project.ts";
import type { CloseReason } from "../types.ts";
import type { KeyOf } from "./claims.ts";
import type { Database, Owned } from "./database.ts";

/** Open rows of the relations with these subjects and labels; a relation's identity is its object's id. */
export async function storedRelations(
  db: Database,
  scopeId: string,
  keys: readonly KeyOf[],
): Promise<(StoredRow & KeyOf)[]> {
  const rows = await db.relation.findMany({
    where: {
      scopeId,
      knownUntil: null,
      OR: keys.map(({ entityId, key }) => ({ subjectId: entityId, label: key })),
    },
    include: { evidence: { select: { claimId: true, role: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    entityId: row.subjectId,
    key: row.label,
    identity: row.objectId,
    category: "identity",
    validFrom: row.validFrom.getTime(),
    validUntil: row.validUntil?.getTime() ?? null,
    knownUntil: null,
    closeReason: row.closeReason as CloseReason | null,
    supersededById: null,
    confidence: row.confidence,
    wasWrong: false,
    hidden: row.forgottenAt !== null,
    evidence: row.evidence,
  }));
}

export async function applyRelationChanges(
  db: Database,
  { scopeId, beliefAt, keys }: Owned & { beliefAt: Date; keys: readonly (KeyOf & { changes: RowChanges })[] },
): Promise<void> {
  const inserts = keys.flatMap(({ entityId, key, changes }) =>
    changes.insert.map(({ id, stretch, wrong, revisedById }) => ({
      id,
      scopeId,
      subjectId: entityId,
      label: key,
      objectId: stretch.identity,
      confidence: stretch.confidence,
      validFrom: new Date(stretch.validFrom),
      validUntil: stretch.validUntil === null ? null : new Date(stretch.validUntil),
      knownFrom: beliefAt,
      knownUntil: wrong ? beliefAt : null,
      closeReason: stretch.reason,
      revisedById,
      forgottenAt: stretch.hidden ? beliefAt : null,
    })),
  );
  if (inserts.length > 0) await db.relation.createMany({ data: inserts });
  for (const { id, revisedById } of keys.flatMap(({ changes }) => changes.close)) {
    await db.relation.updateMany({
      where: { id, scopeId },
      data: { knownUntil: beliefAt, revisedById },
    });
  }
  for (const { id, confidence, hidden } of keys.flatMap(({ changes }) => changes.touch)) {
    await db.relation.updateMany({
      where: { id, scopeId },
      data: { confidence, forgottenAt: hidden ? beliefAt : null },
    });
  }
  const evidence = keys.flatMap(({ changes }) => changes.evidence);
  if (evidence.length > 0) {
    await db.evidence.createMany({
      data: evidence.map(({ rowId, claimId, role }) => ({ scopeId, relationId: rowId, claimId, role })),
      skipDuplicates: true,
    });
  }
}
