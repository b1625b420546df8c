import { Prisma } from "../../generated/prisma/client.ts";
import type { SessionClaim, SessionSymbol } from "../belief/resolve.ts";
import type { Category, Quote } from "../types.ts";
import { type Database, named, type Owned } from "./database.ts";
import { recordset } from "./recordset.ts";

export type ClaimOp = "assert" | "retract" | "correct" | "derive" | "forget" | "resolve";
export type ClaimSource = "turn" | "person" | "operator" | "api" | "process";
export type Verdict = "accepted" | "contested" | "quarantined" | "refused";

/** A claim as it is written; see the columns' meaning in prisma/schema.prisma. */
export interface NewClaim extends Owned {
  id: string;
  entityId: string;
  key: string;
  op: ClaimOp;
  value: string | null;
  identity: string | null;
  aka: string[];
  target: string | null;
  quiet: boolean;
  symbol: SessionSymbol | null;
  objectId: string | null;
  saidOfId: string | null;
  saidObjectId: string | null;
  category: Category;
  many: boolean;
  validFrom: Date | null;
  validUntil: Date | null;
  confidence: number;
  floor: number;
  verdict: Verdict;
  verdictReason: string | null;
  source: ClaimSource;
  actor: string | null;
  turnId: string | null;
  runId: string | null;
  rulesOnId: string | null;
  quotes: Quote[];
  derivation: string | null;
  spanStart: number;
  statedAt: Date;
  recordedAt: Date;
  stableId: string;
}

export interface KeyOf {
  entityId: string;
  key: string;
}

/** Of claims that stand for something said earlier in their session. */
const refersBack = Prisma.sql`symbol->>'rule' IN ('correct-previous', 'mentioned')`;
/** Of claims that name a value told before; the words of the index claims_names_value. */
const namesValue = Prisma.sql`symbol->>'rule' = 'known-value'`;

/**
 * Appends claims. `refersBack`: the session, if one is given, now holds claims that refer to earlier words in it;
 * `namesValues`: from these claims on some name values told before. What they stand for may have changed.
 */
export async function insertClaims(
  db: Database,
  claims: readonly NewClaim[],
  sessionId: string | null = null,
): Promise<{ refersBack: boolean; namesValues: boolean }> {
  const scopeId = claims[0]?.scopeId;
  if (scopeId === undefined) return { refersBack: false, namesValues: false };
  const earliest = new Date(Math.min(...claims.map(({ statedAt }) => statedAt.getTime())));
  const [row] = await db.$queryRaw<{ refers_back: boolean; names_values: boolean }[]>`
    ${named("insert_claims")}
    WITH written AS (
      INSERT INTO claims SELECT * FROM json_populate_recordset(NULL::claims, ${recordset(claims)}::json)
      RETURNING symbol
    )
    SELECT EXISTS (SELECT 1 FROM written WHERE ${refersBack}) OR EXISTS (
      SELECT 1 FROM turns t JOIN claims c ON c.turn_id = t.id
      WHERE t.session_id = ${sessionId}::uuid AND c.scope_id = ${scopeId}::uuid AND c.withdrawn_at IS NULL AND ${refersBack}
    ) AS refers_back, EXISTS (SELECT 1 FROM written WHERE ${namesValue}) OR EXISTS (
      SELECT 1 FROM claims WHERE scope_id = ${scopeId}::uuid AND stated_at >= ${earliest} AND withdrawn_at IS NULL AND ${namesValue}
    ) AS names_values`;
  return {
    refersBack: sessionId !== null && row?.refers_back === true,
    namesValues: row?.names_values === true,
  };
}

interface SessionClaimRow {
  id: string;
  op: string;
  entity_id: string;
  entity_type: string;
  key: string;
  value: string | null;
  object_id: string | null;
  object_type: string | null;
  identity: string | null;
  target: string | null;
  symbol: SessionSymbol | null;
  accepted: boolean;
  stated_at: Date;
  stable_id: string;
  span_start: number;
}

/** All claims of a session, provided that any of them is symbolic; else nothing, for there is nothing to resolve. */
export async function sessionClaims(
  db: Database,
  { scopeId, sessionId }: Owned & { sessionId: string },
): Promise<SessionClaim[]> {
  const rows = await db.$queryRaw<SessionClaimRow[]>`
    WITH said AS (
      SELECT c.*, e.type AS entity_type, o.type AS object_type
      FROM claims c
      JOIN turns t ON t.id = c.turn_id AND t.scope_id = c.scope_id
      JOIN entities e ON e.id = c.entity_id
      LEFT JOIN entities o ON o.id = c.object_id
      WHERE c.scope_id = ${scopeId}::uuid AND t.session_id = ${sessionId}::uuid AND c.withdrawn_at IS NULL
    )
    SELECT id, op, entity_id, entity_type, key, value, object_id, object_type, identity, target, symbol,
           verdict = 'accepted' AS accepted, stated_at, stable_id, span_start
    FROM said
    WHERE EXISTS (SELECT 1 FROM said WHERE ${refersBack})`;
  return rows.map((row) => ({
    id: row.id,
    op: row.op,
    entityId: row.entity_id,
    entityType: row.entity_type,
    key: row.key,
    value: row.value,
    objectId: row.object_id,
    objectType: row.object_type,
    identity: row.identity,
    target: row.target,
    symbol: row.symbol,
    accepted: row.accepted,
    statedAt: row.stated_at.getTime(),
    stableId: row.stable_id,
    spanStart: row.span_start,
  }));
}

/** Writes what a symbolic claim stands for now. */
export async function setResolution(
  db: Database,
  { scopeId, id, entityId, key }: Owned & KeyOf & { id: string },
): Promise<void> {
  await db.claim.updateMany({ where: { id, scopeId }, data: { entityId, key } });
}

/** Takes claims back and returns the keys they spoke of. Claims that are unknown or withdrawn already are passed over. */
export async function withdrawClaims(
  db: Database,
  { scopeId, now, where }: Owned & { now: Date; where: { ids: readonly string[] } | { turnIds: readonly string[] } },
): Promise<{ id: string; entityId: string; key: string; turnId: string | null }[]> {
  const filter =
    "ids" in where
      ? Prisma.sql`id = ANY(${[...where.ids]}::uuid[])`
      : Prisma.sql`turn_id = ANY(${[...where.turnIds]}::uuid[])`;
  const rows = await db.$queryRaw<{ id: string; entity_id: string; key: string; turn_id: string | null }[]>`
    UPDATE claims SET withdrawn_at = ${now}
    WHERE scope_id = ${scopeId}::uuid AND withdrawn_at IS NULL AND ${filter}
    RETURNING id, entity_id, key, turn_id`;
  return rows.map((row) => ({ id: row.id, entityId: row.entity_id, key: row.key, turnId: row.turn_id }));
}

/** Canonical keys in use, most used first: vocabulary for a model's prompt. */
export async function knownKeys(db: Database, { scopeId, limit }: Owned & { limit: number }): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM attributes WHERE scope_id = ${scopeId}::uuid AND known_until IS NULL AND forgotten_at IS NULL
    GROUP BY key ORDER BY count(*) DESC, key LIMIT ${limit}`;
  return rows.map(({ key }) => key);
}

export async function sessionsOfTurns(
  db: Database,
  { scopeId, turnIds }: Owned & { turnIds: readonly string[] },
): Promise<string[]> {
  if (turnIds.length === 0) return [];
  const turns = await db.turn.findMany({
    where: { scopeId, id: { in: [...turnIds] } },
    distinct: ["sessionId"],
    select: { sessionId: true },
  });
  return turns.map(({ sessionId }) => sessionId);
}
