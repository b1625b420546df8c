import { Prisma } from "../../generated/prisma/client.ts";
import type { SessionClaim, SessionSymbol } from "../belief/resolve.ts";
import type { FoldClaim, Forgotten } from "../belief/types.ts";
import type { Symbolic } from "../extraction/proposal.ts";
import type { Category, Quote } from "../types.ts";
import type { Database, Owned } from "./database.ts";

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

export async function insertClaims(db: Database, claims: readonly NewClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await db.claim.createMany({
    data: claims.map(({ quotes, symbol, ...claim }) => ({
      ...claim,
      quotes: quotes as unknown as Prisma.InputJsonArray,
      symbol: symbol === null ? Prisma.DbNull : (symbol as unknown as Prisma.InputJsonObject),
    })),
  });
}

/** What the fold of each key reads: its accepted claims, whether any says many, relation objects apart. */
export interface KeyClaims extends KeyOf {
  claims: (FoldClaim & { objectId: string | null })[];
  many: boolean;
  forgotten: Forgotten[];
  /** The key holds or held relations. */
  isRelation: boolean;
}

interface ClaimRow {
  id: string;
  entity_id: string;
  key: string;
  op: FoldClaim["op"];
  value: string | null;
  identity: string | null;
  aka: string[];
  target: string | null;
  quiet: boolean;
  symbol: SessionSymbol | null;
  object_id: string | null;
  category: Category;
  many: boolean;
  confidence: number;
  stated_at: Date;
  stable_id: string;
  span_start: number;
  valid_from: Date | null;
  valid_until: Date | null;
}

/**
 * Accepted claims of the given keys. A ruling of a person (op resolve) decides over the gate's verdict; the latest
 * ruling counts.
 */
export async function claimsOfKeys(db: Database, scopeId: string, keys: readonly KeyOf[]): Promise<KeyClaims[]> {
  const entityIds = keys.map(({ entityId }) => entityId);
  const names = keys.map(({ key }) => key);
  const rows = await db.$queryRaw<ClaimRow[]>`
    SELECT c.id, c.entity_id, c.key, c.op, c.value, c.identity, c.aka, c.target, c.quiet, c.symbol, c.object_id, c.category,
           c.many, c.confidence, c.stated_at, c.stable_id, c.span_start, c.valid_from, c.valid_until
    FROM claims c
    LEFT JOIN LATERAL (
      SELECT r.value FROM claims r
      WHERE r.rules_on_id = c.id AND r.scope_id = ${scopeId}::uuid AND r.withdrawn_at IS NULL
      ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1
    ) ruling ON true
    WHERE c.scope_id = ${scopeId}::uuid
      AND (c.entity_id, c.key) IN (SELECT * FROM unnest(${entityIds}::uuid[], ${names}::text[]))
      AND c.op NOT IN ('forget', 'resolve') AND c.withdrawn_at IS NULL
      AND CASE WHEN ruling.value IS NULL THEN c.verdict = 'accepted' ELSE ruling.value = 'accept' END`;
  const marks = await db.$queryRaw<{ entity_id: string; key: string; identity: string | null; forgotten_at: Date }[]>`
    SELECT entity_id, key, identity, forgotten_at FROM tombstones
    WHERE scope_id = ${scopeId}::uuid AND lifted_at IS NULL
      AND (entity_id, key) IN (SELECT * FROM unnest(${entityIds}::uuid[], ${names}::text[]))
    UNION ALL
    SELECT subject_id, label, NULL, min(known_from) FROM relations
    WHERE scope_id = ${scopeId}::uuid
      AND (subject_id, label) IN (SELECT * FROM unnest(${entityIds}::uuid[], ${names}::text[]))
    GROUP BY subject_id, label`;
  return keys.map(({ entityId, key }) => {
    const own = rows.filter((row) => row.entity_id === entityId && row.key === key);
    const marked = marks.filter((row) => row.entity_id === entityId && row.key === key);
    return {
      entityId,
      key,
      claims: own.map(foldClaim),
      many: own.some((row) => row.many),
      forgotten: marked.flatMap(({ identity, forgotten_at }) =>
        identity === null ? [] : [{ identity, at: forgotten_at.getTime() }],
      ),
      isRelation: marked.some(({ identity }) => identity === null) || own.some((row) => row.object_id !== null),
    };
  });
}

function foldClaim(row: ClaimRow): FoldClaim & { objectId: string | null } {
  // A resolved "sorry, I meant …" is an ordinary correction of the key it was resolved to.
  const symbol: Symbolic | null = row.symbol !== null && row.symbol.rule === "role-modifier" ? row.symbol : null;
  return {
    id: row.id,
    op: row.op,
    identity: row.identity,
    value: row.value,
    aka: row.aka,
    target: row.target,
    quiet: row.quiet,
    symbol,
    objectId: row.object_id,
    category: row.category,
    confidence: row.confidence,
    statedAt: row.stated_at.getTime(),
    stableId: row.stable_id,
    spanStart: row.span_start,
    validFrom: row.valid_from?.getTime() ?? null,
    validUntil: row.valid_until?.getTime() ?? null,
  };
}

/** All claims of a session, provided that any of them is symbolic; else nothing, for there is nothing to resolve. */
export async function sessionClaims(
  db: Database,
  { scopeId, sessionId }: Owned & { sessionId: string },
): Promise<SessionClaim[]> {
  const rows = await db.$queryRaw<
    (Omit<ClaimRow, "op"> & { op: string; entity_type: string; object_type: string | null; accepted: boolean })[]
  >`
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
    WHERE EXISTS (SELECT 1 FROM said WHERE symbol->>'rule' IN ('correct-previous', 'mentioned'))`;
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
