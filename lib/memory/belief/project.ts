import type { CloseReason } from "../types.ts";
import type { Stretch } from "./types.ts";

/** A stored row of one key whose belief is open, or that records a corrected value. */
export interface StoredRow {
  id: string;
  identity: string;
  category: string;
  validFrom: number;
  validUntil: number | null;
  knownUntil: number | null;
  closeReason: CloseReason | null;
  supersededById: string | null;
  confidence: number;
  /** Its belief was closed because it was never true. */
  wasWrong: boolean;
  hidden: boolean;
  evidence: readonly { claimId: string; role: EvidenceRole }[];
}

export type EvidenceRole = "supports" | "closes" | "corrects";

export interface NewRow {
  id: string;
  stretch: Stretch;
  /** Belief is closed at once: a value that is only ever known to have been wrong. */
  wrong: boolean;
  supersededById: string | null;
  revisedById: string | null;
}

/** What has to change in the store so that its open belief equals the fold. */
export interface RowChanges {
  insert: NewRow[];
  close: { id: string; revisedById: string | null; corrected: boolean }[];
  /** Same stretch, stronger, forgotten or with another successor: no new belief, so the row is kept. */
  update: { id: string; confidence: number; hidden: boolean; supersededById: string | null }[];
  evidence: { rowId: string; claimId: string; role: EvidenceRole }[];
}

/**
 * Compares the fold of one key with the rows whose belief is open. Pure: ids of new rows come from `newId`.
 * What vanished gets its belief closed, what is new is inserted; equal stretches keep their row.
 */
export function project(stored: readonly StoredRow[], stretches: readonly Stretch[], newId: () => string): RowChanges {
  const changes: RowChanges = { insert: [], close: [], update: [], evidence: [] };
  const open = stored.filter((row) => row.knownUntil === null);
  const free = new Set(open);
  const openOf = new Map<string, StoredRow[]>();
  for (const row of open) openOf.set(row.identity, [...(openOf.get(row.identity) ?? []), row]);
  const rowOf = new Map<Stretch, string>();
  const existing = new Map<string, StoredRow>();

  for (const stretch of stretches) {
    if (stretch.corrected) continue;
    const row = openOf.get(stretch.identity)?.find((candidate) => free.has(candidate) && isSame(candidate, stretch));
    if (row === undefined) {
      const id = newId();
      rowOf.set(stretch, id);
      changes.insert.push({ id, stretch, wrong: false, supersededById: null, revisedById: null });
      continue;
    }
    free.delete(row);
    rowOf.set(stretch, row.id);
    existing.set(row.id, row);
  }

  for (const row of free) {
    const wrong = stretches.find((stretch) => stretch.corrected && isWrongly(row, stretch));
    const heir = wrong ? wrong.corrected?.to : heirOf(row, stretches);
    changes.close.push({
      id: row.id,
      revisedById: heir ? (rowOf.get(heir) ?? null) : null,
      corrected: wrong !== undefined,
    });
    if (wrong) {
      rowOf.set(wrong, row.id);
      existing.set(row.id, row);
    }
  }

  for (const stretch of stretches) {
    if (!stretch.corrected || rowOf.has(stretch)) continue;
    const known = stored.find((row) => row.wasWrong && row.identity === stretch.identity);
    if (known) {
      rowOf.set(stretch, known.id);
      existing.set(known.id, known);
      continue;
    }
    const id = newId();
    rowOf.set(stretch, id);
    changes.insert.push({ id, stretch, wrong: true, supersededById: null, revisedById: null });
  }

  for (const [stretch, id] of rowOf) {
    const row = existing.get(id);
    const supersededById = stretch.successor ? (rowOf.get(stretch.successor) ?? null) : null;
    if (row?.knownUntil === null && !stretch.corrected) {
      const { confidence, hidden } = stretch;
      const isAsItWas = row.confidence === confidence && row.hidden === hidden && row.supersededById === supersededById;
      if (!isAsItWas) changes.update.push({ id, confidence, hidden, supersededById });
    }
    for (const evidence of evidenceOf(stretch)) {
      if (row?.evidence.some((one) => one.claimId === evidence.claimId && one.role === evidence.role)) continue;
      changes.evidence.push({ rowId: id, ...evidence });
    }
  }
  for (const insert of changes.insert) {
    const { successor, corrected } = insert.stretch;
    insert.supersededById = successor ? (rowOf.get(successor) ?? null) : null;
    insert.revisedById = corrected?.to ? (rowOf.get(corrected.to) ?? null) : null;
  }
  return changes;
}

/** The same stretch of belief, whatever its successor is called now. */
export function isSame(row: StoredRow, stretch: Stretch): boolean {
  return (
    row.identity === stretch.identity &&
    row.validFrom === stretch.validFrom &&
    row.validUntil === stretch.validUntil &&
    row.closeReason === stretch.reason &&
    row.category === stretch.category
  );
}

function isWrongly(row: StoredRow, stretch: Stretch): boolean {
  return row.identity === stretch.identity && row.evidence.some((one) => stretch.supports.includes(one.claimId));
}

/** The stretch that now tells what the row told: the same value first, then whatever covers its beginning. */
function heirOf(row: StoredRow, stretches: readonly Stretch[]): Stretch | null {
  const living = stretches.filter((stretch) => !stretch.corrected);
  return (
    living.find((stretch) => stretch.identity === row.identity && stretch.validFrom === row.validFrom) ??
    living.find((stretch) => stretch.identity === row.identity) ??
    living.find(
      (stretch) =>
        stretch.validFrom <= row.validFrom && (stretch.validUntil === null || stretch.validUntil > row.validFrom),
    ) ??
    null
  );
}

function evidenceOf(stretch: Stretch): { claimId: string; role: EvidenceRole }[] {
  const supports = stretch.supports.map((claimId) => ({ claimId, role: "supports" as const }));
  if (stretch.closedBy === null) return supports;
  const role = stretch.corrected ? ("corrects" as const) : ("closes" as const);
  return [...supports, { claimId: stretch.closedBy, role }];
}
