import { z } from "zod";
import { entityTypes } from "../types.ts";

/** Name of the structured output, as providers see it in `response_format.json_schema.name`. */
export const outputName = "memory_facts";

/**
 * What a language model is asked for: close to Proposal, but quotes are text (a model cannot count characters) and
 * everything is required and nullable, which every provider's strict mode accepts.
 */
export const modelFact = z.object({
  about_type: z.enum(entityTypes).describe("self for the person who speaks, else the kind of the one it is about"),
  about_name: z.string().nullable().describe("null for self, else the name as the person gave it"),
  key: z.string().describe("snake_case; one of the known keys whenever one fits"),
  op: z
    .enum(["assert", "retract", "correct", "derive"])
    .describe(
      "assert: it holds; retract: it stopped being true; correct: something said before was wrong; derive: see the rules",
    ),
  value: z.string().nullable().describe("copied from the person's words; null to end whatever is current"),
  replaces: z.string().nullable().describe("the value that this one replaces or corrects, when the words name it"),
  object_type: z.enum(entityTypes).nullable().describe("when the value names another person, place, ...; else null"),
  category: z.enum(["identity", "knowledge", "context", "instructions"]),
  several: z.boolean().describe("true when the words say that more than one value holds at once"),
  valid_from: z.string().nullable().describe("ISO 8601 date when the words give one, else null"),
  valid_until: z.string().nullable().describe("ISO 8601 date when the words give one, else null"),
  confidence: z.number().describe("0 to 1"),
  quotes: z.array(z.string()).describe("verbatim pieces of the person's words that say it; at least one"),
});

export const modelOutput = z.object({ facts: z.array(modelFact) });

export type ModelFact = z.infer<typeof modelFact>;
export type ModelOutput = z.infer<typeof modelOutput>;
