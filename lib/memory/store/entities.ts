import { randomUUID } from "node:crypto";
import { normalise } from "../normalise.ts";
import type { EntityType } from "../types.ts";
import type { Database, Owned } from "./database.ts";

export interface EntityName {
  type: EntityType;
  name: string;
}

export const selfEntity: EntityName = { type: "self", name: "self" };

export function entityKey({ type, name }: EntityName): string {
  return `${type}/${normalise(name)}`;
}

export interface KnownEntity {
  /** What it is merged into, else itself. */
  id: string;
  /** Itself, when it is merged. */
  saidId: string | null;
}

/** The entities by entityKey; those that are new are made, and reported. The caller holds the scope's lock. */
export async function ensureEntities(
  db: Database,
  { scopeId, names, now }: Owned & { names: readonly EntityName[]; now: Date },
): Promise<{ known: Map<string, KnownEntity>; made: EntityName[] }> {
  const wanted = new Map(names.map((name) => [entityKey(name), name]));
  const found = new Map<string, KnownEntity>();
  const rows = await db.entity.findMany({
    where: { scopeId, OR: [...wanted.values()].map(({ type, name }) => ({ type, nameKey: normalise(name) })) },
    select: { id: true, type: true, nameKey: true, mergedIntoId: true },
  });
  for (const { id, type, nameKey, mergedIntoId } of rows) {
    found.set(`${type}/${nameKey}`, { id: mergedIntoId ?? id, saidId: mergedIntoId === null ? null : id });
  }
  const missing = [...wanted].filter(([key]) => !found.has(key));
  if (missing.length > 0) {
    const made = missing.map(([key, { type, name }]) => {
      const id = randomUUID();
      found.set(key, { id, saidId: null });
      const own = { type, name: name.trim(), nameKey: normalise(name), isSelf: type === "self" };
      return { id, scopeId, ...own, createdAt: now };
    });
    await db.entity.createMany({ data: made });
  }
  return { known: found, made: missing.map(([, name]) => name) };
}

/** Names that an extractor may reuse, most recent first. */
export async function knownEntityNames(
  db: Database,
  { scopeId, limit }: Owned & { limit: number },
): Promise<{ type: EntityType; name: string }[]> {
  const rows = await db.entity.findMany({
    where: { scopeId, isSelf: false, mergedIntoId: null },
    orderBy: { createdAt: "desc" },
    take: limit,
    select: { type: true, name: true },
  });
  return rows.map(({ type, name }) => ({ type: type as EntityType, name }));
}
