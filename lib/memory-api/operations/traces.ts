import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";
import { listAuditRows } from "../store/audit-rows.ts";
import { findTrace, listTraces, type TraceRow, traceStats } from "../store/traces.ts";

const returned = z.object({
  id: z.string(),
  table: z.string(),
  ref: z.string(),
  label: z.string(),
  rank: z.number(),
  score: z.number(),
});

export const traceRecord = z.object({
  id: z.uuid(),
  sessionId: z.uuid().nullable(),
  queryText: z.string(),
  resolutionTier: z.string(),
  tierReason: z.string(),
  cached: z.boolean(),
  latencyMs: z.int(),
  createdAt: view.date,
  retrievals: z.array(z.object({ returned: z.array(returned) })).optional(),
});

/** Items as they were stored with a recall; older writers may have left members out. */
const storedItems = z.array(
  z.object({
    id: z.string(),
    kind: z.string(),
    text: z.string().default(""),
    rank: z.number().default(0),
    score: z.number().default(0),
  }),
);

export function shownTrace(row: TraceRow, { withItems }: { withItems: boolean }) {
  const items = storedItems.safeParse(row.items);
  return {
    id: row.id,
    sessionId: row.sessionId,
    queryText: row.query,
    resolutionTier: "hybrid",
    tierReason: row.failure ?? "text index with facts, importance and recency",
    cached: false,
    latencyMs: row.durationMs,
    createdAt: row.createdAt,
    ...(withItems
      ? {
          retrievals: [
            {
              returned: (items.data ?? []).map(({ id, kind, text, rank, score }) => ({
                id,
                table: kind,
                ref: `${kind}:${id}`,
                label: text,
                rank,
                score,
              })),
            },
          ],
        }
      : {}),
  };
}

const span = { since: input.instant.optional(), until: input.instant.optional() };

export const traceList = operation({
  id: "listTraces",
  method: "GET",
  path: "/traces",
  summary: "Questions that were put to the memory, newest first.",
  grant: "trace:read",
  query: z.object({ lens: input.lens, limit: input.limit(500, 100), ...span }),
  response: z.object({ traces: z.array(traceRecord) }),
  async handle({ query: { lens, ...filter }, readScope, services, holder }) {
    const owner = { contextId: holder.contextId, scope: readScope(lens) };
    const rows = await listTraces(services.prisma, { ...owner, ...filter });
    return { traces: rows.map((row) => shownTrace(row, { withItems: false })) };
  },
});

export const traceCounts = operation({
  id: "traceStats",
  method: "GET",
  path: "/traces/stats",
  summary: "Counts over the last hours.",
  grant: "trace:read",
  query: z.object({ lens: input.lens, windowHours: z.coerce.number().min(1).max(8_760).default(24) }),
  response: z.object({
    totalQueries: z.int(),
    avgLatencyMs: z.number(),
    cacheHits: z.int(),
    cacheHitRate: z.number(),
    tierCounts: z.object({ direct: z.int(), hybrid: z.int(), fullContext: z.int() }),
    windowHours: z.number(),
    responseTracesTotal: z.int().describe("Questions that were put in a session."),
    responseTracesCached: z.int(),
    retrieval: z.object({ traces: z.int(), avgCandidateSet: z.number(), maxCandidateSet: z.int() }),
    contradiction: z.object({ reconciliations: z.int(), contradictions: z.int(), contradictionRate: z.number() }),
    supersession: z.object({ supersessionEvents: z.int(), entitiesChurned: z.int(), churnPerEntity: z.number() }),
    sourceKindDistribution: z.array(z.object({ kind: z.string(), count: z.int() })),
  }),
  async handle({ query: { lens, windowHours }, readScope, services, holder }) {
    const since = new Date(services.now().getTime() - windowHours * 3_600_000);
    const counts = await traceStats(services.prisma, { contextId: holder.contextId, scope: readScope(lens), since });
    // There is no cache of answers and one way to search: nothing ever hits the one, everything takes the other.
    const none = { cacheHits: 0, cacheHitRate: 0, responseTracesCached: 0 };
    return { ...counts, ...none, tierCounts: { direct: 0, hybrid: counts.totalQueries, fullContext: 0 }, windowHours };
  },
});

export const oneTrace = operation({
  id: "getTrace",
  method: "GET",
  path: "/traces/{id}",
  summary: "One question with what it got.",
  grant: "trace:read",
  params: z.object({ id: z.uuid() }),
  query: z.object({ lens: input.lens }),
  response: traceRecord,
  async handle({ params, query, readScope, services, holder }) {
    const owner = { contextId: holder.contextId, scope: readScope(query.lens) };
    const row = await findTrace(services.prisma, { ...owner, id: params.id });
    if (row === null) throw new AppError("not_found", "There is no such trace.");
    return shownTrace(row, { withItems: true });
  },
});

export const audit = operation({
  id: "audit",
  method: "GET",
  path: "/audit",
  summary: "What happened in the scope, newest first: turns read, acts, questions. Never content.",
  grant: "trace:read",
  query: z.object({
    lens: input.lens,
    kind: z.enum(["decision", "retrieval", "response"]).optional().describe("There are no rows of kind response."),
    principal: z
      .string()
      .max(200)
      .optional()
      .describe("Only acts of this principal: its id, with or without its kind."),
    key: z.string().max(200).optional().describe("The same as principal."),
    limit: input.limit(500, 50),
    ...span,
  }),
  response: z.object({
    rows: z.array(
      z.object({
        traceId: z.uuid(),
        kind: z.enum(["decision", "retrieval"]),
        principal: z.string(),
        action: z.string(),
        model: z.string().nullable(),
        cost: z.number().nullable(),
        latencyMs: z.number().nullable(),
        rowsTouched: z.number().nullable(),
        createdAt: view.date,
      }),
    ),
  }),
  async handle({ query: { lens, key, principal = key, ...filter }, readScope, services, holder }) {
    const owner = { contextId: holder.contextId, scope: readScope(lens) };
    return { rows: await listAuditRows(services.prisma, { ...owner, principal, ...filter }) };
  },
});
