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

export async function insertRun(db: Database, run: NewRun): Promise<void> {
  await db.extractionRun.create({ data: run, select: { id: true } });
}
