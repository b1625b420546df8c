import type { PrismaClient } from "../../generated/prisma/client.ts";
import { Prisma } from "../../generated/prisma/client.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { isWaiting, personOfScope } from "./waiting.ts";

export interface WaitingClaim {
  claimId: string;
  personId: string;
  personName: string | null;
  personEmail: string;
  entity: string;
  entityType: string;
  isSelf: boolean;
  key: string;
  op: string;
  value: string | null;
  verdict: "contested" | "quarantined";
  verdictReason: string | null;
  confidence: number;
  floor: number;
  statedAt: Date;
  recordedAt: Date;
  turnId: string | null;
  quotes: unknown;
}

const list = "review";

/** Contested and quarantined claims of all people that nobody has ruled on, oldest first. */
export async function listWaiting(
  prisma: PrismaClient,
  contextId: string,
  { verdict, after, limit }: { verdict?: "contested" | "quarantined"; after?: string; limit: number },
): Promise<{ claims: WaitingClaim[]; next: string | null }> {
  const cursor = decodeCursor(list, after);
  const beyond = cursor
    ? Prisma.sql`(c.recorded_at, c.id) > (${cursor.position}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`true`;
  const ofVerdict = verdict ? Prisma.sql`c.verdict::text = ${verdict}` : Prisma.sql`true`;
  const rows = await prisma.$queryRaw<(WaitingClaim & { position: string })[]>`
    WITH page AS MATERIALIZED (
      SELECT c.*, ${personOfScope} AS person_id
      FROM claims c JOIN memory_scopes s ON s.id = c.scope_id
      WHERE ${isWaiting} AND ${ofVerdict} AND ${beyond} AND s.context_id = ${contextId} AND s.key LIKE 'user/%'
      ORDER BY c.recorded_at, c.id LIMIT ${limit + 1}
    )
    SELECT c.id AS "claimId", u.id AS "personId", u.name AS "personName", u.email AS "personEmail",
           e.name AS entity, e.type AS "entityType", e.is_self AS "isSelf", c.key, c.op::text AS op, c.value,
           c.verdict::text AS verdict, c.verdict_reason AS "verdictReason", c.confidence, c.floor,
           c.stated_at AS "statedAt", c.recorded_at AS "recordedAt", c.recorded_at::text AS position, c.turn_id AS "turnId", c.quotes
    FROM page c
    JOIN users u ON u.id = c.person_id
    JOIN entities e ON e.id = c.entity_id AND e.scope_id = c.scope_id
    ORDER BY c.recorded_at, c.id`;
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    claims: kept.map(({ position: _position, ...claim }) => claim),
    next: rows.length > limit && last ? encodeCursor({ list, position: last.position, id: last.claimId }) : null,
  };
}
