import { randomUUID } from "node:crypto";
import type { NewRow, RowChanges } from "../belief/project.ts";
import type { KeyOf } from "./claims.ts";
import { type Database, named, type Owned } from "./database.ts";
import { recordset } from "./recordset.ts";

export interface KeyChanges extends KeyOf {
  /** The key holds one value at a time. */
  single: boolean;
  attributes: RowChanges;
  relations: RowChanges;
}

/** Default ranking weight per category (spec/memory.md §1.3). */
const importance: Readonly<Record<string, number>> = { identity: 1, instructions: 1, knowledge: 0.8, context: 0.5 };

/**
 * Brings attributes, relations and their evidence to what the fold says, at belief time `beliefAt`. One statement: what
 * refers to a row that it writes itself is checked when it ends.
 */
export async function applyChanges(
  db: Database,
  { scopeId, beliefAt, keys }: Owned & { beliefAt: Date; keys: readonly KeyChanges[] },
): Promise<void> {
  const attributes = keys.flatMap(({ entityId, key, single, attributes: { insert } }) =>
    insert.map((row) => ({
      ...believed(row, beliefAt),
      scopeId,
      entityId,
      key,
      single,
      value: row.stretch.value,
      identity: row.stretch.identity,
      category: row.stretch.category,
      importance: importance[row.stretch.category] ?? 0.5,
      wasWrong: row.wrong,
      supersededById: row.supersededById,
    })),
  );
  const relations = keys.flatMap(({ entityId, key, relations: { insert } }) =>
    insert.map((row) => ({
      ...believed(row, beliefAt),
      scopeId,
      subjectId: entityId,
      label: key,
      objectId: row.stretch.identity,
    })),
  );
  const evidence = keys.flatMap((one) => [
    ...one.attributes.evidence.map(({ rowId, ...of }) => ({ ...of, id: randomUUID(), scopeId, attributeId: rowId })),
    ...one.relations.evidence.map(({ rowId, ...of }) => ({ ...of, id: randomUUID(), scopeId, relationId: rowId })),
  ]);
  const changed = (table: "attributes" | "relations") => ({
    close: keys.flatMap((one) => one[table].close),
    update: keys.flatMap((one) => one[table].update),
  });
  const [ofAttributes, ofRelations] = [changed("attributes"), changed("relations")];
  const all = [attributes, relations, evidence, ...Object.values(ofAttributes), ...Object.values(ofRelations)];
  if (all.every((rows) => rows.length === 0)) return;

  await db.$executeRaw`
    ${named("apply_changes")}
    WITH new_attributes AS (
      INSERT INTO attributes SELECT * FROM json_populate_recordset(NULL::attributes, ${recordset(attributes)}::json)
    ), closed_attributes AS (
      UPDATE attributes a SET known_until = ${beliefAt}, revised_by_id = c.revised_by_id, was_wrong = c.corrected
      FROM json_to_recordset(${recordset(ofAttributes.close)}::json) AS c(id uuid, revised_by_id uuid, corrected boolean)
      WHERE a.id = c.id AND a.scope_id = ${scopeId}::uuid
    ), updated_attributes AS (
      UPDATE attributes a SET superseded_by_id = c.superseded_by_id, confidence = c.confidence,
        forgotten_at = CASE WHEN c.hidden THEN coalesce(a.forgotten_at, ${beliefAt}) END
      FROM json_to_recordset(${recordset(ofAttributes.update)}::json)
        AS c(id uuid, superseded_by_id uuid, confidence float8, hidden boolean)
      WHERE a.id = c.id AND a.scope_id = ${scopeId}::uuid
    ), new_relations AS (
      INSERT INTO relations SELECT * FROM json_populate_recordset(NULL::relations, ${recordset(relations)}::json)
    ), closed_relations AS (
      UPDATE relations r SET known_until = ${beliefAt}, revised_by_id = c.revised_by_id
      FROM json_to_recordset(${recordset(ofRelations.close)}::json) AS c(id uuid, revised_by_id uuid)
      WHERE r.id = c.id AND r.scope_id = ${scopeId}::uuid
    ), updated_relations AS (
      UPDATE relations r SET confidence = c.confidence,
        forgotten_at = CASE WHEN c.hidden THEN coalesce(r.forgotten_at, ${beliefAt}) END
      FROM json_to_recordset(${recordset(ofRelations.update)}::json) AS c(id uuid, confidence float8, hidden boolean)
      WHERE r.id = c.id AND r.scope_id = ${scopeId}::uuid
    )
    INSERT INTO evidence SELECT * FROM json_populate_recordset(NULL::evidence, ${recordset(evidence)}::json)
    ON CONFLICT DO NOTHING`;
}

/** What a new attribute and a new relation have in common. */
function believed({ id, stretch, wrong, revisedById }: NewRow, beliefAt: Date) {
  return {
    id,
    confidence: stretch.confidence,
    validFrom: new Date(stretch.validFrom),
    validUntil: stretch.validUntil === null ? null : new Date(stretch.validUntil),
    knownFrom: beliefAt,
    knownUntil: wrong ? beliefAt : null,
    closeReason: stretch.reason,
    revisedById,
    forgottenAt: stretch.hidden ? beliefAt : null,
  };
}
