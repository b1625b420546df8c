import { randomUUID } from "node:crypto";
import { normalise } from "../normalise.ts";
import type { EntityType } from "../types.ts";
import { type Database, named, type Owned } from "./database.ts";
import { recordset } from "./recordset.ts";
import type { LockedScope } from "./scopes.ts";

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

/**
 * The scope's person and the named entities by entityKey; those that are new are made, and reported. The caller holds
 * the scope's lock. Most turns speak of nobody else, and then the lock has told who that is.
 */
export async function ensureEntities(
  db: Database,
  { scopeId, names, scope }: Owned & { names: readonly EntityName[]; scope: LockedScope },
): Promise<{ known: Map<string, KnownEntity>; made: EntityName[] }> {
  const wanted = new Map([selfEntity, ...names].map((name) => [entityKey(name), name]));
  const found = await knownEntities(db, { scopeId, names: [...wanted.values()], scope });
  const missing = [...wanted].filter(([key]) => !found.has(key));
  if (missing.length > 0) {
    const made = missing.map(([key, { type, name }]) => {
      const id = randomUUID();
      found.set(key, { id, saidId: null });
      const own = { type, name: name.trim(), nameKey: normalise(name), isSelf: type === "self" };
      return { id, scopeId, ...own, createdAt: scope.beliefAt };
    });
    await db.$executeRaw`
      INSERT INTO entities SELECT * FROM json_populate_recordset(NULL::entities, ${recordset(made)}::json)`;
  }
  return { known: found, made: missing.map(([, name]) => name) };
}

async function knownEntities(
  db: Database,
  { scopeId, names, scope: { selfId } }: Owned & { names: readonly EntityName[]; scope: LockedScope },
): Promise<Map<string, KnownEntity>> {
  const found = new Map<string, KnownEntity>();
  if (selfId !== null) found.set(entityKey(selfEntity), { id: selfId, saidId: null });
  const others = names.filter((name) => !found.has(entityKey(name)));
  if (others.length === 0) return found;
  const types = others.map(({ type }) => type);
  const nameKeys = others.map(({ name }) => normalise(name));
  const rows = await db.$queryRaw<{ id: string; entity_key: string; merged_into_id: string | null }[]>`
    ${named("known_entities")}
    SELECT e.id, e.type || '/' || e.name_key AS entity_key, e.merged_into_id
    FROM unnest(${types}::text[], ${nameKeys}::text[]) AS w(type, name_key)
    JOIN entities e ON e.scope_id = ${scopeId}::uuid AND e.type = w.type AND e.name_key = w.name_key`;
  for (const { id, entity_key, merged_into_id } of rows) {
    found.set(entity_key, { id: merged_into_id ?? id, saidId: merged_into_id === null ? null : id });
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
