import type { PrismaClient } from "../../generated/prisma/client.ts";

export interface Health {
  queue: { waiting: number; failed: number; oldestWaiting: Date | null };
  extraction: {
    extractor: string;
    version: string;
    runs: number;
    fellBack: number;
    failed: number;
    p50Ms: number;
    p95Ms: number;
    inputTokens: number;
    outputTokens: number;
    costUsd: number | null;
  }[];
  recall: {
    answers: number;
    late: number;
    down: number;
    p50Ms: number | null;
    p95Ms: number | null;
    p99Ms: number | null;
    tokens: number | null;
  };
  /** Last run of the retention job; null before the first. */
  retention: { at: Date; rules: string; scopes: number; claims: number } | null;
  failures: { turnId: string; scopeId: string; recordedAt: Date; error: string | null }[];
  days: DayCounts[];
}

export interface DayCounts {
  /** Calendar day in UTC, "2026-11-22". */
  day: string;
  turns: number;
  claims: number;
  believed: number;
  superseded: number;
  waiting: number;
  recalls: number;
}

/** State of the write and read path: the queue now, everything else over the `days` days before `now`. */
export async function readHealth(prisma: PrismaClient, { now, days }: { now: Date; days: number }): Promise<Health> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const [queue, extraction, recall, retention, failures, counts] = await Promise.all([
    prisma.$queryRaw<Health["queue"][]>`
      SELECT (SELECT count(*)::int FROM turns WHERE extraction = 'pending') AS waiting,
             (SELECT count(*)::int FROM turns WHERE extraction = 'failed') AS failed,
             (SELECT min(recorded_at) FROM turns WHERE extraction = 'pending') AS "oldestWaiting"`,
    prisma.$queryRaw<Health["extraction"]>`
      SELECT coalesce(model, extractor) AS extractor, version, count(*)::int AS runs,
             count(*) FILTER (WHERE outcome = 'fell_back')::int AS "fellBack",
             count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "p50Ms",
             percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS "p95Ms",
             coalesce(sum(input_tokens), 0)::int AS "inputTokens", coalesce(sum(output_tokens), 0)::int AS "outputTokens",
             sum(cost_usd) AS "costUsd"
      FROM extraction_runs WHERE started_at >= ${since} GROUP BY 1, 2 ORDER BY runs DESC, 1 LIMIT 20`,
    prisma.$queryRaw<Health["recall"][]>`
      SELECT count(*)::int AS answers, count(*) FILTER (WHERE failure = 'late')::int AS late,
             count(*) FILTER (WHERE failure = 'down')::int AS down,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE failure IS NULL) AS "p50Ms",
             percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE failure IS NULL) AS "p95Ms",
             percentile_cont(0.99) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE failure IS NULL) AS "p99Ms",
             avg(tokens) FILTER (WHERE failure IS NULL)::float8 AS tokens
      FROM recalls WHERE created_at >= ${since} AND failure IS DISTINCT FROM 'off'`,
    prisma.$queryRaw<NonNullable<Health["retention"]>[]>`
      SELECT created_at AS at, after->>'rules' AS rules, (after->>'scopes')::int AS scopes, (after->>'claims')::int AS claims
      FROM audit_events WHERE action = 'retention.run' ORDER BY created_at DESC LIMIT 1`,
    prisma.$queryRaw<Health["failures"]>`
      SELECT t.id AS "turnId", t.scope_id AS "scopeId", t.recorded_at AS "recordedAt",
             (SELECT r.error FROM extraction_runs r WHERE r.turn_id = t.id ORDER BY r.started_at DESC LIMIT 1) AS error
      FROM turns t WHERE t.extraction = 'failed' ORDER BY t.recorded_at DESC LIMIT 20`,
    countByDay(prisma, since, now),
  ]);
  return {
    queue: queue[0] ?? { waiting: 0, failed: 0, oldestWaiting: null },
    extraction,
    recall: recall[0] ?? { answers: 0, late: 0, down: 0, p50Ms: null, p95Ms: null, p99Ms: null, tokens: null },
    retention: retention[0] ?? null,
    failures,
    days: counts,
  };
}

function countByDay(prisma: PrismaClient, since: Date, now: Date): Promise<DayCounts[]> {
  return prisma.$queryRaw<DayCounts[]>`
    WITH days AS (
      SELECT d::date AS day FROM generate_series(
        (${since}::timestamptz AT TIME ZONE 'UTC')::date + 1, (${now}::timestamptz AT TIME ZONE 'UTC')::date, interval '1 day') d
    ), happened AS (
      SELECT recorded_at AS at, 'turn' AS what FROM turns WHERE recorded_at >= ${since}
      UNION ALL SELECT recorded_at, 'claim' FROM claims WHERE recorded_at >= ${since}
      UNION ALL SELECT recorded_at, 'waiting' FROM claims
        WHERE recorded_at >= ${since} AND verdict IN ('contested', 'quarantined')
      UNION ALL SELECT known_from, 'believed' FROM attributes WHERE known_from >= ${since}
      UNION ALL SELECT known_from, 'superseded' FROM attributes
        WHERE known_from >= ${since} AND known_until IS NULL AND close_reason = 'superseded'
      UNION ALL SELECT created_at, 'recall' FROM recalls WHERE created_at >= ${since}
    ), counted AS (
      SELECT (at AT TIME ZONE 'UTC')::date AS day, what, count(*)::int AS n FROM happened GROUP BY 1, 2
    )
    SELECT to_char(days.day, 'YYYY-MM-DD') AS day,
           coalesce(sum(n) FILTER (WHERE what = 'turn'), 0)::int AS turns,
           coalesce(sum(n) FILTER (WHERE what = 'claim'), 0)::int AS claims,
           coalesce(sum(n) FILTER (WHERE what = 'believed'), 0)::int AS believed,
           coalesce(sum(n) FILTER (WHERE what = 'superseded'), 0)::int AS superseded,
           coalesce(sum(n) FILTER (WHERE what = 'waiting'), 0)::int AS waiting,
           coalesce(sum(n) FILTER (WHERE what = 'recall'), 0)::int AS recalls
    FROM days LEFT JOIN counted ON counted.day = days.day
    GROUP BY days.day ORDER BY days.day`;
}
