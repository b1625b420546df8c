import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import type { AttributeView, EntityView, Scope } from "@/lib/memory/types.ts";
import { type ApiCall, operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import { page, pageOf, pageQuery } from "../schemas/paging.ts";
import * as view from "../schemas/views.ts";
import { attributeDetail, entityDetail, instruction, relationDetail, unknown } from "../schemas/wire.ts";
import {
  clocksOf,
  facts,
  isWithin,
  shownAttribute,
  shownEntities,
  shownInstruction,
  shownRelations,
  sourcedAttributes,
  type WorldFilter,
} from "../shown.ts";

export const listEntities = operation({
  id: "listEntities",
  method: "GET",
  path: "/entities",
  summary: "Everybody and everything something is known of, with what is known.",
  grant: "memory:read",
  query: z.object({
    lens: input.lens,
    type: input.entityType.optional(),
    ...pageQuery,
    ...input.timeFilter,
  }),
  response: z.object({ entities: z.array(entityDetail), page }),
  async handle(call) {
    const { lens, type, ...query } = call.query;
    const scope = call.readScope(lens);
    const found = await call.memory.entities.list({ scope, ...input.given({ type }), ...clocksOf(query) });
    const { rows, page } = pageOf(found, query);
    return { entities: await shownEntities(call, scope, rows), page };
  },
});

export const getEntity = operation({
  id: "getEntity",
  method: "GET",
  path: "/entities/{type}/{name}",
  summary: "One entity with what is known of it.",
  grant: "memory:read",
  params: input.entityParams,
  query: z.object({ lens: input.lens, ...input.timeFilter, ...input.worldFilter }),
  response: z.object({
    entity: entityDetail,
    attributes: z.array(attributeDetail),
    relations: z.array(relationDetail),
  }),
  async handle(call) {
    const { lens, ...filter } = call.query;
    const scope = call.readScope(lens);
    const entity = await call.memory.entities.get({ scope, ...call.params, ...clocksOf(filter) });
    if (entity === null) throw new AppError("not_found", "There is no such entity.");
    return entityAnswer(call, scope, entity, filter);
  },
});

/** One entity with its facts and relations, as /entities and /inspect give it. */
export async function entityAnswer(
  call: Pick<ApiCall, "services" | "holder" | "memory">,
  scope: Scope,
  entity: EntityView,
  filter: WorldFilter,
) {
  const [shown] = await shownEntities(call, scope, [entity]);
  return {
    entity: shown,
    attributes: await sourcedAttributes(call, scope, facts(entity).filter(isWithin(filter))),
    relations: shownRelations(entity).filter(isWithin(filter)),
  };
}

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
    return { history: entries.map((entry) => shownAttribute(entry, entry.evidence)), entries };
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

const mergeBody = z.object({ scopes: input.namedScope.optional(), from: input.id, into: input.id });

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
  entities: z.array(entityDetail),
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
    instructions: z.array(instruction),
    unknowns: z.array(unknown),
  }),
  async handle(call) {
    const { query, memory, readScope } = call;
    const { lens, ...filter } = query;
    const scope = readScope(lens);
    const [entities, pending] = await Promise.all([
      memory.entities.list({ scope, ...input.given(filter) }),
      memory.facts.pending({ scope }),
    ]);
    const attributes = entities.flatMap((entity) => entity.attributes);
    const shown = await shownEntities(call, scope, entities);
    const group = (category: AttributeView["category"]) => ({
      entities: shown.filter((one) => one.attributes.some((attribute) => attribute.category === category)),
      attributes: attributes
        .filter((attribute) => attribute.category === category)
        .map((attribute) => shownAttribute(attribute)),
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
