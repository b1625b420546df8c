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

/** Ids of the entities by entityKey; those that are new are made. Merged entities answer with what they merged into. */
export async function ensureEntities(
  db: Database,
  { scopeId, names, now }: Owned & { names: readonly EntityName[]; now: Date },
): Promise<Map<string, string>> {
  const wanted = new Map(names.map((name) => [entityKey(name), name]));
  if (wanted.size === 0) return new Map();
  const found = new Map<string, string>();
  const read = async () => {
    const rows = await db.entity.findMany({
      where: { scopeId, OR: [...wanted.values()].map(({ type, name }) => ({ type, nameKey: normalise(name) })) },
      select: { id: true, type: true, nameKey: true, mergedIntoId: true },
    });
    for (const row of rows) found.set(`${row.type}/${row.nameKey}`, row.mergedIntoId ?? row.id);
  };
  await read();
  const missing = [...wanted].filter(([key]) => !found.has(key));
  if (missing.length > 0) {
    await db.entity.createMany({
      data: missing.map(([, { type, name }]) => ({
        id: randomUUID(),
        scopeId,
        type,
        name: name.trim(),
        nameKey: normalise(name),
        isSelf: type === "self",
        createdAt: now,
      })),
      skipDuplicates: true,
    });
    await read();
  }
  return found;
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
