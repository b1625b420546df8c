import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";

export interface AuditRow {
  traceId: string;
  kind: "decision" | "retrieval";
  /** `kind:id` of who acted. */
  principal: string;
  action: string;
  model: string | null;
  cost: number | null;
  latencyMs: number | null;
  rowsTouched: number | null;
  createdAt: Date;
}

export interface AuditFilter {
  contextId: string;
  scope: Scope;
  kind?: "decision" | "retrieval" | "response" | undefined;
  /** Id of who acted, or `kind:id`. What nobody in particular did is left out then. */
  principal?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  limit: number;
}

/** What happened in a scope, newest first: turns read, acts of people and keys, and questions answered. No content. */
export async function listAuditRows(
  prisma: Pick<PrismaClient, "auditEvent" | "extractionRun" | "recall">,
  { contextId, scope, kind, principal, since, until, limit: take }: AuditFilter,
): Promise<AuditRow[]> {
  const owner = { scopeId: scopeId(contextId, scopeKey(scope)) };
  const span = { ...(since ? { gte: since } : {}), ...(until ? { lt: until } : {}) };
  const where = { ...owner, createdAt: span };
  const decisions = kind === undefined || kind === "decision";
  const retrievals = kind === undefined || kind === "retrieval";
  const byAnybody = principal === undefined;
  const actor = byAnybody ? {} : { actorId: principal.slice(principal.indexOf(":") + 1) };
  const [events, runs, recalls] = await Promise.all([
    decisions
      ? prisma.auditEvent.findMany({ where: { ...where, ...actor }, orderBy: { createdAt: "desc" }, take })
      : [],
    decisions && byAnybody
      ? prisma.extractionRun.findMany({
          where: { ...owner, startedAt: span },
          orderBy: { startedAt: "desc" },
          take,
          include: { _count: { select: { claims: true } } },
        })
      : [],
    retrievals && byAnybody ? prisma.recall.findMany({ where, orderBy: { createdAt: "desc" }, take }) : [],
  ]);
  const rows: AuditRow[] = [
    ...events.map((event) => ({
      ...unknown,
      traceId: event.id,
      kind: "decision" as const,
      principal: `${event.actorKind}:${event.actorId}`,
      action: event.action,
      createdAt: event.createdAt,
    })),
    ...runs.map((run) => ({
      traceId: run.id,
      kind: "decision" as const,
      principal: `process:${run.extractor}`,
      action: `turn.read.${run.outcome}`,
      model: run.model,
      cost: run.model === null ? 0 : run.costUsd,
      latencyMs: run.durationMs,
      rowsTouched: run._count.claims,
      createdAt: run.startedAt,
    })),
    ...recalls.map((recall) => ({
      model: null,
      cost: 0,
      rowsTouched: Array.isArray(recall.items) ? recall.items.length : null,
      traceId: recall.id,
      kind: "retrieval" as const,
      principal: "process:recall",
      action: "memory.recall",
      latencyMs: recall.durationMs,
      createdAt: recall.createdAt,
    })),
  ];
  return rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(0, take);
}

/** An act costs nothing; how long it took and what it touched is not kept with it. */
const unknown = { model: null, cost: 0, latencyMs: null, rowsTouched: null };
