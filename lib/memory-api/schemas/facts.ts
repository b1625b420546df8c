import { z } from "zod";
import { namedEntity } from "./entity-types.ts";
import * as input from "./inputs.ts";

const common = {
  session_id: z.string().max(200).nullish(),
  scopes: input.namedScope.optional().describe("Used for the session that is opened when none is named."),
  labels: input.labels,
};

/** `value` makes a fact; without one, `target` makes a relation whose label is `key`. */
const triple = z
  .object({
    entity: namedEntity,
    key: z.string().trim().min(1).max(64),
    value: z.string().trim().min(1).max(400).nullish(),
    target: namedEntity.nullish(),
    memory_category: input.memoryCategory.nullish(),
  })
  .refine(({ value, target }) => value != null || target != null, "needs a value or a target");

export type Triple = z.output<typeof triple>;

export const rememberBody = z
  .object({
    ...common,
    infer: z
      .enum(["full", "triples", "preview", "none"])
      .optional()
      .describe("Default full, or triples when there are triples and no text."),
    text: z.string().min(1).max(12_000_000).nullish().describe("Needed unless triples are given."),
    role: input.role.nullish(),
    observed_at: input.instant.nullish().describe("When it was said. Default now."),
    memory_category: input.memoryCategory
      .nullish()
      .describe("For triples that name none. What a sentence teaches has the category of its key."),
    triples: z.array(triple).max(200).optional().describe("Facts as data, with infer: triples; otherwise not used."),
    addressees: z.array(z.string().max(160)).max(8).optional().describe("Accepted and not used."),
  })
  .superRefine((body, context) => {
    const needed = modeOf(body) === "triples" ? "triples" : "text";
    const isThere = needed === "text" ? body.text != null : (body.triples?.length ?? 0) > 0;
    if (!isThere) context.addIssue({ code: "custom", path: [needed], message: "is missing" });
  });

export const rememberManyBody = z.object({
  ...common,
  infer: z.enum(["full", "preview", "none"]).optional(),
  extract: z
    .enum(["whole_conversation", "per_message"])
    .optional()
    .describe("The same either way: the person's messages are read one by one, with those before them at hand."),
  messages: z
    .array(z.object({ role: input.role, content: input.content, ts: input.instant.nullish() }))
    .min(1)
    .max(500),
});

export type FactsMode = "full" | "triples" | "preview" | "none";

export function modeOf(body: { infer?: FactsMode | undefined; text?: unknown; triples?: unknown[] | undefined }) {
  return body.infer ?? (body.text == null && (body.triples?.length ?? 0) > 0 ? "triples" : "full");
}
