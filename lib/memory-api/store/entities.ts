import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";

/** When each entity was first spoken of. */
export async function entityTimes(
  prisma: Pick<PrismaClient, "entity">,
  { contextId, scope, ids }: { contextId: string; scope: Scope; ids: readonly string[] },
): Promise<Map<string, Date>> {
  const rows = await prisma.entity.findMany({
    where: { scopeId: scopeId(contextId, scopeKey(scope)), id: { in: [...ids] } },
    select: { id: true, createdAt: true },
  });
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]));
}
