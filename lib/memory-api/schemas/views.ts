import { z } from "zod";
import { entityTypes } from "@/lib/memory/types.ts";

// What leaves the server, as JSON: dates are ISO 8601 instants.

export const date = z.iso.datetime();
const category = z.enum(["identity", "knowledge", "context", "instructions"]);
export const entityRef = z.object({ id: z.uuid(), type: z.enum(entityTypes), name: z.string() });
const closeReason = z.enum(["superseded", "ended", "expired", "corrected", "forgotten"]);

export const attributeView = z.object({
  id: z.uuid(),
  entity: entityRef,
  key: z.string(),
  value: z.string(),
  category,
  confidence: z.number(),
  importance: z.number(),
  validFrom: date,
  validUntil: date.nullable(),
  knownFrom: date,
  knownUntil: date.nullable(),
  closeReason: closeReason.nullable(),
  supersededBy: z.uuid().nullable(),
  supersedes: z.array(z.uuid()),
  revisedBy: z.uuid().nullable(),
  statedCount: z.number(),
});

export const evidenceView = z.object({
  claimId: z.uuid(),
  role: z.enum(["supports", "closes", "corrects"]),
  source: z.enum(["turn", "person", "operator", "api", "process"]),
  actor: z.string().nullable(),
  statedAt: date,
  turnId: z.uuid().nullable(),
  sessionId: z.uuid().nullable(),
  quotes: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
  derivation: z.string().nullable(),
  confidence: z.number(),
});

export const historyEntry = attributeView.extend({ evidence: z.array(evidenceView) });

export const entityView = entityRef.extend({
  isSelf: z.boolean(),
  aliases: z.array(z.string()),
  attributes: z.array(attributeView),
  relations: z.array(
    z.object({
      id: z.uuid(),
      label: z.string(),
      object: entityRef,
      validFrom: date,
      validUntil: date.nullable(),
      knownFrom: date,
    }),
  ),
});

export const changeView = z.object({
  kind: z.enum(["remembered", "updated", "ended", "contested", "quarantined"]),
  entity: entityRef,
  key: z.string(),
  value: z.string().nullable(),
  previousValue: z.string().nullable(),
  category,
  attributeId: z.uuid().nullable(),
  claimIds: z.array(z.uuid()),
});

export const recallItem = z.object({
  kind: z.enum(["turn", "attribute"]),
  id: z.uuid(),
  text: z.string(),
  role: z.enum(["user", "assistant", "system", "tool"]).nullable(),
  statedAt: date,
  sessionId: z.uuid().nullable(),
  turnId: z.uuid().nullable(),
  rank: z.number(),
  score: z.number(),
  signals: z.record(z.string(), z.number()),
});

export const recalledContext = z.object({
  context: z.string().describe("The block for the prompt; the same as formatted."),
  formatted: z.string(),
  items: z.array(recallItem),
  tokens: z.number(),
  durationMs: z.number(),
  semantic: z
    .enum(["used", "late", "failed"])
    .optional()
    .describe("What became of the embeddings; absent where no model is configured."),
  tier: z.enum(["hybrid"]),
  queryMs: z.int(),
  traceId: z.uuid().nullable(),
});

export const turnView = z.object({
  id: z.uuid(),
  session: z.uuid(),
  sessionId: z.uuid(),
  seq: z.number(),
  role: z.enum(["user", "assistant", "system", "tool"]),
  content: z.string(),
  statedAt: date,
  recordedAt: date,
  createdAt: date,
  extraction: z.enum(["none", "pending", "done", "failed"]),
});

export const sessionView = z.object({ id: z.uuid(), scopes: z.array(z.array(z.string())), createdAt: date });

/** What a turn taught: the diff in the form of spec §5.1. */
export const extractionResult = z.object({
  turnId: z.uuid().nullable().describe("Null for what no stored turn taught: triples without text, and previews."),
  entities: z.array(
    z.object({ id: z.uuid(), entityType: z.string(), name: z.string(), memoryCategory: category, isNew: z.boolean() }),
  ),
  attributes: z.array(
    z.object({ id: z.uuid(), entityId: z.uuid(), key: z.string(), value: z.string(), memoryCategory: category }),
  ),
  relations: z.array(
    z.object({ subject: z.string(), label: z.string(), object: z.string(), memoryCategory: category }),
  ),
  instructions: z.array(z.object({ id: z.uuid(), label: z.string(), description: z.string() })),
  uncertainties: z.array(z.object({ about: z.string(), reason: z.string() })),
  corrections: z.array(
    z.object({ entityId: z.uuid(), key: z.string(), oldValue: z.string(), newValue: z.string().nullable() }),
  ),
});

/** `pending`: the turn is stored, but what it taught is not known yet; ask /learned later. */
export const learnt = {
  pending: z.boolean(),
  changes: z.array(changeView).nullable().describe("Null while pending."),
};

export const forgetReport = z.object({
  mode: z.enum(["preview", "soft", "purge"]),
  attributes: z.array(z.object({ id: z.uuid(), entity: z.string(), key: z.string(), value: z.string() })),
  turns: z.number(),
  claims: z.number(),
  recalls: z.number(),
  probes: z.array(z.object({ place: z.string(), remaining: z.number() })).optional(),
});

export const changes = z.object({ changes: z.array(changeView) });
export const done = z.object({ ok: z.literal(true) });
