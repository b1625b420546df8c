import { audit } from "@/lib/audit.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { Actor } from "@/lib/memory/api.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";

/**
 * Closes a scope that its person erases to the keys made for it: one that opens nothing else stops for good, others
 * lose this scope. Keys for everybody ("*", "user/*") are left as they are. To be called before the erasure, so that no
 * program writes anew what is being erased. Returns how many keys were changed.
 */
export async function closeScopeToKeys(
  prisma: PrismaClient,
  { contextId, scope, actor, now }: { contextId: string; scope: Scope; actor: Actor; now: Date },
): Promise<number> {
  const erased = scopeKey(scope);
  return prisma.$transaction(async (tx) => {
    const keys = await tx.apiKey.findMany({
      where: { contextId, revokedAt: null, scopes: { has: erased } },
      select: { id: true, scopes: true },
    });
    for (const { id, scopes } of keys) {
      const left = scopes.filter((pattern) => pattern !== erased);
      const data = left.length === 0 ? { revokedAt: now } : { scopes: left };
      await tx.apiKey.update({ where: { id }, data, select: { id: true } });
      const action = left.length === 0 ? "key.revoke" : "key.narrow";
      await audit(tx, { actor: { ...actor, reason: "scope erased" }, action, ref: `key:${id}` });
    }
    return keys.length;
  });
}
