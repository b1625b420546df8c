import { randomUUID } from "node:crypto";
import { fold } from "../belief/fold.ts";
import { project } from "../belief/project.ts";
import type { Stretch } from "../belief/types.ts";
import { identityOf } from "../normalise.ts";
import type { KeyOf } from "../store/claims.ts";
import type { Database, Owned } from "../store/database.ts";
import { type KeyClaims, storedKeys } from "../store/keys.ts";
import { applyChanges } from "../store/projection.ts";
import { definitionOf } from "../vocabulary.ts";

/**
 * Folds the claims of the keys again and brings attributes and relations to the result. The caller holds the scope's
 * lock; `beliefAt` and `salt` come from it.
 */
export async function refold(
  db: Database,
  { scopeId, salt, beliefAt, keys }: Owned & { salt: Uint8Array; beliefAt: Date; keys: readonly KeyOf[] },
): Promise<void> {
  const distinct = [...new Map(keys.map((one) => [`${one.entityId} ${one.key}`, one])).values()].filter(
    ({ key }) => key !== "?",
  );
  const identify = (value: string) => identityOf(salt, value);
  const changes = (await storedKeys(db, scopeId, distinct)).map((one) => ({
    entityId: one.entityId,
    key: one.key,
    single: cardinalityOf(one) === "one",
    attributes: project(one.attributes, foldAttributes(one, identify), randomUUID),
    relations: project(one.relations, foldRelations(one, identify), randomUUID),
  }));
  await applyChanges(db, { scopeId, beliefAt, keys: changes });
}

/** What is believed about one key, relations apart. */
export function foldAttributes(one: KeyClaims, identify: (value: string) => string): Stretch[] {
  const said = one.claims.filter((claim) => claim.objectId === null);
  return fold(said, { cardinality: cardinalityOf(one), forgotten: one.forgotten, identify });
}

function cardinalityOf({ key, many }: KeyClaims): "one" | "many" {
  return many || definitionOf(key).cardinality === "many" ? "many" : "one";
}

/** Relations of one label hold side by side; what identifies one is its object. */
export function foldRelations({ claims, forgotten }: KeyClaims, identify: (value: string) => string): Stretch[] {
  const said = claims.flatMap(({ objectId, ...claim }) =>
    objectId === null ? [] : [{ ...claim, identity: objectId, aka: [], target: null, category: "identity" as const }],
  );
  return fold(said, { cardinality: "many", forgotten, identify });
}
