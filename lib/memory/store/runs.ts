import type { Database, Owned } from "./database.ts";

export interface NewRun extends Owned {
  id: string;
  turnId: string;
  extractor: string;
  version: string;
  model: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  durationMs: number;
  outcome: "done" | "repaired" | "fell_back" | "failed";
  /** A class of error, never what was said. */
  error: string | null;
  startedAt: Date;
}

/**
 * Marks the turn as read, or as given up, records how, and tells `channel` { scopeId, turnId } once the transaction commits. False when
 * somebody else did so first: then nothing may be written for it.
 */
export async function finishRun(
  db: Database,
  run: NewRun,
  { factTerms, channel }: { factTerms: string; channel: string },
): Promise<boolean> {
  const { scopeId, turnId } = run;
  const finished = await db.$queryRaw<unknown[]>`
    WITH done AS (
      UPDATE turns SET extraction = ${run.outcome === "failed" ? "failed" : "done"}::"ExtractionState", fact_terms = ${factTerms}
      WHERE id = ${turnId}::uuid AND scope_id = ${scopeId}::uuid AND extraction = 'pending' AND withdrawn_at IS NULL
      RETURNING id
    ), run AS (
      INSERT INTO extraction_runs (id, scope_id, turn_id, extractor, version, model, input_tokens, output_tokens, cost_usd,
                                   duration_ms, outcome, error, started_at)
      SELECT ${run.id}::uuid, ${scopeId}::uuid, id, ${run.extractor}, ${run.version}, ${run.model}, ${run.inputTokens}::int,
             ${run.outputTokens}::int, ${run.costUsd}::float8, ${run.durationMs}::int, ${run.outcome}, ${run.error},
             ${run.startedAt}
      FROM done
      RETURNING id
    )
    SELECT pg_notify(${channel}, ${JSON.stringify({ scopeId, turnId })})::text FROM run`;
  return finished.length === 1;
}
