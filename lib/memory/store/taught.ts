import type { RelationStatement } from "../types.ts";
import type { Database, Owned } from "./database.ts";

/** What claims taught beside the values: relations, and which of the entities nobody had spoken of before. */
export interface Taught {
  relations: RelationStatement[];
  newEntityIds: string[];
}

export async function taughtBeside(
  db: Database,
  {
    scopeId,
    by,
    entityIds,
  }: Owned & { by: { turnId: string } | { claimIds: readonly string[] }; entityIds: readonly string[] },
): Promise<Taught> {
  const own = "turnId" in by ? { turnId: by.turnId } : { id: { in: [...by.claimIds] } };
  const others =
    "turnId" in by ? { OR: [{ turnId: null }, { turnId: { not: by.turnId } }] } : { id: { notIn: [...by.claimIds] } };
  const [known, relations] = await Promise.all([
    db.entity.findMany({
      where: { scopeId, id: { in: [...entityIds] }, claims: { some: { ...others, withdrawnAt: null } } },
      select: { id: true },
    }),
    db.evidence.findMany({
      where: { scopeId, role: "supports", relation: { forgottenAt: null }, claim: { ...own, withdrawnAt: null } },
      select: { relation: { select: { label: true, subject: true, object: true } } },
    }),
  ]);
  const knownIds = new Set(known.map(({ id }) => id));
  return {
    newEntityIds: entityIds.filter((id) => !knownIds.has(id)),
    relations: relations.flatMap(({ relation }) =>
      relation === null
        ? []
        : [{ subject: relation.subject.name, label: relation.label, object: relation.object.name }],
    ),
  };
}
