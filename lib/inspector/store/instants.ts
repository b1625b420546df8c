import type { PrismaClient } from "../../generated/prisma/client.ts";

/** The instants at which belief about a person changed, oldest first; the latest `limit` of them. */
export async function changeInstants(
  prisma: PrismaClient,
  { scopeId, limit }: { scopeId: string; limit: number },
): Promise<Date[]> {
  const rows = await prisma.$queryRaw<{ at: Date }[]>`
    SELECT DISTINCT at FROM (
      SELECT known_from AS at FROM attributes WHERE scope_id = ${scopeId}::uuid
      UNION ALL SELECT known_until FROM attributes WHERE scope_id = ${scopeId}::uuid AND known_until IS NOT NULL
    ) changes ORDER BY at DESC LIMIT ${limit}`;
  return rows.map(({ at }) => at).reverse();
}
