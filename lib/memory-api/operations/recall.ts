import { z } from "zod";
import type { AttributeView, RecalledContext, RecallItem, Scope } from "@/lib/memory/types.ts";
import { type ApiCall, operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";
import { instruction } from "../schemas/wire.ts";
import { clocksOf, isWithin, shownInstruction, type WorldFilter } from "../shown.ts";
import { saveTrace } from "../store/traces.ts";

const k = z.coerce.number().int().optional().describe("Items at most; default 10, clamped to 1..50.");

const search = {
  query: input.searchQuery,
  k,
  topK: k,
  maxTokens: input.maxTokens,
  skip: input.ids.optional().describe("Ids of turns that are in the model's window anyway."),
  ...input.timeFilter,
};

function question(
  body: WorldFilter & {
    query: string;
    k?: number | undefined;
    topK?: number | undefined;
    maxTokens?: number | undefined;
    skip?: string[] | undefined;
  },
) {
  const { query, k, topK = k, maxTokens, skip } = body;
  return { query, ...input.given({ topK, maxTokens, skip }), ...clocksOf(body) };
}

async function traced(
  { services, holder }: Pick<ApiCall, "services" | "holder">,
  asked: { scope: Scope; sessionId: string | null; query: string },
  found: RecalledContext,
): Promise<string | null> {
  return saveTrace(services.prisma, {
    ...asked,
    contextId: holder.contextId,
    contextText: found.formatted,
    items: found.items,
    tokens: found.tokens,
    durationMs: found.durationMs,
    now: services.now(),
  });
}

function block(found: RecalledContext, traceId: string | null) {
  return { ...found, context: found.formatted, tier: "hybrid", queryMs: Math.round(found.durationMs), traceId };
}

const contextBody = z.object({ ...search, lens: input.namedScope.optional() });

export const recallContext = operation({
  id: "context",
  method: "POST",
  path: "/context",
  summary: "The block for a prompt that bears on one question; empty when nothing does.",
  grant: "memory:read",
  body: contextBody,
  response: view.recalledContext,
  async handle(call) {
    const scope = call.readScope(call.body.lens);
    const found = await call.memory.context({ scope, ...question(call.body) });
    return block(found, await traced(call, { scope, sessionId: null, query: call.body.query }, found));
  },
});

const params = z.object({ id: z.string().min(1).max(200) });

export const sessionContext = operation({
  id: "sessionContext",
  method: "POST",
  path: "/sessions/{id}/context",
  summary: "The same, aware of the session that asks.",
  grant: "memory:read",
  params,
  body: contextBody,
  response: view.recalledContext,
  async handle(call) {
    const { id, scope } = await call.session(call.params.id, call.body.lens);
    const found = await call.memory.sessions.open(id, { scope }).context(question(call.body));
    return block(found, await traced(call, { scope, sessionId: id, query: call.body.query }, found));
  },
});

const include = z.array(z.enum(["facts", "passages"])).optional();

export const recallHits = operation({
  id: "query",
  method: "POST",
  path: "/query",
  summary: "Ranked hits for one question: facts, and what was said.",
  grant: "memory:read",
  body: contextBody.extend({
    ...input.worldFilter,
    sessionId: z.string().max(200).nullish(),
    include,
    mode: z.string().max(100).nullish().describe("Accepted: there is one way to search, hybrid."),
    scopeView: z.string().max(100).nullish().describe("Accepted: always strict."),
    labels: input.labels,
    location: z.null().optional().describe("Nothing here has a place; a filter by place is refused."),
  }),
  response: z.object({
    hits: z.array(
      z.object({
        id: z.uuid(),
        source: z.enum(["attribute", "turn"]),
        text: z.string(),
        score: z.number(),
        occurredAt: view.date,
        ref: z.string(),
      }),
    ),
    tier: z.enum(["hybrid"]),
    queryMs: z.int(),
    classificationKind: z.enum(["hybrid"]),
    seedEntities: z.array(z.string()),
    trace: z.object({
      traceId: z.uuid().nullable(),
      latencyMs: z.int(),
      resolutionTier: z.enum(["hybrid"]),
      tierReason: z.string(),
      retrievedCount: z.int(),
      topScores: z.array(z.number()),
    }),
  }),
  async handle(call) {
    const { body, memory } = call;
    const named = body.sessionId ? await call.session(body.sessionId, body.lens) : null;
    const scope = named?.scope ?? call.readScope(body.lens);
    const found = named
      ? await memory.sessions.open(named.id, { scope }).context(question(body))
      : await memory.context({ scope, ...question(body) });
    const traceId = await traced(call, { scope, sessionId: named?.id ?? null, query: body.query }, found);
    const wanted = body.include ?? ["facts", "passages"];
    const isInSpan = await spanFilter(call, scope, body);
    const items = found.items.filter(
      (item) => wanted.includes(item.kind === "attribute" ? "facts" : "passages") && isInSpan(item),
    );
    const queryMs = Math.round(found.durationMs);
    return {
      hits: items.map(({ id, kind, text, score, statedAt }) => ({
        id,
        source: kind,
        text,
        score,
        occurredAt: statedAt,
        ref: `${kind}:${id}`,
      })),
      tier: "hybrid",
      queryMs,
      classificationKind: "hybrid",
      seedEntities: [],
      trace: {
        traceId,
        latencyMs: queryMs,
        resolutionTier: "hybrid",
        tierReason: "text index with facts, importance and recency",
        retrievedCount: found.items.length,
        topScores: found.items.slice(0, 5).map(({ score }) => score),
      },
    };
  },
});

/** Which facts among the hits hold within the asked span of world time; what was said is not bound by it. */
async function spanFilter({ memory }: Pick<ApiCall, "memory">, scope: Scope, filter: WorldFilter) {
  if (filter.validFrom === undefined && filter.validUntil === undefined) return () => true;
  const entities = await memory.entities.list({ scope, ...clocksOf(filter) });
  const held = entities.flatMap(({ attributes }) => attributes).filter(isWithin(filter));
  const ids = new Set(held.map(({ id }) => id));
  return ({ kind, id }: RecallItem) => kind !== "attribute" || ids.has(id);
}

const entry = z.object({ key: z.string(), value: z.string(), entity: z.string(), entityType: z.string() });
const views = z.array(view.attributeView);

export const readProfile = operation({
  id: "profile",
  method: "GET",
  path: "/profile",
  summary: "What goes into every prompt: a summary in sentences, and the facts behind it by section.",
  grant: "memory:read",
  query: z.object({ lens: input.lens, maxTokens: input.maxTokens, ...input.timeFilter }),
  response: z.object({
    static: z.array(entry),
    dynamic: z.array(entry),
    preferences: z.array(entry),
    instructions: z.array(instruction),
    selfFacts: z.array(entry),
    summary: z.string(),
    attributes: views,
    sections: z.object({
      self: views,
      others: views,
      current: views,
      preferences: views,
      instructions: views,
    }),
    tokens: z.number(),
  }),
  async handle({ query: { lens, ...filter }, memory, readScope }) {
    const found = await memory.profile({ scope: readScope(lens), ...input.given(filter) });
    const { self, others, current, preferences, instructions } = found.sections;
    return {
      ...found,
      static: others.map(shownEntry),
      dynamic: current.map(shownEntry),
      preferences: preferences.map(shownEntry),
      instructions: instructions.map(shownInstruction),
      selfFacts: self.map(shownEntry),
    };
  },
});

export function shownEntry({ key, value, entity }: AttributeView) {
  return { key, value, entity: entity.name, entityType: entity.type };
}
