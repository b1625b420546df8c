import { Prisma } from "../../generated/prisma/client.ts";
import { maxEmbeddedCharacters } from "../embedding/embedder.ts";
import type { StoredVector } from "../embedding/vectors.ts";
import type { Database, Owned } from "./database.ts";

/** What can have a vector: a turn, or a fact that is believed. */
export type EmbeddedKind = "turn" | "fact";

export interface ToEmbed {
  id: string;
  text: string;
}

const embeddableTurn = Prisma.sql`t.withdrawn_at IS NULL AND t.role IN ('user', 'assistant') AND t.terms <> ''`;
const embeddableFact = Prisma.sql`a.known_until IS NULL AND a.forgotten_at IS NULL AND a.value IS NOT NULL`;

/** Turns without a vector of this model, latest first. */
export async function turnsToEmbed(
  db: Database,
  { scopeId, model, limit }: Owned & { model: string; limit: number },
): Promise<ToEmbed[]> {
  return db.$queryRaw<ToEmbed[]>`
    SELECT t.id, left(t.content, ${maxEmbeddedCharacters}::int) AS text FROM turns t
    WHERE t.scope_id = ${scopeId}::uuid AND ${embeddableTurn} AND NOT EXISTS (
      SELECT FROM turn_embeddings e WHERE e.turn_id = t.id AND e.scope_id = ${scopeId}::uuid AND e.model = ${model})
    ORDER BY t.stated_at DESC, t.id LIMIT ${limit}::int`;
}

export interface FactToEmbed {
  id: string;
  key: string;
  value: string;
  /** Null for the person of the scope. */
  entity: string | null;
}

/** Believed facts without a vector of this model. */
export async function factsToEmbed(
  db: Database,
  { scopeId, model, limit }: Owned & { model: string; limit: number },
): Promise<FactToEmbed[]> {
  return db.$queryRaw<FactToEmbed[]>`
    SELECT a.id, a.key, a.value, CASE WHEN e.is_self THEN NULL ELSE e.name END AS entity
    FROM attributes a JOIN entities e ON e.id = a.entity_id AND e.scope_id = ${scopeId}::uuid
    WHERE a.scope_id = ${scopeId}::uuid AND ${embeddableFact} AND NOT EXISTS (
      SELECT FROM attribute_embeddings v
      WHERE v.attribute_id = a.id AND v.scope_id = ${scopeId}::uuid AND v.model = ${model})
    ORDER BY a.known_from DESC, a.id LIMIT ${limit}::int`;
}

/**
 * Keeps vectors, over those of another model. A turn or a fact that was forgotten or deleted while its vector was made
 * gets none: the row is locked against that until the vector is there, and then deleting it takes the vector too.
 */
export async function saveEmbeddings(
  db: Database,
  {
    scopeId,
    kind,
    model,
    rows,
  }: Owned & { kind: EmbeddedKind; model: string; rows: readonly (StoredVector & { id: string })[] },
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const owner =
    kind === "turn"
      ? Prisma.sql`SELECT t.id FROM turns t WHERE t.id = ANY(${ids}::uuid[]) AND t.scope_id = ${scopeId}::uuid
          AND ${embeddableTurn} ORDER BY t.id FOR SHARE OF t`
      : Prisma.sql`SELECT a.id FROM attributes a WHERE a.id = ANY(${ids}::uuid[]) AND a.scope_id = ${scopeId}::uuid
          AND ${embeddableFact} ORDER BY a.id FOR SHARE OF a`;
  const { table, id } = tables[kind];
  await db.$executeRaw`
    INSERT INTO ${table} AS kept (${id}, scope_id, model, bits, vector)
    SELECT owner.id, ${scopeId}::uuid, ${model}, made.bits::varbit, decode(made.vector, 'base64')
    FROM (${owner}) owner
    JOIN unnest(${ids}::uuid[], ${rows.map(({ bits }) => bits)}::text[], ${rows.map(({ vector }) => vector)}::text[])
      AS made(id, bits, vector) ON made.id = owner.id
    ON CONFLICT (${id}) DO UPDATE SET model = EXCLUDED.model, bits = EXCLUDED.bits, vector = EXCLUDED.vector
    WHERE kept.scope_id = EXCLUDED.scope_id AND kept.model <> EXCLUDED.model`;
}

const tables = {
  turn: { table: Prisma.raw("turn_embeddings"), id: Prisma.raw("turn_id") },
  fact: { table: Prisma.raw("attribute_embeddings"), id: Prisma.raw("attribute_id") },
};

/** Scopes of any context in which something has no vector of this model. For the worker alone, which serves every scope. */
export async function scopesToEmbed(
  db: Database,
  { model, limit }: { model: string; limit: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT missing.scope_id AS id FROM (
      SELECT t.scope_id FROM turns t
      WHERE ${embeddableTurn} AND NOT EXISTS (SELECT FROM turn_embeddings e WHERE e.turn_id = t.id AND e.model = ${model})
      UNION ALL
      SELECT a.scope_id FROM attributes a WHERE ${embeddableFact}
        AND NOT EXISTS (SELECT FROM attribute_embeddings v WHERE v.attribute_id = a.id AND v.model = ${model})
    ) missing LIMIT ${limit}::int`;
  return rows.map(({ id }) => id);
}

/** Vectors of deleted turns. */
export async function deleteTurnEmbeddings(
  db: Database,
  { scopeId, turnIds }: Owned & { turnIds: readonly string[] },
): Promise<void> {
  await db.turnEmbedding.deleteMany({ where: { scopeId, turnId: { in: [...turnIds] } } });
}

/** Vectors of facts that were forgotten or whose value was erased. */
export async function deleteForgottenFactEmbeddings(db: Database, { scopeId }: Owned): Promise<void> {
  await db.$executeRaw`
    DELETE FROM attribute_embeddings e USING attributes a
    WHERE e.scope_id = ${scopeId}::uuid AND a.scope_id = ${scopeId}::uuid AND a.id = e.attribute_id
      AND (a.forgotten_at IS NOT NULL OR a.value IS NULL)`;
}

/** Vectors whose words are deleted or forgotten: none, ever. */
export async function countOrphanedEmbeddings(
  db: Database,
  { scopeId }: Owned,
): Promise<{ place: string; remaining: number }[]> {
  return db.$queryRaw<{ place: string; remaining: number }[]>`
    SELECT 'turn_embeddings' AS place, count(*)::int AS remaining
    FROM turn_embeddings e JOIN turns t ON t.id = e.turn_id
    WHERE e.scope_id = ${scopeId}::uuid AND t.scope_id = ${scopeId}::uuid AND t.withdrawn_at IS NOT NULL
    UNION ALL
    SELECT 'attribute_embeddings', count(*)::int
    FROM attribute_embeddings e JOIN attributes a ON a.id = e.attribute_id
    WHERE e.scope_id = ${scopeId}::uuid AND a.scope_id = ${scopeId}::uuid
      AND (a.forgotten_at IS NOT NULL OR a.value IS NULL)`;
}
