import { Prisma } from "../../generated/prisma/client.ts";
import type { Category, ChangeView, EntityType } from "../types.ts";
import type { Database, Owned } from "./database.ts";

interface LearnedRow {
  claim_id: string;
  turn_id: string | null;
  op: string;
  verdict: "accepted" | "contested" | "quarantined";
  reason: string | null;
  key: string;
  claim_value: string | null;
  category: Category;
  entity_id: string;
  entity_type: EntityType;
  entity_name: string;
  attribute_id: string | null;
  value: string | null;
  is_first: boolean;
  previous_value: string | null;
  ended_value: string | null;
}

export type LearnedChange = ChangeView & { turnId: string | null; reason: string | null };

/**
 * What claims changed, as far as it stands today: withdrawn claims and forgotten values are left out, a repeated
 * statement of what was known is no change.
 */
export async function changesOf(
  db: Database,
  {
    scopeId,
    where,
  }: Owned & { where: { claimIds: readonly string[] } | { turnIds: readonly string[] } | { pending: true } },
): Promise<LearnedChange[]> {
  const rows = await db.$queryRaw<LearnedRow[]>`
    SELECT c.id AS claim_id, c.turn_id, c.op, c.verdict, c.verdict_reason AS reason, c.key, c.value AS claim_value, c.category,
           e.id AS entity_id, e.type AS entity_type, e.name AS entity_name,
           made.id AS attribute_id, made.value,
           made.id IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM evidence o JOIN claims oc ON oc.id = o.claim_id
             WHERE o.attribute_id = made.id AND o.role = 'supports' AND oc.id <> c.id
               AND (oc.stated_at, oc.stable_id, oc.span_start) < (c.stated_at, c.stable_id, c.span_start)
           ) AS is_first,
           previous.value AS previous_value, ended.value AS ended_value
    FROM claims c
    JOIN entities e ON e.id = c.entity_id AND e.scope_id = c.scope_id
    LEFT JOIN LATERAL (
      SELECT a.id, a.value FROM evidence v JOIN attributes a ON a.id = v.attribute_id
      WHERE v.claim_id = c.id AND v.role = 'supports' AND a.forgotten_at IS NULL
      ORDER BY (a.known_until IS NULL) DESC, a.known_from DESC LIMIT 1
    ) made ON true
    LEFT JOIN LATERAL (
      SELECT a.value FROM evidence v JOIN attributes a ON a.id = v.attribute_id
      WHERE v.claim_id = c.id AND v.role IN ('closes', 'corrects') AND a.forgotten_at IS NULL AND a.id <> made.id
      ORDER BY (v.role = 'corrects') DESC, a.known_from DESC LIMIT 1
    ) previous ON made.id IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT a.value FROM evidence v JOIN attributes a ON a.id = v.attribute_id
      WHERE v.claim_id = c.id AND v.role IN ('closes', 'corrects') AND a.forgotten_at IS NULL AND a.superseded_by_id IS NULL
      ORDER BY a.known_from DESC LIMIT 1
    ) ended ON made.id IS NULL
    WHERE c.scope_id = ${scopeId}::uuid AND c.withdrawn_at IS NULL AND c.object_id IS NULL
      AND c.op NOT IN ('forget', 'resolve') AND ${condition(where)}
    ORDER BY c.stated_at, c.span_start, c.key`;
  return rows.flatMap((row) => change(row) ?? []);
}

function condition(
  where: { claimIds: readonly string[] } | { turnIds: readonly string[] } | { pending: true },
): Prisma.Sql {
  if ("claimIds" in where) return Prisma.sql`c.id = ANY(${[...where.claimIds]}::uuid[])`;
  if ("turnIds" in where) return Prisma.sql`c.turn_id = ANY(${[...where.turnIds]}::uuid[])`;
  return Prisma.sql`c.verdict IN ('contested', 'quarantined') AND c.value IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM claims r WHERE r.rules_on_id = c.id AND r.withdrawn_at IS NULL)`;
}

function change(row: LearnedRow): LearnedChange | null {
  const base = {
    entity: { id: row.entity_id, type: row.entity_type, name: row.entity_name },
    key: row.key,
    category: row.category,
    attributeId: row.attribute_id,
    claimIds: [row.claim_id],
    turnId: row.turn_id,
    reason: row.reason,
  };
  if (row.attribute_id !== null && row.value !== null) {
    if (!row.is_first) return null;
    const kind = row.previous_value === null ? ("remembered" as const) : ("updated" as const);
    return { ...base, kind, value: row.value, previousValue: row.previous_value };
  }
  if (row.verdict === "contested" || row.verdict === "quarantined") {
    return { ...base, kind: row.verdict, value: row.claim_value, previousValue: null };
  }
  if (row.ended_value !== null) return { ...base, kind: "ended", value: null, previousValue: row.ended_value };
  return null;
}

/** Which of the turns have been read for facts. */
export async function readTurns(
  db: Database,
  { scopeId, turnIds }: Owned & { turnIds: readonly string[] },
): Promise<string[]> {
  const rows = await db.turn.findMany({
    where: { scopeId, id: { in: [...turnIds] }, extraction: { in: ["done", "failed"] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
