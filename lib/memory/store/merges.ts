import { randomUUID } from "node:crypto";
import type { AliasKind } from "../write/aliases.ts";
import type { KeyOf } from "./claims.ts";
import type { Database, Owned } from "./database.ts";

export interface NamedEntity {
  id: string;
  type: string;
  name: string;
  isSelf: boolean;
  mergedIntoId: string | null;
}

export async function entityById(db: Database, { scopeId, id }: Owned & { id: string }): Promise<NamedEntity | null> {
  return db.entity.findFirst({
    where: { id, scopeId },
    select: { id: true, type: true, name: true, isSelf: true, mergedIntoId: true },
  });
}

/** Other entities of the same types, for comparing names. */
export async function entitiesOfTypes(
  db: Database,
  { scopeId, types, except, limit }: Owned & { types: readonly string[]; except: readonly string[]; limit: number },
): Promise<NamedEntity[]> {
  return db.entity.findMany({
    where: { scopeId, type: { in: [...types] }, id: { notIn: [...except] }, mergedIntoId: null, isSelf: false },
    orderBy: { createdAt: "desc" },
    take: limit,
    select: { id: true, type: true, name: true, isSelf: true, mergedIntoId: true },
  });
}

export interface AliasProposal {
  entityId: string;
  alias: string;
  aliasKey: string;
  kind: AliasKind;
}

/** A name that was decided on before is not proposed again. */
export async function proposeAliases(
  db: Database,
  { scopeId, aliases, now }: Owned & { aliases: readonly AliasProposal[]; now: Date },
): Promise<void> {
  if (aliases.length === 0) return;
  await db.entityAlias.createMany({
    data: aliases.map((alias) => ({ id: randomUUID(), scopeId, createdAt: now, ...alias })),
    skipDuplicates: true,
  });
}

export async function decideAlias(
  db: Database,
  {
    scopeId,
    entityId,
    alias,
    aliasKey,
    status,
    now,
  }: Owned & {
    entityId: string;
    alias: string;
    aliasKey: string;
    status: "accepted" | "rejected";
    now: Date;
  },
): Promise<void> {
  await db.entityAlias.upsert({
    where: { scopeId_entityId_aliasKey: { scopeId, entityId, aliasKey } },
    create: { id: randomUUID(), scopeId, entityId, alias, aliasKey, kind: "merge", status, createdAt: now },
    update: { status },
  });
}

/** Moves the claims of one entity to another, remembering whose they were; returns every key that is touched. */
export async function moveClaims(
  db: Database,
  { scopeId, from, into }: Owned & { from: string; into: string },
): Promise<KeyOf[]> {
  const moved = await db.$queryRaw<{ entity_id: string; key: string }[]>`
    UPDATE claims SET said_of_id = coalesce(said_of_id, entity_id), entity_id = ${into}::uuid
    WHERE scope_id = ${scopeId}::uuid AND entity_id = ${from}::uuid
    RETURNING entity_id, key`;
  const pointing = await db.$queryRaw<{ entity_id: string; key: string }[]>`
    UPDATE claims SET said_object_id = coalesce(said_object_id, object_id), object_id = ${into}::uuid
    WHERE scope_id = ${scopeId}::uuid AND object_id = ${from}::uuid
    RETURNING entity_id, key`;
  return keysOf(from, into, moved, pointing);
}

/** Gives back what `moveClaims` moved, and what was said under the old name since. */
export async function returnClaims(
  db: Database,
  { scopeId, from, into }: Owned & { from: string; into: string },
): Promise<KeyOf[]> {
  const moved = await db.$queryRaw<{ entity_id: string; key: string }[]>`
    UPDATE claims SET entity_id = said_of_id, said_of_id = NULL
    WHERE scope_id = ${scopeId}::uuid AND entity_id = ${into}::uuid AND said_of_id = ${from}::uuid
    RETURNING entity_id, key`;
  const pointing = await db.$queryRaw<{ entity_id: string; key: string }[]>`
    UPDATE claims SET object_id = said_object_id, said_object_id = NULL
    WHERE scope_id = ${scopeId}::uuid AND object_id = ${into}::uuid AND said_object_id = ${from}::uuid
    RETURNING entity_id, key`;
  return keysOf(from, into, moved, pointing);
}

function keysOf(
  from: string,
  into: string,
  moved: readonly { key: string }[],
  pointing: readonly { entity_id: string; key: string }[],
): KeyOf[] {
  return [
    ...moved.flatMap(({ key }) => [
      { entityId: from, key },
      { entityId: into, key },
    ]),
    ...pointing.map((row) => ({ entityId: row.entity_id, key: row.key })),
  ];
}

export async function setMergedInto(
  db: Database,
  { scopeId, id, mergedIntoId }: Owned & { id: string; mergedIntoId: string | null },
): Promise<void> {
  await db.entity.updateMany({ where: { id, scopeId }, data: { mergedIntoId } });
}

export async function proposedAliases(db: Database, { scopeId }: Owned) {
  const rows = await db.entityAlias.findMany({
    where: { scopeId, status: "proposed", entity: { mergedIntoId: null } },
    orderBy: { createdAt: "asc" },
    select: { entityId: true, alias: true, aliasKey: true, kind: true, entity: { select: { type: true, name: true } } },
  });
  return rows;
}
