import { Prisma } from "../../generated/prisma/client.ts";
import type { Database, Owned } from "./database.ts";
import type { FoundFact, ReadTimes } from "./search.ts";

/** Rows that are compared exactly, the best by the signs of their numbers. */
const compared = 100;
/** Rows, whichever they are, that show how near anything of the scope lies to the question. */
const sampled = 64;

export interface NearRow {
  /** Of the sample, and perhaps of the best as well. */
  sampled: boolean;
  /** 32-bit floats, little-endian, in base64. */
  vector: string;
  /** Rows that were ranked. */
  population: number;
}

export interface NearTurnRow extends NearRow {
  sessionId: string;
  seq: number;
  role: "user" | "assistant";
}

export interface NearFactRow extends NearRow, FoundFact {}

export interface NearQuery extends Owned, ReadTimes {
  model: string;
  /** Signs of the question's vector, one character each. */
  bits: string;
}

/** The turns nearest to a question, by the bits in which they differ from it. */
export async function nearestTurns(db: Database, query: NearQuery): Promise<NearTurnRow[]> {
  const { scopeId, asOf } = query;
  const known = asOf
    ? Prisma.sql`AND EXISTS (SELECT FROM turns t
        WHERE t.id = e.turn_id AND t.scope_id = ${scopeId}::uuid AND t.recorded_at <= ${asOf})`
    : Prisma.empty;
  return db.$queryRaw<NearTurnRow[]>`
    WITH ${ranked(Prisma.sql`turn_embeddings`, Prisma.sql`turn_id`, known, query)}
    SELECT t.session_id AS "sessionId", t.seq, t.role::text AS role, chosen.sampled, encode(e.vector, 'base64') AS vector,
      (SELECT count(*)::int FROM ranked) AS population
    FROM chosen
    JOIN turn_embeddings e ON e.turn_id = chosen.id AND e.scope_id = ${scopeId}::uuid
    JOIN turns t ON t.id = chosen.id AND t.scope_id = ${scopeId}::uuid AND t.withdrawn_at IS NULL`;
}

/** The same for facts that are believed and hold at the given times. */
export async function nearestFacts(db: Database, query: NearQuery): Promise<NearFactRow[]> {
  const { scopeId, asOf, at } = query;
  const believed = asOf
    ? Prisma.sql`a.known_from <= ${asOf} AND (a.known_until IS NULL OR a.known_until > ${asOf})`
    : Prisma.sql`a.known_until IS NULL`;
  const holds = Prisma.sql`AND EXISTS (SELECT FROM attributes a
    WHERE a.id = e.attribute_id AND a.scope_id = ${scopeId}::uuid AND ${believed} AND a.forgotten_at IS NULL
      AND a.value IS NOT NULL AND a.valid_from <= ${at} AND (a.valid_until IS NULL OR a.valid_until > ${at}))`;
  return db.$queryRaw<NearFactRow[]>`
    WITH ${ranked(Prisma.sql`attribute_embeddings`, Prisma.sql`attribute_id`, holds, query)}
    SELECT a.id, a.key, a.value, a.importance, a.confidence, a.valid_from AS "validFrom", a.known_from AS "knownFrom",
      n.name AS "entityName", n.type AS "entityType", n.is_self AS "isSelf",
      chosen.sampled, encode(e.vector, 'base64') AS vector, (SELECT count(*)::int FROM ranked) AS population
    FROM chosen
    JOIN attribute_embeddings e ON e.attribute_id = chosen.id AND e.scope_id = ${scopeId}::uuid
    JOIN attributes a ON a.id = chosen.id AND a.scope_id = ${scopeId}::uuid
    JOIN entities n ON n.id = a.entity_id AND n.scope_id = ${scopeId}::uuid`;
}

/** Vectors of another length, of a model that changed under its name, are not compared. */
function ranked(table: Prisma.Sql, id: Prisma.Sql, filter: Prisma.Sql, { scopeId, model, bits }: NearQuery) {
  return Prisma.sql`ranked AS MATERIALIZED (
      SELECT e.${id} AS id, bit_count(e.bits # ${bits}::varbit) AS distance FROM ${table} e
      WHERE e.scope_id = ${scopeId}::uuid AND e.model = ${model} AND length(e.bits) = ${bits.length}::int ${filter}
    ), chosen AS (
      SELECT id, bool_or(sampled) AS sampled FROM (
        (SELECT id, false AS sampled FROM ranked ORDER BY distance, id LIMIT ${compared}::int)
        UNION ALL
        (SELECT id, true FROM ranked ORDER BY id LIMIT ${sampled}::int)
      ) either GROUP BY id
    )`;
}
