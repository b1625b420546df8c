import type { Database, Owned } from "./database.ts";

/** Whether the value was forgotten and nobody has said it again since. `identity`: its hash, or the id of a relation's object. */
export async function isForgotten(
  db: Database,
  { scopeId, entityId, key, identity }: Owned & { entityId: string; key: string; identity: string },
): Promise<boolean> {
  const value = { scopeId, entityId, key, identity };
  const [mark, live] = await Promise.all([
    db.tombstone.findFirst({ where: value, select: { id: true } }),
    db.attribute.findFirst({ where: { ...value, knownUntil: null, forgottenAt: null }, select: { id: true } }),
  ]);
  return mark !== null && live === null;
}
