import type { TimeFilter } from "../api.ts";
import type { Engine } from "../engine.ts";
import { normalise } from "../normalise.ts";
import { type EntityRow, evidenceFor, listEntities, liveAttributes, liveRelations, stretches } from "../store/views.ts";
import type { AttributeHistoryEntry, EntityType, EntityView } from "../types.ts";

interface Owned {
  scopeId: string;
}

/** Entities with what is believed of them; those of which nothing is believed any more are left out, the person never. */
export async function readEntities(
  engine: Engine,
  { scopeId, type, asOf, at }: Owned & TimeFilter & { type?: EntityType },
): Promise<EntityView[]> {
  const filter = { scopeId, asOf: asOf ?? null, at: at ?? asOf ?? engine.now() };
  const [entities, attributes, relations] = await Promise.all([
    listEntities(engine.prisma, { scopeId, ...(type ? { type } : {}) }),
    liveAttributes(engine.prisma, filter),
    liveRelations(engine.prisma, filter),
  ]);
  const seen = new Set([...attributes.map(({ entity }) => entity.id), ...relations.map(({ object }) => object.id)]);
  return entities
    .filter((entity) => entity.isSelf || seen.has(entity.id))
    .map((entity) => ({
      ...entity,
      attributes: attributes.filter((attribute) => attribute.entity.id === entity.id),
      relations: relations
        .filter(({ subjectId }) => subjectId === entity.id)
        .map(({ subjectId: _, ...relation }) => relation),
    }));
}

export async function readEntity(
  engine: Engine,
  { name, ...filter }: Owned & TimeFilter & { type: EntityType; name: string },
): Promise<EntityView | null> {
  const entities = await readEntities(engine, filter);
  return entities.find((entity) => normalise(entity.name) === normalise(name)) ?? null;
}

export async function readHistory(
  engine: Engine,
  { scopeId, type, name, key, asOf }: Owned & { type: EntityType; name: string; key: string; asOf?: Date },
): Promise<AttributeHistoryEntry[]> {
  const entities = await listEntities(engine.prisma, { scopeId, type });
  const entity = entities.find((one) => normalise(one.name) === normalise(name));
  return entity ? entriesOf(engine, { scopeId, asOf: asOf ?? null, entityId: entity.id, key }) : [];
}

export async function readHistories(
  engine: Engine,
  { scopeId, asOf }: Owned & { asOf?: Date },
): Promise<{ entity: EntityView; entries: AttributeHistoryEntry[] }[]> {
  const at = asOf ?? engine.now();
  const [entities, entries, relations] = await Promise.all([
    listEntities(engine.prisma, { scopeId }),
    entriesOf(engine, { scopeId, asOf: asOf ?? null }),
    liveRelations(engine.prisma, { scopeId, asOf: asOf ?? null, at }),
  ]);
  return entities
    .map((entity: EntityRow) => {
      const own = entries.filter((entry) => entry.entity.id === entity.id);
      const live = own.filter((entry) => isLive(entry, at));
      const related = relations.filter(({ subjectId }) => subjectId === entity.id);
      const view: EntityView = {
        ...entity,
        attributes: live.map(({ evidence: _, ...attribute }) => attribute),
        relations: related.map(({ subjectId: _, ...relation }) => relation),
      };
      return { entity: view, entries: own };
    })
    .filter(({ entity, entries: own }) => own.length > 0 || entity.relations.length > 0);
}

/** Believed now (or as of the time that was read) and true at `at`. */
function isLive(entry: AttributeHistoryEntry, at: Date): boolean {
  return (
    entry.closeReason !== "corrected" && entry.validFrom <= at && (entry.validUntil === null || entry.validUntil > at)
  );
}

async function entriesOf(
  engine: Engine,
  filter: Owned & { asOf: Date | null; entityId?: string; key?: string },
): Promise<AttributeHistoryEntry[]> {
  const { scopeId, asOf } = filter;
  const rows = await stretches(engine.prisma, { ...filter, at: asOf ?? engine.now() });
  const evidence = await evidenceFor(engine.prisma, { scopeId, attributeIds: rows.map(({ id }) => id), asOf });
  return rows.map((row) => ({ ...row, evidence: evidence.get(row.id) ?? [] }));
}
