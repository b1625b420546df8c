import { z } from "zod";
import * as view from "./views.ts";

// Rows in the forms of the original product (spec §5.1), and the engine's views brought into them.

const wireCategory = z.enum(["identity", "knowledge", "context", "instructions"]);

export const entityDetail = view.entityView.extend({
  entityType: z.string(),
  memoryCategory: z.enum(["identity", "knowledge", "context"]),
  importance: z.number(),
  createdAt: view.date,
  updatedAt: view.date,
});

export const attributeDetail = z.object({
  id: z.uuid(),
  entity: z.string(),
  key: z.string(),
  value: z.string(),
  memoryCategory: wireCategory,
  importance: z.number(),
  createdAt: view.date,
  validFrom: view.date,
  validUntil: view.date.nullable(),
  supersedes: z.uuid().nullable(),
  supersededBy: z.uuid().nullable(),
  source: z
    .object({ kind: z.string(), ref: z.string().optional(), sessionId: z.uuid().optional() })
    .optional()
    .describe("Where it was first stated: turn, or upsert when it came as data or by hand."),
});

export const relationDetail = z.object({
  id: z.uuid(),
  subject: z.string(),
  label: z.string(),
  object: z.string(),
  memoryCategory: z.literal("identity"),
  createdAt: view.date,
  validFrom: view.date,
  validUntil: view.date.nullable(),
});

export const instruction = z.object({ id: z.uuid(), label: z.string(), description: z.string() });
export const unknown = z.object({ about: z.string(), reason: z.string() });
