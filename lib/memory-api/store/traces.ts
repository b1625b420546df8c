import { randomUUID } from "node:crypto";
import type { Prisma, PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { RecallItem, Scope } from "@/lib/memory/types.ts";

interface Owner {
  contextId: string;
  scope: Scope;
}

export interface NewTrace extends Owner {
  sessionId: string | null;
  query: string;
  profileText?: string;
  contextText: string;
  items: readonly RecallItem[];
  tokens: number;
  durationMs: number;
  now: Date;
}

type Sql = Pick<PrismaClient, "$queryRaw">;

/** Keeps what a question got. Null when the scope has never held anything: then there was nothing to get. */
export async function saveTrace(sql: Sql, trace: NewTrace): Promise<string | null> {
  const items = JSON.stringify(
    trace.items.map((item) => ({ ...item, reason: "search" })) satisfies Prisma.InputJsonValue | unknown[],
  );
  const rows = await sql.$queryRaw<{ id: string }[]>`
    INSERT INTO recalls (id, scope_id, session_id, query, profile_text, context_text, items, tokens, duration_ms, created_at)
    SELECT ${randomUUID()}::uuid, s.id, ${trace.sessionId}::uuid, ${trace.query}, ${trace.profileText ?? ""},
      ${trace.contextText}, ${items}::jsonb, ${trace.tokens}, ${Math.round(trace.durationMs)}, ${trace.now}
    FROM memory_scopes s WHERE s.id = ${idOf(trace)}::uuid AND s.erased_at IS NULL
    RETURNING id`;
  return rows[0]?.id ?? null;
}

export interface TraceRow {
  id: string;
  sessionId: string | null;
  query: string;
  items: unknown;
  durationMs: number;
  failure: string | null;
  createdAt: Date;
}

const fields = {
  id: true,
  sessionId: true,
  query: true,
  items: true,
  durationMs: true,
  failure: true,
  createdAt: true,
} as const;

/** Newest first. */
export function listTraces(
  prisma: Pick<PrismaClient, "recall">,
  { limit, since, until, ...owner }: Owner & { limit: number; since?: Date | undefined; until?: Date | undefined },
): Promise<TraceRow[]> {
  const createdAt = { ...(since ? { gte: since } : {}), ...(until ? { lt: until } : {}) };
  return prisma.recall.findMany({
    where: { scopeId: idOf(owner), createdAt },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: fields,
  });
}

export function findTrace(
  prisma: Pick<PrismaClient, "recall">,
  { id, ...owner }: Owner & { id: string },
): Promise<TraceRow | null> {
  return prisma.recall.findFirst({ where: { id, scopeId: idOf(owner) }, select: fields });
}

/** Counts since an instant, in the names of the original product. */
export async function traceStats(
  prisma: Pick<PrismaClient, "$queryRaw" | "recall" | "claim">,
  { since, ...owner }: Owner & { since: Date },
) {
  const id = idOf(owner);
  const claimed = { scopeId: id, recordedAt: { gte: since } };
  const [recalls, breadth, verdicts, churn, sources] = await Promise.all([
    prisma.recall.aggregate({
      where: { scopeId: id, createdAt: { gte: since } },
      _count: { _all: true, sessionId: true },
      _avg: { durationMs: true },
    }),
    prisma.$queryRaw<{ average: number | null; most: number | null }[]>`
      SELECT avg(jsonb_array_length(items))::float8 AS average, max(jsonb_array_length(items)) AS most
      FROM recalls WHERE scope_id = ${id}::uuid AND created_at >= ${since} AND jsonb_typeof(items) = 'array'`,
    prisma.claim.groupBy({ by: ["verdict"], where: claimed, _count: true }),
    prisma.$queryRaw<{ events: number; entities: number }[]>`
      SELECT count(*)::int AS events, count(DISTINCT entity_id)::int AS entities FROM attributes
      WHERE scope_id = ${id}::uuid AND known_from >= ${since} AND close_reason = 'superseded' AND known_until IS NULL`,
    prisma.claim.groupBy({ by: ["source"], where: claimed, _count: true, orderBy: { source: "asc" } }),
  ]);
  const reconciliations = verdicts.reduce((sum, { _count }) => sum + _count, 0);
  const contradictions = verdicts.find(({ verdict }) => verdict === "contested")?._count ?? 0;
  const { events = 0, entities = 0 } = churn[0] ?? {};
  return {
    totalQueries: recalls._count._all,
    avgLatencyMs: recalls._avg.durationMs ?? 0,
    responseTracesTotal: recalls._count.sessionId,
    retrieval: {
      traces: recalls._count._all,
      avgCandidateSet: breadth[0]?.average ?? 0,
      maxCandidateSet: breadth[0]?.most ?? 0,
    },
    contradiction: {
      reconciliations,
      contradictions,
      contradictionRate: reconciliations === 0 ? 0 : contradictions / reconciliations,
    },
    supersession: {
      supersessionEvents: events,
      entitiesChurned: entities,
      churnPerEntity: entities === 0 ? 0 : events / entities,
    },
    sourceKindDistribution: sources.map(({ source, _count }) => ({ kind: source, count: _count })),
  };
}

function idOf({ contextId, scope }: Owner): string {
  return scopeId(contextId, scopeKey(scope));
}
