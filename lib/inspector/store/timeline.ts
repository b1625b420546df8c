import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";

export const timelineKinds = [
  "said",
  "read",
  "judged",
  "believed",
  "closed",
  "injected",
  "forgotten",
  "acted",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineEvent {
  id: string;
  kind: TimelineKind;
  at: Date;
  /** Words, value or question; null when there is none or when it was forgotten. */
  text: string | null;
  /** Attribute key, role of the speaker, extractor, or the action's name. */
  label: string;
  /** Name of the entity it is about; null for the person. */
  about: string | null;
  /** Verdict and its reason, why a stretch closed, or how long it took. */
  detail: string | null;
  attributeId: string | null;
  turnId: string | null;
}

const list = "timeline";

// What belongs together in time comes in the order in which it happens; an answer follows what was injected into it.
const answerRank = 6;
const rank: Record<TimelineKind, number> = {
  said: 0,
  read: 1,
  judged: 2,
  closed: 3,
  believed: 4,
  injected: 5,
  forgotten: 7,
  acted: 8,
};

/** Everything that happened in one scope, latest first. `position` of the cursor is the time with the rank. */
export async function readTimeline(
  prisma: PrismaClient,
  { scopeId, kinds, after, limit }: { scopeId: string; kinds: readonly TimelineKind[]; after?: string; limit: number },
): Promise<{ events: TimelineEvent[]; next: string | null }> {
  const cursor = decodeCursor(list, after);
  const [at = "", order = "0"] = cursor?.position.split("|") ?? [];
  const bound = cursor && !Number.isNaN(Date.parse(at)) ? { at, order: Number(order) || 0, id: cursor.id } : null;
  const parts = kinds.map((kind) => partOf(kind, scopeId, bound?.at ?? null, limit));
  if (parts.length === 0) return { events: [], next: null };
  const beyond = bound
    ? Prisma.sql`(at, rank, id) < (${bound.at}::timestamptz, ${bound.order}, ${bound.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await prisma.$queryRaw<(TimelineEvent & { position: string })[]>`
    SELECT id, kind, at, text, label, about, detail, attribute_id AS "attributeId", turn_id AS "turnId",
           at::text || '|' || rank AS position
    FROM (${Prisma.join(parts, " UNION ALL ")}) events
    WHERE ${beyond}
    ORDER BY at DESC, rank DESC, id DESC
    LIMIT ${limit + 1}`;
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    events: kept.map(({ position: _position, ...event }) => event),
    next: rows.length > limit && last ? encodeCursor({ list, position: last.position, id: last.id }) : null,
  };
}

/** When it was learnt that a stretch `x` had ended, or had never been so. */
const closedAt = Prisma.sql`CASE WHEN x.was_wrong THEN x.known_until ELSE x.known_from END`;

/** Holds for a claim `x` whose value was forgotten and not said again since. */
const isForgotten = Prisma.sql`EXISTS (
  SELECT 1 FROM tombstones f
  WHERE f.scope_id = x.scope_id AND f.entity_id = x.entity_id AND f.key = x.key AND f.identity = x.identity
    AND f.lifted_at IS NULL AND x.stated_at <= f.forgotten_at)`;

/** The events of one kind up to a time; each part brings at most what one page can need. */
function partOf(kind: TimelineKind, scopeId: string, until: string | null, limit: number): Prisma.Sql {
  const order = rank[kind];
  const owner = Prisma.sql`${scopeId}::uuid`;
  const upTo = (column: Prisma.Sql) =>
    until === null ? Prisma.empty : Prisma.sql`AND ${column} <= ${until}::timestamptz`;
  // Ties at the last instant of a page are read again by the next one, so the cut leaves room for them.
  const latest = (column: Prisma.Sql) => Prisma.sql`ORDER BY ${column} DESC LIMIT ${limit + 200}`;
  const entity = Prisma.sql`(SELECT CASE WHEN e.is_self THEN NULL ELSE e.name END FROM entities e WHERE e.id = x.entity_id AND e.scope_id = x.scope_id)`;
  const ranked =
    kind === "said"
      ? Prisma.sql`CASE x.role WHEN 'assistant' THEN ${answerRank}::int ELSE ${order}::int END`
      : Prisma.sql`${order}::int`;
  const row = (columns: Prisma.Sql, rest: Prisma.Sql) =>
    Prisma.sql`(SELECT ${kind}::text AS kind, ${ranked} AS rank, ${columns} ${rest})`;
  switch (kind) {
    case "said":
      return row(
        Prisma.sql`x.id, x.stated_at AS at, x.content AS text, x.role::text AS label, NULL::text AS about,
          CASE WHEN x.withdrawn_at IS NULL THEN NULL ELSE 'taken back' END AS detail, NULL::uuid AS attribute_id, x.id AS turn_id`,
        Prisma.sql`FROM turns x WHERE x.scope_id = ${owner} ${upTo(Prisma.sql`x.stated_at`)} ${latest(Prisma.sql`x.stated_at`)}`,
      );
    case "read":
      return row(
        Prisma.sql`x.id, x.started_at AS at, NULL::text AS text, coalesce(x.model, x.extractor) AS label, NULL::text AS about,
          x.outcome || coalesce(': ' || x.error, '') || ', ' || x.duration_ms || ' ms' AS detail, NULL::uuid AS attribute_id, x.turn_id`,
        Prisma.sql`FROM extraction_runs x WHERE x.scope_id = ${owner} ${upTo(Prisma.sql`x.started_at`)} ${latest(Prisma.sql`x.started_at`)}`,
      );
    case "judged":
      return row(
        Prisma.sql`x.id, x.recorded_at AS at, CASE WHEN ${isForgotten} THEN NULL ELSE x.value END AS text, x.key AS label, ${entity} AS about,
          CASE x.op WHEN 'assert' THEN '' ELSE x.op::text || ', ' END || x.verdict || coalesce(': ' || x.verdict_reason, '') || CASE WHEN x.withdrawn_at IS NULL THEN '' ELSE ', taken back' END AS detail,
          NULL::uuid AS attribute_id, x.turn_id`,
        Prisma.sql`FROM claims x WHERE x.scope_id = ${owner} AND x.op NOT IN ('forget', 'resolve') ${upTo(Prisma.sql`x.recorded_at`)} ${latest(Prisma.sql`x.recorded_at`)}`,
      );
    case "believed":
      return row(
        Prisma.sql`x.id, x.known_from AS at, x.value AS text, x.key AS label, ${entity} AS about, NULL::text AS detail, x.id AS attribute_id, NULL::uuid AS turn_id`,
        Prisma.sql`FROM attributes x WHERE x.scope_id = ${owner} AND x.forgotten_at IS NULL AND x.close_reason IS NULL AND x.known_until IS DISTINCT FROM x.known_from ${upTo(Prisma.sql`x.known_from`)} ${latest(Prisma.sql`x.known_from`)}`,
      );
    case "closed":
      return row(
        Prisma.sql`x.id, ${closedAt} AS at, x.value AS text, x.key AS label, ${entity} AS about,
          CASE WHEN x.was_wrong THEN 'corrected' ELSE x.close_reason END AS detail, x.id AS attribute_id, NULL::uuid AS turn_id`,
        Prisma.sql`FROM attributes x WHERE x.scope_id = ${owner} AND x.forgotten_at IS NULL AND (x.close_reason IS NOT NULL OR x.was_wrong) ${upTo(closedAt)} ${latest(closedAt)}`,
      );
    case "injected":
      return row(
        Prisma.sql`x.id, x.created_at AS at, x.query AS text, coalesce(x.failure, '') AS label, NULL::text AS about,
          CASE WHEN x.failure IS NULL THEN jsonb_array_length(x.items) || ' memories, ' || x.tokens || ' tokens, ' || x.duration_ms || ' ms' ELSE NULL END AS detail,
          NULL::uuid AS attribute_id, NULL::uuid AS turn_id`,
        Prisma.sql`FROM recalls x WHERE x.scope_id = ${owner} ${upTo(Prisma.sql`x.created_at`)} ${latest(Prisma.sql`x.created_at`)}`,
      );
    case "forgotten":
      return row(
        Prisma.sql`x.id, x.recorded_at AS at, NULL::text AS text, x.key AS label, ${entity} AS about,
          CASE WHEN x.lifted_at IS NULL THEN NULL ELSE 'lifted by a later statement' END AS detail, NULL::uuid AS attribute_id, NULL::uuid AS turn_id`,
        Prisma.sql`FROM tombstones x WHERE x.scope_id = ${owner} ${upTo(Prisma.sql`x.recorded_at`)} ${latest(Prisma.sql`x.recorded_at`)}`,
      );
    case "acted":
      return row(
        Prisma.sql`x.id, x.created_at AS at, x.reason AS text, x.action AS label, NULL::text AS about,
          x.actor_kind || coalesce(' ' || (SELECT u.email FROM users u WHERE u.id::text = x.actor_id), '') AS detail, NULL::uuid AS attribute_id, NULL::uuid AS turn_id`,
        Prisma.sql`FROM audit_events x WHERE x.scope_id = ${owner} ${upTo(Prisma.sql`x.created_at`)} ${latest(Prisma.sql`x.created_at`)}`,
      );
  }
}
