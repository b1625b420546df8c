import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { personOfScope } from "./waiting.ts";

export interface AuditQuery {
  /** Part of the acting person's e-mail or name, or the exact id of a key or process. */
  actor?: string;
  /** Part of an action's name, e.g. "reveal". */
  action?: string;
  /** The user whose memory was looked at or changed. */
  personId?: string;
  from?: Date;
  until?: Date;
  after?: string;
  limit: number;
}

export interface AuditRow {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string;
  /** E-mail of the acting user, when the actor is one that still exists. */
  actorEmail: string | null;
  action: string;
  personId: string | null;
  personEmail: string | null;
  ref: string | null;
  reason: string | null;
  before: unknown;
  after: unknown;
  requestId: string | null;
}

const list = "audit";

/** Newest first. Content in `before` and `after` is as the writer left it: the reader masks it. */
export async function listAudit(
  prisma: PrismaClient,
  query: AuditQuery,
): Promise<{ events: AuditRow[]; next: string | null }> {
  const cursor = decodeCursor(list, query.after);
  const beyond = cursor
    ? Prisma.sql`(e.created_at, e.id) < (${cursor.position}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await prisma.$queryRaw<(AuditRow & { position: string })[]>`
    WITH page AS MATERIALIZED (
      SELECT * FROM audit_events e WHERE ${beyond} AND ${matches(query)}
      ORDER BY e.created_at DESC, e.id DESC LIMIT ${query.limit + 1}
    )
    SELECT e.id, e.created_at AS at, e.created_at::text AS position, e.actor_kind AS "actorKind", e.actor_id AS "actorId",
           actor.email AS "actorEmail", e.action, person.id AS "personId", person.email AS "personEmail",
           e.ref, e.reason, e.before, e.after, e.request_id AS "requestId"
    FROM page e
    LEFT JOIN users actor ON actor.id = substring(e.actor_id FROM '^[0-9a-f-]{36}$')::uuid
    LEFT JOIN memory_scopes s ON s.id = e.scope_id
    LEFT JOIN users person ON person.id = coalesce(
      substring(e.ref FROM '^user:([0-9a-f-]{36})$')::uuid, ${personOfScope})
    ORDER BY e.created_at DESC, e.id DESC`;
  const kept = rows.slice(0, query.limit);
  const last = kept.at(-1);
  return {
    events: kept.map(({ position: _position, ...event }) => event),
    next: rows.length > query.limit && last ? encodeCursor({ list, position: last.position, id: last.id }) : null,
  };
}

function matches({ actor, action, personId, from, until }: AuditQuery): Prisma.Sql {
  const conditions: Prisma.Sql[] = [Prisma.sql`true`];
  if (actor) {
    const pattern = `%${escapeLike(actor.toLowerCase())}%`;
    conditions.push(Prisma.sql`(e.actor_id = ${actor} OR e.actor_id IN (
      SELECT u.id::text FROM users u WHERE lower(u.email) LIKE ${pattern} OR lower(u.name) LIKE ${pattern}))`);
  }
  if (action) conditions.push(Prisma.sql`e.action LIKE ${`%${escapeLike(action)}%`}`);
  if (personId) {
    conditions.push(Prisma.sql`(e.ref = ${`user:${personId}`} OR e.scope_id IN (
      SELECT s.id FROM memory_scopes s WHERE s.key = ${`user/${personId}/`}))`);
  }
  if (from) conditions.push(Prisma.sql`e.created_at >= ${from}`);
  if (until) conditions.push(Prisma.sql`e.created_at < ${until}`);
  return Prisma.join(conditions, " AND ");
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
