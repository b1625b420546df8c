import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import type { AttributeView, EntityView } from "@/lib/memory/types.ts";
import { operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";
import { shownInstruction } from "./recall.ts";

const shownEntitySchema = view.entityView.extend({
  entityType: z.string(),
  memoryCategory: z.string(),
  importance: z.number(),
  createdAt: view.date.nullable().describe("When the oldest fact that is still believed was learnt."),
  updatedAt: view.date.nullable(),
});

const attributeDetail = z.object({
  id: z.uuid(),
  entity: z.string(),
  key: z.string(),
  value: z.string(),
  memoryCategory: z.string(),
  importance: z.number(),
  createdAt: view.date,
  validFrom: view.date,
  validUntil: view.date.nullable(),
  supersedes: z.uuid().nullable(),
  supersededBy: z.uuid().nullable(),
});

const relationDetail = z.object({
  subject: z.string(),
  label: z.string(),
  object: z.string(),
  memoryCategory: z.string(),
  validFrom: view.date,
  validUntil: view.date.nullable(),
});

export function shownEntity(entity: EntityView) {
  const known = entity.attributes.map(({ knownFrom }) => knownFrom.getTime());
  const [foremost] = entity.attributes;
  return {
    ...entity,
    entityType: entity.type,
    memoryCategory: foremost?.category ?? "knowledge",
    importance: Math.max(0, ...entity.attributes.map(({ importance }) => importance)),
    createdAt: known.length > 0 ? new Date(Math.min(...known)) : null,
    updatedAt: known.length > 0 ? new Date(Math.max(...known)) : null,
  };
}

export function shownAttribute(attribute: AttributeView) {
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
  };
}

export function shownRelations({ name, relations }: EntityView) {
  return relations.map(({ label, object, validFrom, validUntil }) => ({
    subject: name,
    label,
    object: object.name,
    memoryCategory: "identity",
    validFrom,
    validUntil,
  }));
}

export const listEntities = operation({
  id: "listEntities",
  method: "GET",
  path: "/entities",
  summary: "Everybody and everything something is known of, with what is known.",
  grant: "memory:read",
  query: z.object({
    lens: input.lens,
    type: input.entityType.optional(),
    limit: input.limit(5_000, 5_000),
    offset: input.offset,
    ...input.timeFilter,
  }),
  response: z.object({ entities: z.array(shownEntitySchema) }),
  async handle({ query: { lens, limit, offset, ...filter }, memory, readScope }) {
    const entities = await memory.entities.list({ scope: readScope(lens), ...input.given(filter) });
    return { entities: entities.slice(offset, offset + limit).map(shownEntity) };
  },
});

export const getEntity = operation({
  id: "getEntity",
  method: "GET",
  path: "/entities/{type}/{name}",
  summary: "One entity with what is known of it.",
  grant: "memory:read",
  params: input.entityParams,
  query: z.object({ lens: input.lens, ...input.timeFilter }),
  response: z.object({
    entity: shownEntitySchema,
    attributes: z.array(attributeDetail),
    relations: z.array(relationDetail),
  }),
  async handle({ params, query: { lens, ...filter }, memory, readScope }) {
    const entity = await memory.entities.get({ scope: readScope(lens), ...params, ...input.given(filter) });
    if (entity === null) throw new AppError("not_found", "There is no such entity.");
    return {
      entity: shownEntity(entity),
      attributes: entity.attributes.map(shownAttribute),
      relations: shownRelations(entity),
    };
  },
});

export const entityHistory = operation({
  id: "entityHistory",
  method: "GET",
  path: "/entities/{type}/{name}/history/{key}",
  summary: "Every value one key has had, newest first, with the words behind each.",
  grant: "memory:read",
  params: input.entityParams.extend({ key: z.string().min(1).max(200) }),
  query: z.object({ lens: input.lens, asOf: input.timeFilter.asOf }),
  response: z.object({
    history: z.array(attributeDetail),
    entries: z.array(view.historyEntry).describe("The same stretches in full, with their evidence."),
  }),
  async handle({ params, query: { lens, ...filter }, memory, readScope }) {
    const scope = readScope(lens);
    const entries = await memory.entities.history({ scope, ...params, ...input.given(filter) });
    return { history: entries.map(shownAttribute), entries };
  },
});

export const deleteEntity = operation({
  id: "deleteEntity",
  method: "DELETE",
  path: "/entities/{type}/{name}",
  summary: "Forget everything about one entity; within the scope, and softly.",
  grant: "memory:forget",
  params: input.entityParams,
  query: z.object({ lens: input.lens }),
  status: 204,
  async handle({ params, query, memory, writeScope, actor }) {
    await memory.entities.delete({ scope: writeScope(query.lens), ...params, actor });
  },
});

export const entityHistories = operation({
  id: "entityHistories",
  method: "GET",
  path: "/histories",
  summary: "Every stretch of belief of every entity at once.",
  extension: true,
  grant: "memory:read",
  query: z.object({ lens: input.lens, asOf: input.timeFilter.asOf }),
  response: z.object({
    histories: z.array(z.object({ entity: view.entityView, entries: z.array(view.historyEntry) })),
  }),
  async handle({ query: { lens, ...filter }, memory, readScope }) {
    return { histories: await memory.entities.histories({ scope: readScope(lens), ...input.given(filter) }) };
  },
});

export const listAliases = operation({
  id: "listAliases",
  method: "GET",
  path: "/aliases",
  summary: "Names that may belong to one entity. Nothing is merged until somebody says so.",
  extension: true,
  grant: "memory:read",
  query: z.object({ lens: input.lens }),
  response: z.object({
    aliases: z.array(
      z.object({
        entity: z.object({ id: z.uuid(), type: z.string(), name: z.string() }),
        alias: z.string(),
        kind: z.string(),
      }),
    ),
  }),
  async handle({ query, memory, readScope }) {
    return { aliases: await memory.entities.aliases({ scope: readScope(query.lens) }) };
  },
});

const mergeBody = z.object({ scopes: input.namedScope.optional(), from: z.uuid(), into: z.uuid() });

export const mergeEntities = operation({
  id: "mergeEntities",
  method: "POST",
  path: "/entities/merge",
  summary: "`from` is a second name of `into`: what was said of either is folded together.",
  extension: true,
  grant: "memory:write",
  body: mergeBody,
  response: view.done,
  async handle({ body: { scopes, ...merge }, memory, writeScope, actor }) {
    await memory.entities.merge({ scope: writeScope(scopes), ...merge, actor });
    return { ok: true };
  },
});

export const unmergeEntities = operation({
  id: "unmergeEntities",
  method: "POST",
  path: "/entities/unmerge",
  summary: "Take the merge of `from` back.",
  extension: true,
  grant: "memory:write",
  body: mergeBody.omit({ into: true }),
  response: view.done,
  async handle({ body: { scopes, from }, memory, writeScope, actor }) {
    await memory.entities.unmerge({ scope: writeScope(scopes), from, actor });
    return { ok: true };
  },
});

const rows = z.object({
  entities: z.array(shownEntitySchema),
  attributes: z.array(attributeDetail),
  relations: z.array(relationDetail),
});

export const readState = operation({
  id: "state",
  method: "GET",
  path: "/state",
  summary: "Everything that is believed, by category.",
  grant: "memory:read",
  query: z.object({ lens: input.lens, ...input.timeFilter }),
  response: z.object({
    identity: rows,
    knowledge: rows,
    context: rows,
    instructions: z.array(z.object({ id: z.uuid(), label: z.string(), description: z.string() })),
    unknowns: z.array(z.object({ about: z.string(), reason: z.string() })),
  }),
  async handle({ query: { lens, ...filter }, memory, readScope }) {
    const scope = readScope(lens);
    const [entities, pending] = await Promise.all([
      memory.entities.list({ scope, ...input.given(filter) }),
      memory.facts.pending({ scope }),
    ]);
    const attributes = entities.flatMap((entity) => entity.attributes);
    const group = (category: AttributeView["category"]) => ({
      entities: entities
        .filter((one) => one.attributes.some((attribute) => attribute.category === category))
        .map(shownEntity),
      attributes: attributes.filter((attribute) => attribute.category === category).map(shownAttribute),
      relations: category === "identity" ? entities.flatMap(shownRelations) : [],
    });
    return {
      identity: group("identity"),
      knowledge: group("knowledge"),
      context: group("context"),
      instructions: attributes.filter(({ category }) => category === "instructions").map(shownInstruction),
      unknowns: pending.map(({ entity, key, verdict, reason }) => ({
        about: `${entity.name}: ${key}`,
        reason: reason ?? verdict,
      })),
    };
  },
});
