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

export async function traceStats(
  prisma: Pick<PrismaClient, "recall" | "claim" | "attribute">,
  { since, ...owner }: Owner & { since: Date },
) {
  const scope = { scopeId: idOf(owner) };
  const [recalls, contradictions, superseded, sources] = await Promise.all([
    prisma.recall.aggregate({
      where: { ...scope, createdAt: { gte: since } },
      _count: true,
      _avg: { durationMs: true },
    }),
    prisma.claim.count({ where: { ...scope, recordedAt: { gte: since }, verdict: "contested" } }),
    prisma.attribute.count({
      where: { ...scope, knownFrom: { gte: since }, closeReason: "superseded", knownUntil: null },
    }),
    prisma.claim.groupBy({ by: ["source"], where: { ...scope, recordedAt: { gte: since } }, _count: true }),
  ]);
  return {
    totalQueries: recalls._count,
    avgLatencyMs: recalls._avg.durationMs ?? 0,
    contradictions,
    superseded,
    sourceKindDistribution: Object.fromEntries(sources.map(({ source, _count }) => [source, _count])),
  };
}

function idOf({ contextId, scope }: Owner): string {
  return scopeId(contextId, scopeKey(scope));
}
