import type { Prisma, PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId } from "@/lib/memory/scope.ts";

export interface ScopeNode {
  path: string;
  createdAt: Date;
  tombstonedAt: Date | null;
}

interface Reach {
  contextId: string;
  /** Canonical patterns of the key. */
  patterns: readonly string[];
  /** Only scopes at or below this canonical path; "" is all of them. */
  under?: string;
}

/** Scopes of a context that a key reaches, by path. */
export async function scopeNodes(
  prisma: Pick<PrismaClient, "memoryScope">,
  { skip, take, ...reach }: Reach & { skip: number; take: number },
): Promise<{ nodes: ScopeNode[]; total: number }> {
  const where = reached(reach);
  const [rows, total] = await Promise.all([
    prisma.memoryScope.findMany({ where, orderBy: { key: "asc" }, skip, take }),
    prisma.memoryScope.count({ where }),
  ]);
  return {
    nodes: rows.map(({ key, createdAt, erasedAt }) => ({ path: key, createdAt, tombstonedAt: erasedAt })),
    total,
  };
}

/** Null: there is no such scope. */
export async function scopeNode(
  prisma: Pick<PrismaClient, "memoryScope">,
  { contextId, path }: { contextId: string; path: string },
): Promise<ScopeNode | null> {
  const row = await prisma.memoryScope.findUnique({ where: { id: scopeId(contextId, path) } });
  return row && { path: row.key, createdAt: row.createdAt, tombstonedAt: row.erasedAt };
}

/** Removes a scope in which nothing was ever kept. False: it holds something, or does not exist. */
export async function removeEmptyScope(
  prisma: Pick<PrismaClient, "memoryScope">,
  { contextId, path }: { contextId: string; path: string },
): Promise<boolean> {
  const none = { none: {} };
  const empty = { sessions: none, turns: none, entities: none, claims: none, recalls: none, tombstones: none };
  const { count } = await prisma.memoryScope.deleteMany({ where: { id: scopeId(contextId, path), ...empty } });
  return count === 1;
}

function reached({ contextId, patterns, under = "" }: Reach): Prisma.MemoryScopeWhereInput {
  return {
    contextId,
    AND: [
      { key: { startsWith: under } },
      {
        OR: patterns.map((pattern) =>
          pattern.endsWith("*") ? { key: { startsWith: pattern.slice(0, -1) } } : { key: pattern },
        ),
      },
    ],
  };
}
