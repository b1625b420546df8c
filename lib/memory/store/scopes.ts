import { randomBytes } from "node:crypto";
import { Prisma } from "../../generated/prisma/client.ts";
import { MemoryError } from "../errors.ts";
import type { Database } from "./database.ts";

export async function ensureScope(
  db: Database,
  scope: { id: string; contextId: string; key: string; now: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO memory_scopes (id, context_id, key, salt, belief_at, created_at)
    VALUES (${scope.id}::uuid, ${scope.contextId}, ${scope.key}, ${randomBytes(16)}, to_timestamp(0), ${scope.now})
    ON CONFLICT DO NOTHING`;
}

export interface LockedScope {
  salt: Uint8Array;
  /** Belief time of this commit: the clock, but always after the last one of the scope. */
  beliefAt: Date;
  /** The entity that the scope's person is. Null while nothing was learnt; also when that happened during the wait. */
  selfId: string | null;
}

export interface LockedRow {
  salt: Uint8Array;
  belief_at: Date;
  self_id: string | null;
}

/** Takes the scope's write lock until the transaction ends and hands out its next belief time. */
export function lockStatement(scopeId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    UPDATE memory_scopes SET belief_at = GREATEST(${now}::timestamptz, belief_at + interval '1 millisecond')
    WHERE id = ${scopeId}::uuid
    RETURNING id, salt, belief_at,
      (SELECT e.id FROM entities e WHERE e.scope_id = memory_scopes.id AND e.is_self) AS self_id`;
}

export function lockedScope([row]: readonly LockedRow[]): LockedScope | null {
  return row ? { salt: row.salt, beliefAt: row.belief_at, selfId: row.self_id } : null;
}

/** Null: no such scope. */
export async function lockScope(db: Database, scopeId: string, now: Date): Promise<LockedScope | null> {
  return lockedScope(await db.$queryRaw<LockedRow[]>(lockStatement(scopeId, now)));
}

/** Throws MemoryError `not_found` when the scope has never held anything. */
export async function lockExistingScope(db: Database, scopeId: string, now: Date): Promise<LockedScope> {
  const scope = await lockScope(db, scopeId, now);
  if (!scope) throw new MemoryError("not_found", "Nothing is remembered in this scope.");
  return scope;
}
