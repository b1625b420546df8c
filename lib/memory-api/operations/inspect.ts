import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { entityTypes } from "@/lib/memory/types.ts";
import { operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import { findTrace } from "../store/traces.ts";
import { shownAttribute, shownEntity, shownRelations } from "./entities.ts";
import { shownTrace } from "./traces.ts";

const rows = z.array(z.record(z.string(), z.unknown()));

export const inspect = operation({
  id: "inspect",
  method: "GET",
  path: "/inspect",
  summary:
    "One thing by its reference: entity:<type>/<name>, attribute:<type>/<name>/<key>, relation:<label>, trace:<id>.",
  grant: "memory:read",
  query: z.object({ lens: input.lens, ref: z.string().min(1).max(1_000), ...input.timeFilter }),
  response: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("entity"), entity: z.looseObject({}), attributes: rows, relations: rows }),
    z.object({ kind: z.literal("attribute"), current: z.looseObject({}).nullable(), history: rows }),
    z.object({ kind: z.literal("relation"), matches: rows }),
    z.object({ kind: z.literal("trace"), trace: z.looseObject({}) }),
  ]),
  async handle({ query: { lens, ref, ...filter }, memory, readScope, services, holder }) {
    const scope = readScope(lens);
    const [, kind, rest = ""] = /^(\w+):(.*)$/s.exec(ref) ?? [];
    const [type = "", name = "", key = ""] = rest.split("/").map(decoded);
    const time = input.given(filter);
    if (kind === "entity") {
      const entity = await memory.entities.get({ scope, type: knownType(type), name, ...time });
      if (!entity) throw nothing();
      const attributes = entity.attributes.map(shownAttribute);
      return { kind, entity: shownEntity(entity), attributes, relations: shownRelations(entity) };
    }
    if (kind === "attribute") {
      const asOf = input.given({ asOf: filter.asOf });
      const entries = await memory.entities.history({ scope, type: knownType(type), name, key, ...asOf });
      if (entries.length === 0) throw nothing();
      const entity = await memory.entities.get({ scope, type: knownType(type), name, ...time });
      const current = entity?.attributes.find((attribute) => attribute.key === key);
      return { kind, current: current ? shownAttribute(current) : null, history: entries.map(shownAttribute) };
    }
    if (kind === "relation") {
      const entities = await memory.entities.list({ scope, ...time });
      return { kind, matches: entities.flatMap(shownRelations).filter(({ label }) => label === decoded(rest)) };
    }
    if (kind === "trace") {
      if (!holder.grants.includes("trace:read"))
        throw new AppError("forbidden", "This needs a key with the grant trace:read.");
      const id = z.uuid().safeParse(rest);
      const owner = { contextId: holder.contextId, scope };
      const row = id.success ? await findTrace(services.prisma, { ...owner, id: id.data }) : null;
      if (!row) throw nothing();
      return { kind, trace: shownTrace(row, { withItems: true }) };
    }
    throw new AppError("invalid", "ref begins with entity:, attribute:, relation: or trace:.");
  },
});

function knownType(type: string) {
  const known = entityTypes.find((one) => one === type);
  if (!known) throw nothing();
  return known;
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw nothing();
  }
}

function nothing() {
  return new AppError("not_found", "There is nothing under this reference.");
}
