import { z } from "zod";
import type { Actor } from "@/lib/memory/api.ts";
import { operation } from "../operation.ts";
import { namedEntity } from "../schemas/entity-types.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";
import { hasPendingTurn } from "../store/turns.ts";
import { waitUntil } from "../wait.ts";

const scopes = input.namedScope.optional();
const reason = z.string().max(500).optional().describe("Why; kept in the audit.");

function acting(actor: Actor, why: string | undefined): Actor {
  return { ...actor, ...input.given({ reason: why }) };
}

export const correctFact = operation({
  id: "correctFact",
  method: "POST",
  path: "/facts/correct",
  summary: "The value was wrong; this one takes its place.",
  extension: true,
  grant: "memory:write",
  body: z.object({ scopes, attributeId: input.id, value: z.string().max(2_000), reason }),
  response: view.changes,
  async handle({ body: { scopes, reason, ...correction }, memory, writeScope, actor }) {
    const act = { scope: writeScope(scopes), actor: acting(actor, reason) };
    return { changes: await memory.facts.correct({ ...correction, ...act }) };
  },
});

export const withdrawFacts = operation({
  id: "withdrawFacts",
  method: "POST",
  path: "/facts/withdraw",
  summary: "Take claims back as if never made; what they had replaced is current again.",
  extension: true,
  grant: "memory:write",
  body: z.object({ scopes, claimIds: input.ids, reason }),
  response: view.done,
  async handle({ body: { scopes, claimIds, reason }, memory, writeScope, actor }) {
    await memory.facts.withdraw({ scope: writeScope(scopes), claimIds, actor: acting(actor, reason) });
    return { ok: true };
  },
});

export const pendingFacts = operation({
  id: "pendingFacts",
  method: "GET",
  path: "/facts/pending",
  summary: "Claims that wait for a ruling: contested, or held back by the guard.",
  extension: true,
  grant: "memory:read",
  query: z.object({ lens: input.lens }),
  response: z.object({
    pending: z.array(
      view.changeView.extend({ verdict: z.enum(["contested", "quarantined"]), reason: z.string().nullable() }),
    ),
  }),
  async handle({ query, memory, readScope }) {
    return { pending: await memory.facts.pending({ scope: readScope(query.lens) }) };
  },
});

export const resolveFact = operation({
  id: "resolveFact",
  method: "POST",
  path: "/facts/resolve",
  summary: "Rule on a claim that waits.",
  extension: true,
  grant: "memory:write",
  body: z.object({ scopes, claimId: input.id, accept: z.boolean(), reason }),
  response: view.changes,
  async handle({ body: { scopes, reason, ...ruling }, memory, writeScope, actor }) {
    const act = { scope: writeScope(scopes), actor: acting(actor, reason) };
    return { changes: await memory.facts.resolve({ ...ruling, ...act }) };
  },
});

export const usedFacts = operation({
  id: "usedFacts",
  method: "POST",
  path: "/facts/used",
  summary: "Note that facts were put into an answer: use keeps them from fading.",
  extension: true,
  grant: "memory:write",
  body: z.object({ scopes, attributeIds: input.ids }),
  response: view.done,
  async handle({ body: { scopes, attributeIds }, memory, writeScope }) {
    await memory.facts.used({ scope: writeScope(scopes), attributeIds });
    return { ok: true };
  },
});

export const factEvidence = operation({
  id: "factEvidence",
  method: "POST",
  path: "/facts/evidence",
  summary: "The words behind facts, by fact.",
  extension: true,
  grant: "memory:read",
  body: z.object({ lens: scopes, attributeIds: input.ids }),
  response: z.object({ evidence: z.record(z.uuid(), z.array(view.evidenceView)) }),
  async handle({ body: { lens, attributeIds }, memory, readScope }) {
    const evidence = await memory.facts.evidence({ scope: readScope(lens), attributeIds });
    return { evidence: Object.fromEntries(evidence) };
  },
});

const statement = z.object({
  entity: namedEntity,
  key: z.string().min(1).max(64),
  value: z.string().max(400).optional(),
  target: namedEntity.optional(),
  category: input.memoryCategory.optional(),
});

export const stateFacts = operation({
  id: "stateFacts",
  method: "POST",
  path: "/facts/state",
  summary: "Write facts that come as data; the same as infer: triples, without a session.",
  extension: true,
  grant: "memory:write",
  body: z.object({
    scopes,
    statements: z.array(statement).max(200),
    statedAt: input.instant.optional(),
    turnId: input.id.optional().describe("A turn of the scope that they belong to: deleting it takes them back."),
    reason,
  }),
  response: view.changes.extend({
    claimIds: z.array(z.uuid()),
    refused: z.array(z.object({ index: z.number(), reason: z.string() })),
  }),
  async handle({ body: { scopes, statements, reason, ...when }, memory, writeScope, actor }) {
    const facts = statements.map(({ entity, key, ...rest }) => ({ entity, key, ...input.given(rest) }));
    const act = { scope: writeScope(scopes), actor: acting(actor, reason) };
    return memory.facts.state({ statements: facts, ...input.given(when), ...act });
  },
});

export const factChanges = operation({
  id: "factChanges",
  method: "POST",
  path: "/facts/changes",
  summary: "What claims changed, as far as it stands today.",
  extension: true,
  grant: "memory:read",
  body: z.object({ lens: scopes, claimIds: input.ids }),
  response: view.changes,
  async handle({ body: { lens, claimIds }, memory, readScope }) {
    return { changes: await memory.facts.changes({ scope: readScope(lens), claimIds }) };
  },
});

export const withdrawTurns = operation({
  id: "withdrawTurns",
  method: "POST",
  path: "/turns/withdraw",
  summary: "Delete turns as if never said; with purge their words are gone too.",
  extension: true,
  grant: "memory:forget",
  body: z.object({ scopes, turnIds: input.ids, purge: z.boolean().optional(), reason }),
  response: view.done,
  async handle({ body: { scopes, turnIds, purge, reason }, memory, writeScope, actor }) {
    const act = { scope: writeScope(scopes), actor: acting(actor, reason) };
    await memory.turns.withdraw({ turnIds, ...input.given({ purge }), ...act });
    return { ok: true };
  },
});

export const learnedFromTurns = operation({
  id: "learned",
  method: "POST",
  path: "/learned",
  summary: "What turns taught, by turn. Turns that are not read yet are absent.",
  extension: true,
  grant: "memory:read",
  body: z.object({ lens: scopes, turnIds: input.ids }),
  response: z.object({ learned: z.record(z.uuid(), z.array(view.changeView)) }),
  async handle({ body: { lens, turnIds }, memory, readScope }) {
    return { learned: Object.fromEntries(await memory.learned({ scope: readScope(lens), turnIds })) };
  },
});

export const settledScope = operation({
  id: "settled",
  method: "POST",
  path: "/settled",
  summary: "Wait up to 10 seconds until every turn of the scope has been read.",
  extension: true,
  grant: "memory:read",
  body: z.object({ lens: scopes }),
  response: z.object({ settled: z.boolean() }),
  async handle({ body, readScope, services, holder, request }) {
    const owner = { contextId: holder.contextId, scope: readScope(body.lens) };
    const settled = async () => !(await hasPendingTurn(services.prisma, owner));
    return { settled: await waitUntil(settled, { ms: services.learnWaitMs, signal: request.signal }) };
  },
});

export const diff = operation({
  id: "diff",
  method: "GET",
  path: "/diff",
  summary: "What changed between two times of belief.",
  extension: true,
  grant: "memory:read",
  query: z.object({ lens: input.lens, from: input.instant, to: input.instant.optional() }),
  response: z.object({
    added: z.array(view.attributeView),
    removed: z.array(view.attributeView),
    changed: z.array(z.object({ before: view.attributeView, after: view.attributeView })),
  }),
  async handle({ query: { lens, from, to }, memory, readScope }) {
    return memory.diff({ scope: readScope(lens), from, ...input.given({ to }) });
  },
});
