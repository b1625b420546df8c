import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import type { ForgetTarget } from "@/lib/memory/api.ts";
import { operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";

const target = z.union([
  z.strictObject({ attributeId: input.id }),
  z.strictObject({ entityId: input.id }),
  z.strictObject({ turnId: input.id }),
  z.strictObject({ sessionId: input.id }),
  z.strictObject({ query: input.searchQuery }),
  z.strictObject({ everything: z.literal(true) }),
]);

const forgetBody = z.object({
  query: input.searchQuery.optional(),
  target: target.optional().describe("Instead of a query: exactly what to forget."),
  dryRun: z.boolean().optional().describe("Say what would go, and change nothing."),
  purge: z.boolean().optional().describe("Erase the words too, and search every place for what may be left."),
  scopes: input.namedScope.optional(),
  reason: z.string().max(500).optional(),
});

export const forget = operation({
  id: "forget",
  method: "POST",
  path: "/forget",
  summary: "Forget within one scope: what a query finds, or one fact, entity, turn, session or everything.",
  grant: "memory:forget",
  body: forgetBody,
  response: z.object({ deleted: z.number(), report: view.forgetReport }),
  async handle({ body, memory, writeScope, actor, services, holder }) {
    const scope = writeScope(body.scopes);
    const target = targetOf(body);
    if (body.purge && !body.dryRun) await services.takeRateLimit("memoryPurge", holder.keyId);
    const act = { scope, target, actor: { ...actor, ...input.given({ reason: body.reason }) } };
    const report = body.dryRun
      ? await memory.forget.preview({ scope, target })
      : await memory.forget[body.purge ? "purge" : "soft"](act);
    return { deleted: Math.max(report.attributes.length, report.turns), report };
  },
});

function targetOf({ query, target }: z.output<typeof forgetBody>): ForgetTarget {
  if (query !== undefined && target === undefined) return { query };
  if (target !== undefined && query === undefined) return target;
  throw new AppError("invalid", "Say what to forget: either a query or a target.");
}

const category = z.enum(["identity", "knowledge", "context", "instructions"]);
const afterDays = z.number().min(0).max(36_500);

export const retain = operation({
  id: "retain",
  method: "POST",
  path: "/retain",
  summary: "Take back, in every scope of the context, what these rules name. Needs a key that reaches all scopes.",
  extension: true,
  grant: "memory:forget",
  body: z.object({
    rules: z.array(z.union([z.strictObject({ category, afterDays }), z.strictObject({ key: z.string(), afterDays })])),
  }),
  response: z.object({ at: view.date, scopes: z.number(), claims: z.number() }),
  async handle({ body, memory, holder }) {
    if (!holder.patterns.includes("*")) throw new AppError("forbidden", "This needs a key that reaches every scope.");
    return memory.retain(body.rules);
  },
});
