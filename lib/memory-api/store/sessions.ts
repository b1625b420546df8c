import type { PrismaClient } from "@/lib/generated/prisma/client.ts";

export interface SessionRow {
  id: string;
  scopeKey: string;
  createdAt: Date;
  closedAt: Date | null;
}

/** The session in this context, whoever's it is: the caller checks that the key reaches its scope. */
export async function findSession(
  prisma: Pick<PrismaClient, "memorySession">,
  { contextId, id }: { contextId: string; id: string },
): Promise<SessionRow | null> {
  const row = await prisma.memorySession.findFirst({
    where: { id, scope: { contextId, erasedAt: null } },
    select: { id: true, createdAt: true, closedAt: true, scope: { select: { key: true } } },
  });
  return row && { id: row.id, createdAt: row.createdAt, closedAt: row.closedAt, scopeKey: row.scope.key };
}
