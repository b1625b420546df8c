import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { Scope, TurnView } from "@/lib/memory/types.ts";

const fields = {
  id: true,
  sessionId: true,
  seq: true,
  role: true,
  content: true,
  statedAt: true,
  recordedAt: true,
  extraction: true,
} as const;

/** Turns of a scope by id, in the order of `ids`; deleted ones are absent. */
export async function turnsById(
  prisma: Pick<PrismaClient, "turn">,
  { contextId, scope, ids }: { contextId: string; scope: Scope; ids: readonly string[] },
): Promise<TurnView[]> {
  const rows = await prisma.turn.findMany({
    where: { scopeId: scopeId(contextId, scopeKey(scope)), id: { in: [...ids] }, withdrawnAt: null },
    select: fields,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whether a turn of the scope still waits to be read. */
export async function hasPendingTurn(
  prisma: Pick<PrismaClient, "turn">,
  { contextId, scope }: { contextId: string; scope: Scope },
): Promise<boolean> {
  const where = { scopeId: scopeId(contextId, scopeKey(scope)), extraction: "pending" as const, withdrawnAt: null };
  return (await prisma.turn.findFirst({ where, select: { id: true } })) !== null;
}

/** The end of a session's transcript, in order. */
export async function latestTurns(
  prisma: Pick<PrismaClient, "turn">,
  { contextId, scope, sessionId, limit }: { contextId: string; scope: Scope; sessionId: string; limit: number },
): Promise<TurnView[]> {
  const turns = await prisma.turn.findMany({
    where: { scopeId: scopeId(contextId, scopeKey(scope)), sessionId, withdrawnAt: null },
    orderBy: { seq: "desc" },
    take: limit,
    select: fields,
  });
  return turns.reverse();
}

/** How many turns a session's transcript has. */
export function countTurns(
  prisma: Pick<PrismaClient, "turn">,
  { contextId, scope, sessionId }: { contextId: string; scope: Scope; sessionId: string },
): Promise<number> {
  return prisma.turn.count({
    where: { scopeId: scopeId(contextId, scopeKey(scope)), sessionId, withdrawnAt: null },
  });
}
