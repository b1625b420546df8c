import { Prisma } from "../../generated/prisma/client.ts";
import type { TurnRole, TurnView } from "../types.ts";
import type { Database, Owned } from "./database.ts";

export interface NewTurn extends Owned {
  id: string;
  sessionId: string;
  role: TurnRole;
  content: string;
  statedAt: Date;
  recordedAt: Date;
  stableId: string;
  terms: string;
  extraction: "none" | "pending";
}

interface TurnRow {
  id: string;
  session_id: string;
  seq: number;
  role: TurnRole;
  content: string;
  stated_at: Date;
  recorded_at: Date;
  extraction: TurnView["extraction"];
}

const columns = Prisma.sql`id, session_id, seq, role, content, stated_at, recorded_at, extraction`;

/**
 * Writes a turn at the end of its session. The same stable id again changes nothing and returns the stored turn.
 * Null: the session does not exist in this scope, or is closed.
 */
export async function insertTurn(db: Database, turn: NewTurn): Promise<{ turn: TurnView; isNew: boolean } | null> {
  const rows = await db.$queryRaw<(TurnRow & { is_new: boolean })[]>`
    WITH known AS (
      SELECT ${columns} FROM turns
      WHERE scope_id = ${turn.scopeId}::uuid AND session_id = ${turn.sessionId}::uuid AND stable_id = ${turn.stableId}
    ), next AS (
      UPDATE memory_sessions SET next_seq = next_seq + 1
      WHERE id = ${turn.sessionId}::uuid AND scope_id = ${turn.scopeId}::uuid AND closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM known)
      RETURNING next_seq - 1 AS seq
    ), written AS (
      INSERT INTO turns (id, scope_id, session_id, seq, role, content, stated_at, recorded_at, stable_id, terms, extraction)
      SELECT ${turn.id}::uuid, ${turn.scopeId}::uuid, ${turn.sessionId}::uuid, seq, ${turn.role}::"TurnRole", ${turn.content},
             ${turn.statedAt}, ${turn.recordedAt}, ${turn.stableId}, ${turn.terms}, ${turn.extraction}::"ExtractionState"
      FROM next
      RETURNING ${columns}
    )
    SELECT ${columns}, true AS is_new FROM written UNION ALL SELECT ${columns}, false AS is_new FROM known`;
  const row = rows[0];
  return row ? { turn: turnView(row), isNew: row.is_new } : null;
}

export async function listTurns(
  db: Database,
  { scopeId, sessionId, limit, offset }: Owned & { sessionId: string; limit: number; offset: number },
): Promise<TurnView[]> {
  const rows = await db.$queryRaw<TurnRow[]>`
    SELECT ${columns} FROM turns
    WHERE scope_id = ${scopeId}::uuid AND session_id = ${sessionId}::uuid AND withdrawn_at IS NULL
    ORDER BY seq LIMIT ${limit} OFFSET ${offset}`;
  return rows.map(turnView);
}

/** Whether the scope has this turn, and it was not deleted. */
export async function ownTurn(db: Database, { scopeId, id }: Owned & { id: string }): Promise<{ id: string } | null> {
  return db.turn.findFirst({ where: { id, scopeId, withdrawnAt: null }, select: { id: true } });
}

export interface PendingTurn {
  id: string;
  sessionId: string;
  content: string;
  role: TurnRole;
  statedAt: Date;
  stableId: string;
}

/** The turn as long as it still waits for extraction. */
export async function pendingTurn(
  db: Database,
  { scopeId, turnId }: Owned & { turnId: string },
): Promise<PendingTurn | null> {
  const turn = await db.turn.findFirst({
    where: { id: turnId, scopeId, extraction: "pending", withdrawnAt: null },
    select: { id: true, sessionId: true, content: true, role: true, statedAt: true, stableId: true },
  });
  return turn;
}

/** Gives a turn up after its last try. */
export async function failExtraction(db: Database, { scopeId, turnId }: Owned & { turnId: string }): Promise<void> {
  await db.turn.updateMany({ where: { id: turnId, scopeId, extraction: "pending" }, data: { extraction: "failed" } });
}

/** What was said before a turn in its session, oldest first. */
export async function windowBefore(
  db: Database,
  { scopeId, sessionId, statedAt, limit }: Owned & { sessionId: string; statedAt: Date; limit: number },
): Promise<{ role: "user" | "assistant"; content: string }[]> {
  const turns = await db.turn.findMany({
    where: { scopeId, sessionId, statedAt: { lt: statedAt }, withdrawnAt: null, role: { in: ["user", "assistant"] } },
    orderBy: [{ statedAt: "desc" }, { seq: "desc" }],
    take: limit,
    select: { role: true, content: true },
  });
  return turns.reverse().map(({ role, content }) => ({ role: role === "assistant" ? "assistant" : "user", content }));
}

export async function pendingTurnIds(db: Database, { scopeId, limit }: Owned & { limit: number }): Promise<string[]> {
  const turns = await db.turn.findMany({
    where: { scopeId, extraction: "pending", withdrawnAt: null },
    orderBy: [{ statedAt: "asc" }, { seq: "asc" }],
    take: limit,
    select: { id: true },
  });
  return turns.map(({ id }) => id);
}

function turnView(row: TurnRow): TurnView {
  return {
    id: row.id,
    sessionId: row.session_id,
    seq: row.seq,
    role: row.role,
    content: row.content,
    statedAt: row.stated_at,
    recordedAt: row.recorded_at,
    extraction: row.extraction,
  };
}

/** Turns of all scopes that wait for extraction, oldest first. For the worker alone, which serves every scope. */
export async function oldestPending(
  db: Database,
  { limit }: { limit: number },
): Promise<{ scopeId: string; turnId: string }[]> {
  const turns = await db.turn.findMany({
    where: { extraction: "pending", withdrawnAt: null },
    orderBy: { recordedAt: "asc" },
    take: limit,
    select: { id: true, scopeId: true },
  });
  return turns.map(({ id, scopeId }) => ({ scopeId, turnId: id }));
}
