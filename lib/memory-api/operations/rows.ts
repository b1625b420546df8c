import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import type { Memory } from "@/lib/memory/api.ts";
import { normalise } from "@/lib/memory/normalise.ts";
import type { EntityRef } from "@/lib/memory/types.ts";
import { operation } from "../operation.ts";
import { foldedEntityType } from "../schemas/entity-types.ts";
import * as input from "../schemas/inputs.ts";
import { page, pageOf, pageQuery } from "../schemas/paging.ts";
import { attributeDetail, relationDetail, unknown } from "../schemas/wire.ts";
import { facts, shownRelations, sourcedAttributes } from "../shown.ts";

const ref = z.string().min(1).max(600).optional().describe("<type>/<name>");
const lens = input.lens;

export const listAttributes = operation({
  id: "listAttributes",
  method: "GET",
  path: "/attributes",
  summary: "Live facts, newest first; instructions apart.",
  grant: "memory:read",
  query: z.object({ lens, entity: ref, key: z.string().max(200).optional(), ...pageQuery }),
  response: z.object({ attributes: z.array(attributeDetail), page }),
  async handle(call) {
    const { lens, entity, key, ...query } = call.query;
    const scope = call.readScope(lens);
    const entities = (await call.memory.entities.list({ scope })).filter(isNamed(entity));
    const wanted = entities.flatMap(facts).filter((one) => key === undefined || one.key === key);
    const { rows, page } = pageOf(wanted.sort(newestFirst), query);
    return { attributes: await sourcedAttributes(call, scope, rows), page };
  },
});

export const listRelations = operation({
  id: "listRelations",
  method: "GET",
  path: "/relations",
  summary: "Live relations, newest first.",
  grant: "memory:read",
  query: z.object({ lens, src: ref, dst: ref, label: z.string().max(200).optional(), ...pageQuery }),
  response: z.object({ relations: z.array(relationDetail), page }),
  async handle({ query: { lens, src, dst, label, ...query }, memory, readScope }) {
    const entities = (await memory.entities.list({ scope: readScope(lens) })).filter(isNamed(src));
    const isObject = isNamed(dst);
    const relations = entities.flatMap((entity) => {
      const own = entity.relations.filter((one) => isObject(one.object) && (label ?? one.label) === one.label);
      return shownRelations({ ...entity, relations: own });
    });
    const found = pageOf(
      relations.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()),
      query,
    );
    return { relations: found.rows, page: found.page };
  },
});

const uncertainty = unknown.extend({
  id: z.uuid().describe("Id of the claim that waits."),
  entity: z.string(),
  key: z.string(),
  value: z.string().nullable(),
  kind: z.enum(["contested", "quarantined"]),
  resolved: z.boolean(),
  resolvable: z.boolean(),
});

export const listUncertainty = operation({
  id: "listUncertainty",
  method: "GET",
  path: "/uncertainty",
  summary: "What waits for a ruling. What was ruled on is history, and not listed.",
  grant: "memory:read",
  query: z.object({ lens, entity: ref, resolved: z.stringbool().optional(), ...pageQuery }),
  response: z.object({ unknowns: z.array(uncertainty), page }),
  async handle({ query: { lens, entity, resolved, ...query }, memory, readScope }) {
    const pending = resolved ? [] : await memory.facts.pending({ scope: readScope(lens) });
    const found = pageOf(
      pending.filter((one) => isNamed(entity)(one.entity)),
      query,
    );
    return { unknowns: found.rows.map((one) => shownUncertainty(one, false)), page: found.page };
  },
});

export const resolveUncertainty = operation({
  id: "resolveUncertainty",
  method: "POST",
  path: "/uncertainty/{id}/resolve",
  summary: "Accept the value that waits. Any other value means: not this one.",
  grant: "memory:write",
  params: z.object({ id: z.string().min(1).max(200) }),
  body: z.object({
    acceptedValue: z.string().min(1).max(2_000),
    note: z.string().max(500).optional().describe("Why; kept in the audit."),
    scopes: input.namedScope.optional(),
  }),
  response: z.object({ uncertainty }),
  async handle({ params, body, memory, writeScope, actor }) {
    const scope = writeScope(body.scopes);
    const waiting = (await memory.facts.pending({ scope })).find(({ claimIds }) => claimIds[0] === params.id);
    if (!waiting) throw new AppError("not_found", "There is nothing to decide here (any more).");
    const accept = normalise(body.acceptedValue) === normalise(waiting.value ?? "");
    const live = (await memory.entities.list({ scope }))
      .flatMap(({ attributes }) => attributes)
      .some(
        ({ entity, key, value }) =>
          entity.id === waiting.entity.id && key === waiting.key && value === body.acceptedValue,
      );
    if (!accept && !live)
      throw new AppError("unprocessable", "Accept the value that waits, or the one that is believed now.");
    const act = { ...actor, ...input.given({ reason: body.note }) };
    await memory.facts.resolve({ scope, claimId: params.id, accept, actor: act });
    return { uncertainty: shownUncertainty(waiting, true) };
  },
});

type Waiting = Awaited<ReturnType<Memory["facts"]["pending"]>>[number];

function shownUncertainty({ claimIds, entity, key, value, verdict, reason }: Waiting, resolved: boolean) {
  return {
    id: claimIds[0],
    about: `${entity.name}: ${key}`,
    reason: reason ?? verdict,
    entity: `${entity.type}/${entity.name}`,
    key,
    value,
    kind: verdict,
    resolved,
    resolvable: !resolved && value !== null,
  };
}

function isNamed(ref: string | undefined) {
  if (ref === undefined) return () => true;
  const slash = ref.indexOf("/");
  const wanted = { type: foldedEntityType(ref.slice(0, Math.max(slash, 0))), name: ref.slice(slash + 1) };
  return (entity: Omit<EntityRef, "id">) =>
    entity.type === wanted.type && normalise(entity.name) === normalise(wanted.name);
}

function newestFirst(one: { knownFrom: Date }, other: { knownFrom: Date }) {
  return other.knownFrom.getTime() - one.knownFrom.getTime();
}
