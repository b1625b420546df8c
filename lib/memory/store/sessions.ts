import type { Prisma } from "../../generated/prisma/client.ts";
import type { Database, Owned } from "./database.ts";

/** Creates the session unless it exists in this scope. False: the id is taken by another scope. */
export async function ensureSession(
  db: Database,
  { id, scopeId, metadata, now }: Owned & { id: string; metadata: Record<string, unknown>; now: Date },
): Promise<boolean> {
  await db.memorySession.createMany({
    data: [{ id, scopeId, metadata: metadata as Prisma.InputJsonObject, createdAt: now }],
    skipDuplicates: true,
  });
  const session = await db.memorySession.findFirst({ where: { id, scopeId }, select: { id: true } });
  return session !== null;
}

/** Scope of a session, for callers that opened it by id alone. */
export async function scopeOfSession(
  db: Database,
  id: string,
  contextId: string,
): Promise<{ scopeId: string; scopeKey: string } | null> {
  const session = await db.memorySession.findFirst({
    where: { id, scope: { contextId } },
    select: { scopeId: true, scope: { select: { key: true } } },
  });
  return session && { scopeId: session.scopeId, scopeKey: session.scope.key };
}

export async function closeSession(
  db: Database,
  { id, scopeId, now }: Owned & { id: string; now: Date },
): Promise<boolean> {
  const { count } = await db.memorySession.updateMany({
    where: { id, scopeId, closedAt: null },
    data: { closedAt: now },
  });
  return count === 1;
}
