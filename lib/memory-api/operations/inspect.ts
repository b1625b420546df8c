import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { normalise } from "@/lib/memory/normalise.ts";
import { operation } from "../operation.ts";
import { foldedEntityType } from "../schemas/entity-types.ts";
import * as input from "../schemas/inputs.ts";
import { attributeDetail, entityDetail, relationDetail } from "../schemas/wire.ts";
import { clocksOf, isWithin, shownAttribute, shownRelations } from "../shown.ts";
import { findTrace } from "../store/traces.ts";
import { entityAnswer } from "./entities.ts";
import { shownTrace, traceRecord } from "./traces.ts";

const attributes = z.array(attributeDetail);
const relations = z.array(relationDetail);

export const inspect = operation({
  id: "inspect",
  method: "GET",
  path: "/inspect",
  summary:
    "One thing by its reference: entity:<type>/<name>, attribute:<type>/<name>/<key>, relation:<type>/<name>-[<label>]-><type>/<name> or relation:<label>, trace:<id>.",
  grant: "memory:read",
  query: z.object({ lens: input.lens, ref: z.string().min(1).max(1_000), ...input.timeFilter, ...input.worldFilter }),
  response: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("entity"), entity: entityDetail, attributes, relations }),
    z.object({ kind: z.literal("attribute"), current: attributeDetail.nullable(), history: attributes }),
    z.object({ kind: z.literal("relation"), matches: relations }),
    z.object({ kind: z.literal("trace"), trace: traceRecord }),
  ]),
  async handle(call) {
    const { query, memory, readScope, services, holder } = call;
    const { lens, ref, ...filter } = query;
    const scope = readScope(lens);
    const [, kind, rest = ""] = /^(\w+):(.*)$/s.exec(ref) ?? [];
    const [type = "", name = "", key = ""] = rest.split("/").map(decoded);
    const time = clocksOf(filter);
    const named = { scope, type: foldedEntityType(type), name };
    if (kind === "entity") {
      const entity = await memory.entities.get({ ...named, ...time });
      if (!entity) throw nothing();
      return { kind, ...(await entityAnswer(call, scope, entity, filter)) };
    }
    if (kind === "attribute") {
      const entries = await memory.entities.history({ ...named, key, ...input.given({ asOf: time.asOf }) });
      if (entries.length === 0) throw nothing();
      const entity = await memory.entities.get({ ...named, ...time });
      const live = entity?.attributes.find((attribute) => attribute.key === key);
      const history = entries.filter(isWithin(filter)).map((entry) => shownAttribute(entry, entry.evidence));
      return { kind, current: history.find(({ id }) => id === live?.id) ?? null, history };
    }
    if (kind === "relation") {
      const entities = await memory.entities.list({ scope, ...time });
      const wanted = relationWanted(rest);
      const matches = entities.filter(wanted.subject).flatMap((entity) => {
        const relations = entity.relations.filter((one) => wanted.label(one.label) && wanted.object(one.object));
        return shownRelations({ ...entity, relations });
      });
      return { kind, matches: matches.filter(isWithin(filter)) };
    }
    if (kind === "passage") throw new AppError("not_implemented", "There are no documents here, so no passages.");
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

/** `<type>/<name>-[<label>]-><type>/<name>`, or a label alone. */
function relationWanted(text: string) {
  const [, source, label = text, target] = /^(.*)-\[(.*)\]->(.*)$/s.exec(text) ?? [];
  const named = (ref: string | undefined) => {
    if (ref === undefined) return () => true;
    const [type = "", name = ""] = ref.split("/").map(decoded);
    return (entity: { type: string; name: string }) =>
      entity.type === foldedEntityType(type) && normalise(entity.name) === normalise(name);
  };
  return { subject: named(source), object: named(target), label: (one: string) => one === decoded(label) };
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
