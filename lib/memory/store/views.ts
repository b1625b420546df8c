import { Prisma } from "../../generated/prisma/client.ts";
import { importanceNow } from "../importance.ts";
import type {
  AttributeView,
  Category,
  CloseReason,
  EntityRef,
  EntityType,
  EvidenceView,
  Quote,
  RelationView,
} from "../types.ts";
import type { Database, Owned } from "./database.ts";

export interface BeliefFilter extends Owned {
  /** Belief time; null is now. */
  asOf: Date | null;
}

export interface LiveFilter extends BeliefFilter {
  /** World time. */
  at: Date;
}

interface AttributeRow {
  id: string;
  entity_id: string;
  entity_type: EntityType;
  entity_name: string;
  key: string;
  value: string;
  category: Category;
  confidence: number;
  importance: number;
  valid_from: Date;
  valid_until: Date | null;
  known_from: Date;
  known_until: Date | null;
  close_reason: CloseReason | null;
  was_wrong: boolean;
  superseded_by_id: string | null;
  revised_by_id: string | null;
  last_used_at: Date | null;
  supersedes: string[] | null;
  stated_count: number;
}

const attributeColumns = Prisma.sql`
  a.id, a.entity_id, e.type AS entity_type, e.name AS entity_name, a.key, a.value, a.category, a.confidence, a.importance,
  a.valid_from, a.valid_until, a.known_from, a.known_until, a.close_reason, a.was_wrong, a.superseded_by_id, a.revised_by_id, a.last_used_at,
  (SELECT array_agg(p.id) FROM attributes p
   WHERE p.superseded_by_id = a.id AND p.known_until IS NULL AND p.forgotten_at IS NULL) AS supersedes,
  (SELECT count(*)::int FROM evidence v WHERE v.attribute_id = a.id AND v.role = 'supports') AS stated_count`;

/** Believed at `asOf` and not forgotten since: a forgotten value is hidden in every as-of. */
function believed({ scopeId, asOf }: BeliefFilter): Prisma.Sql {
  const open =
    asOf === null
      ? Prisma.sql`a.known_until IS NULL`
      : Prisma.sql`a.known_from <= ${asOf} AND (a.known_until IS NULL OR a.known_until > ${asOf})`;
  return Prisma.sql`a.scope_id = ${scopeId}::uuid AND ${open} AND a.forgotten_at IS NULL AND a.value IS NOT NULL`;
}

/** What is believed and true, most important and newest first. One statement. */
export async function liveAttributes(db: Database, filter: LiveFilter & { limit?: number }): Promise<AttributeView[]> {
  const rows = await db.$queryRaw<AttributeRow[]>`
    SELECT ${attributeColumns}
    FROM attributes a JOIN entities e ON e.id = a.entity_id AND e.scope_id = a.scope_id
    WHERE ${believed(filter)} AND a.valid_from <= ${filter.at} AND (a.valid_until IS NULL OR a.valid_until > ${filter.at})
    ORDER BY a.importance DESC, a.valid_from DESC, a.id
    LIMIT ${filter.limit ?? 10_000}`;
  return rows.map((row) => attributeView(row, filter.asOf, filter.at));
}

/** Every stretch of belief, current or closed; also values that were corrected, which were never true. */
export async function stretches(
  db: Database,
  filter: BeliefFilter & { at: Date; entityId?: string; key?: string; limit?: number },
): Promise<AttributeView[]> {
  const entity = filter.entityId ? Prisma.sql`AND a.entity_id = ${filter.entityId}::uuid` : Prisma.empty;
  const key = filter.key ? Prisma.sql`AND a.key = ${filter.key}` : Prisma.empty;
  const corrected =
    filter.asOf === null
      ? Prisma.sql`OR (a.scope_id = ${filter.scopeId}::uuid AND a.was_wrong AND a.forgotten_at IS NULL AND a.value IS NOT NULL)`
      : Prisma.empty;
  const rows = await db.$queryRaw<AttributeRow[]>`
    SELECT ${attributeColumns}
    FROM attributes a JOIN entities e ON e.id = a.entity_id AND e.scope_id = a.scope_id
    WHERE ((${believed(filter)}) ${corrected}) ${entity} ${key}
    ORDER BY a.valid_from DESC, a.known_from DESC, a.id DESC
    LIMIT ${filter.limit ?? 10_000}`;
  return rows.map((row) => attributeView(row, filter.asOf, filter.at));
}

export async function attributeById(
  db: Database,
  { scopeId, id, at }: Owned & { id: string; at: Date },
): Promise<AttributeView | null> {
  const rows = await db.$queryRaw<AttributeRow[]>`
    SELECT ${attributeColumns}
    FROM attributes a JOIN entities e ON e.id = a.entity_id AND e.scope_id = a.scope_id
    WHERE a.scope_id = ${scopeId}::uuid AND a.id = ${id}::uuid AND a.forgotten_at IS NULL AND a.value IS NOT NULL`;
  return rows[0] ? attributeView(rows[0], null, at) : null;
}

interface EvidenceRow {
  attribute_id: string;
  claim_id: string;
  role: EvidenceView["role"];
  source: EvidenceView["source"];
  actor: string | null;
  stated_at: Date;
  turn_id: string | null;
  session_id: string | null;
  quotes: Quote[];
  derivation: string | null;
  confidence: number;
}

/** The words behind each row, in the order they were said. Statements made after `asOf` are left out. */
export async function evidenceFor(
  db: Database,
  { scopeId, attributeIds, asOf }: Owned & { attributeIds: readonly string[]; asOf: Date | null },
): Promise<Map<string, EvidenceView[]>> {
  const byAttribute = new Map<string, EvidenceView[]>();
  if (attributeIds.length === 0) return byAttribute;
  const known = asOf === null ? Prisma.empty : Prisma.sql`AND c.recorded_at <= ${asOf}`;
  const rows = await db.$queryRaw<EvidenceRow[]>`
    SELECT v.attribute_id, v.claim_id, v.role, c.source, c.actor, c.stated_at, c.turn_id, t.session_id, c.quotes,
           c.derivation, c.confidence
    FROM evidence v
    JOIN claims c ON c.id = v.claim_id AND c.scope_id = v.scope_id
    LEFT JOIN turns t ON t.id = c.turn_id
    WHERE v.scope_id = ${scopeId}::uuid AND v.attribute_id = ANY(${[...attributeIds]}::uuid[]) ${known}
    ORDER BY c.stated_at, c.span_start`;
  for (const row of rows) {
    const list = byAttribute.get(row.attribute_id) ?? [];
    list.push({
      claimId: row.claim_id,
      role: row.role,
      source: row.source,
      actor: row.actor,
      statedAt: row.stated_at,
      turnId: row.turn_id,
      sessionId: row.session_id,
      quotes: row.quotes,
      derivation: row.derivation,
      confidence: row.confidence,
    });
    byAttribute.set(row.attribute_id, list);
  }
  return byAttribute;
}

export interface RelationRow extends RelationView {
  subjectId: string;
}

export async function liveRelations(db: Database, { scopeId, asOf, at }: LiveFilter): Promise<RelationRow[]> {
  const rows = await db.relation.findMany({
    where: {
      scopeId,
      forgottenAt: null,
      validFrom: { lte: at },
      AND: [
        { OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
        asOf === null
          ? { knownUntil: null }
          : { knownFrom: { lte: asOf }, OR: [{ knownUntil: null }, { knownUntil: { gt: asOf } }] },
      ],
    },
    orderBy: { validFrom: "asc" },
    select: {
      id: true,
      subjectId: true,
      label: true,
      validFrom: true,
      validUntil: true,
      knownFrom: true,
      object: { select: { id: true, type: true, name: true } },
    },
  });
  return rows.map(({ object, ...row }) => ({ ...row, object: { ...object, type: object.type as EntityType } }));
}

export interface EntityRow extends EntityRef {
  isSelf: boolean;
  aliases: string[];
}

export async function listEntities(
  db: Database,
  { scopeId, type }: Owned & { type?: EntityType },
): Promise<EntityRow[]> {
  const rows = await db.entity.findMany({
    where: { scopeId, mergedIntoId: null, ...(type ? { type } : {}) },
    orderBy: [{ isSelf: "desc" }, { type: "asc" }, { nameKey: "asc" }],
    select: {
      id: true,
      type: true,
      name: true,
      isSelf: true,
      aliases: { where: { status: "accepted" }, select: { alias: true } },
    },
  });
  return rows.map((row) => ({ ...row, type: row.type as EntityType, aliases: row.aliases.map(({ alias }) => alias) }));
}

function attributeView(row: AttributeRow, asOf: Date | null, now: Date): AttributeView {
  // A row that was still believed at `asOf` had not been found wrong by then.
  const closeReason = asOf === null && row.was_wrong ? ("corrected" as const) : row.close_reason;
  return {
    id: row.id,
    entity: { id: row.entity_id, type: row.entity_type, name: row.entity_name },
    key: row.key,
    value: row.value,
    category: row.category,
    confidence: row.confidence,
    importance: importanceNow(row.category, row.importance, row.last_used_at ?? row.valid_from, now),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    knownFrom: row.known_from,
    knownUntil: row.known_until,
    closeReason,
    supersededBy: row.superseded_by_id,
    supersedes: row.supersedes ?? [],
    revisedBy: row.revised_by_id,
    statedCount: row.stated_count,
  };
}
