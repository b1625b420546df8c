import { randomUUID } from "node:crypto";
import { normalise } from "../normalise.ts";
import type { EntityType } from "../types.ts";
import { type Database, named, type Owned } from "./database.ts";
import { recordset } from "./recordset.ts";

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
  const types = [...wanted.values()].map(({ type }) => type);
  const nameKeys = [...wanted.values()].map(({ name }) => normalise(name));
  const found = new Map<string, KnownEntity>();
  const rows = await db.$queryRaw<{ id: string; entity_key: string; merged_into_id: string | null }[]>`
    ${named("known_entities")}
    SELECT e.id, e.type || '/' || e.name_key AS entity_key, e.merged_into_id
    FROM unnest(${types}::text[], ${nameKeys}::text[]) AS w(type, name_key)
    JOIN entities e ON e.scope_id = ${scopeId}::uuid AND e.type = w.type AND e.name_key = w.name_key`;
  for (const { id, entity_key, merged_into_id } of rows) {
    found.set(entity_key, { id: merged_into_id ?? id, saidId: merged_into_id === null ? null : id });
  }
  const missing = [...wanted].filter(([key]) => !found.has(key));
  if (missing.length > 0) {
    const made = missing.map(([key, { type, name }]) => {
      const id = randomUUID();
      found.set(key, { id, saidId: null });
      const own = { type, name: name.trim(), nameKey: normalise(name), isSelf: type === "self" };
      return { id, scopeId, ...own, createdAt: now };
    });
    await db.$executeRaw`
      INSERT INTO entities SELECT * FROM json_populate_recordset(NULL::entities, ${recordset(made)}::json)`;
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
