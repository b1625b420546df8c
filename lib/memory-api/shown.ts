import type { z } from "zod";
import type { AttributeView, EntityView, EvidenceView, Scope } from "@/lib/memory/types.ts";
import type { ApiCall } from "./operation.ts";
import type { attributeDetail } from "./schemas/wire.ts";
import { entityTimes } from "./store/entities.ts";

type Source = NonNullable<z.input<typeof attributeDetail>["source"]>;
type Call = Pick<ApiCall, "services" | "holder" | "memory">;

/** Entities in the product's form, the engine's view beside it. */
export async function shownEntities({ services, holder }: Call, scope: Scope, entities: readonly EntityView[]) {
  const owner = { contextId: holder.contextId, scope };
  const times = await entityTimes(services.prisma, { ...owner, ids: entities.map(({ id }) => id) });
  return entities.map((entity) => {
    const known = [...entity.attributes, ...entity.relations].map(({ knownFrom }) => knownFrom.getTime());
    const createdAt = times.get(entity.id) ?? new Date(Math.min(...known));
    const [foremost] = facts(entity);
    const category = foremost?.category === "instructions" ? undefined : foremost?.category;
    return {
      ...entity,
      entityType: entity.type,
      memoryCategory: entity.isSelf ? "identity" : (category ?? "knowledge"),
      importance: Math.max(0, ...entity.attributes.map(({ importance }) => importance)),
      createdAt,
      updatedAt: new Date(Math.max(createdAt.getTime(), ...known)),
    };
  });
}

/** Instructions have a list of their own. */
export function facts({ attributes }: EntityView): AttributeView[] {
  return attributes.filter(({ category }) => category !== "instructions");
}

export function shownAttribute(attribute: AttributeView, evidence: readonly EvidenceView[] = []) {
  const source = sourceIn(evidence);
  return {
    id: attribute.id,
    entity: attribute.entity.name,
    key: attribute.key,
    value: attribute.value,
    memoryCategory: attribute.category,
    importance: attribute.importance,
    createdAt: attribute.knownFrom,
    validFrom: attribute.validFrom,
    validUntil: attribute.validUntil,
    supersedes: attribute.supersedes[0] ?? null,
    supersededBy: attribute.supersededBy,
    ...(source ? { source } : {}),
  };
}

/** The same with where each was first stated. */
export async function sourcedAttributes({ memory }: Call, scope: Scope, attributes: readonly AttributeView[]) {
  const evidence = await memory.facts.evidence({ scope, attributeIds: attributes.map(({ id }) => id) });
  return attributes.map((attribute) => shownAttribute(attribute, evidence.get(attribute.id)));
}

function sourceIn(evidence: readonly EvidenceView[]): Source | null {
  const first = evidence.find(({ role }) => role === "supports");
  if (!first) return null;
  return {
    kind: first.source === "turn" ? "turn" : "upsert",
    ...(first.turnId === null ? {} : { ref: `turn:${first.turnId}` }),
    ...(first.sessionId === null ? {} : { sessionId: first.sessionId }),
  };
}

export function shownRelations({ name, relations }: EntityView) {
  return relations.map(({ id, label, object, knownFrom, validFrom, validUntil }) => ({
    id,
    subject: name,
    label,
    object: object.name,
    memoryCategory: "identity" as const,
    createdAt: knownFrom,
    validFrom,
    validUntil,
  }));
}

export function shownInstruction({ id, key, value }: AttributeView) {
  return { id, label: key, description: value };
}

export interface WorldFilter {
  asOf?: Date | undefined;
  at?: Date | undefined;
  atInstant?: Date | undefined;
  validFrom?: Date | undefined;
  validUntil?: Date | undefined;
}

/** The engine's clocks out of all that callers name. */
export function clocksOf({ asOf, atInstant, at }: WorldFilter): { asOf?: Date; at?: Date } {
  const belief = asOf ?? atInstant;
  return { ...(belief ? { asOf: belief } : {}), ...(at ? { at } : {}) };
}

/** Whether a row begins and ends within the asked span of world time. */
export function isWithin({ validFrom, validUntil }: WorldFilter) {
  return (row: { validFrom: Date; validUntil: Date | null }) =>
    (validFrom === undefined || row.validFrom >= validFrom) &&
    (validUntil === undefined || (row.validUntil !== null && row.validUntil <= validUntil));
}
