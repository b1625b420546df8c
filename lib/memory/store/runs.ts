import { type Database, named, type Owned } from "./database.ts";
import { type LockedRow, type LockedScope, lockedScope, lockStatement } from "./scopes.ts";

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
 * Takes the scope's write lock, marks the turn as read, or as given up, records how, and tells `channel`
 * { scopeId, turnId } once the transaction commits. Null when the turn no longer waits, for somebody else read it or it
 * was deleted: then nothing may be written for it. A turn that another writer marks while this one waits for the lock is
 * looked at again by the database, so that one statement is enough.
 */
export async function finishRun(
  db: Database,
  run: NewRun,
  { now, factTerms, channel }: { now: Date; factTerms: string; channel: string },
): Promise<LockedScope | null> {
  const { scopeId, turnId } = run;
  const state = run.outcome === "failed" ? "failed" : "done";
  const rows = await db.$queryRaw<LockedRow[]>`
    ${named("finish_run")}
    WITH scope AS (
      ${lockStatement(scopeId, now)}
    ), done AS (
      UPDATE turns t SET extraction = ${state}::"ExtractionState", fact_terms = ${factTerms}
      FROM scope
      WHERE t.id = ${turnId}::uuid AND t.scope_id = scope.id AND t.extraction = 'pending' AND t.withdrawn_at IS NULL
      RETURNING t.id
    ), run AS (
      INSERT INTO extraction_runs (id, scope_id, turn_id, extractor, version, model, input_tokens, output_tokens, cost_usd,
                                   duration_ms, outcome, error, started_at)
      SELECT ${run.id}::uuid, ${scopeId}::uuid, id, ${run.extractor}, ${run.version}, ${run.model}, ${run.inputTokens}::int,
             ${run.outputTokens}::int, ${run.costUsd}::float8, ${run.durationMs}::int, ${run.outcome}, ${run.error},
             ${run.startedAt}
      FROM done
      RETURNING id
    )
    SELECT salt, belief_at, self_id, pg_notify(${channel}, ${JSON.stringify({ scopeId, turnId })})::text FROM scope, run`;
  return lockedScope(rows);
}
