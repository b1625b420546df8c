import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import type { FactStatement } from "@/lib/memory/api.ts";
import { learntFrom, type Message, previewed, previewOf, type Recorded, record } from "../ingest.ts";
import { type ApiCall, idempotentOperation } from "../operation.ts";
import { modeOf, rememberBody, rememberManyBody, type Triple } from "../schemas/facts.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";

type Remember = ApiCall<undefined, undefined, typeof rememberBody>;
type RememberMany = ApiCall<undefined, undefined, typeof rememberManyBody>;

const sessionId = z.uuid().nullable().describe("Null for a preview that names no session: none is opened for it.");

export const remember = idempotentOperation({
  id: "remember",
  method: "POST",
  path: "/facts",
  summary:
    "Record a message and learn from it (full), record it alone (none), say what it would teach (preview), or keep facts that come as data (triples). Waits up to 10 seconds for what a message taught.",
  grant: "memory:write",
  body: rememberBody,
  maxBytes: 16 * 1024 * 1024,
  response: z.object({
    mode: z.enum(["full", "triples", "preview", "none"]),
    preview: z.boolean(),
    sessionId,
    turnId: z.uuid().optional(),
    extraction: view.extractionResult.nullable(),
    ...view.learnt,
    refused: z
      .array(z.object({ index: z.number(), reason: z.string() }))
      .optional()
      .describe("Triples that were kept out, by their place in the list."),
  }),
  perform(call: Remember): Promise<Recorded> {
    const { body } = call;
    const mode = modeOf(body);
    if (mode === "preview") return previewOf(call);
    if (mode !== "triples") return record(call, said(body), { infer: mode });
    const facts = (body.triples ?? []).map((one) => statementOf(one, body.memory_category));
    return record(call, said(body), {
      infer: "none",
      statements: { facts, statedAt: body.observed_at ?? undefined },
    });
  },
  async present(call: Remember, outcome) {
    const mode = modeOf(call.body);
    const isPreview = mode === "preview";
    const [first] = isPreview ? await previewed(call, outcome, said(call.body)) : await learntFrom(call, outcome);
    if (!first) throw new AppError("not_found", "This turn has been deleted.");
    const { turnId, ...learnt } = first;
    return {
      mode,
      preview: isPreview,
      sessionId: outcome.sessionId,
      ...(turnId === null ? {} : { turnId }),
      ...learnt,
      ...(mode === "triples" ? { refused: outcome.refused } : {}),
    };
  },
});

export const rememberMany = idempotentOperation({
  id: "rememberMany",
  method: "POST",
  path: "/facts/batch",
  summary: "Record a stretch of conversation and learn from it, or say what it would teach. Waits up to 10 seconds.",
  grant: "memory:write",
  body: rememberManyBody,
  maxBytes: 16 * 1024 * 1024,
  response: z.object({
    sessionId,
    turnIds: z.array(z.uuid()),
    extractions: z.array(view.extractionResult),
    changes: z
      .array(z.array(view.changeView))
      .describe("The same message by message; of those that are not read yet, nothing."),
    pending: z.boolean().describe("Some turns are stored, but what they taught is not known yet."),
  }),
  perform(call: RememberMany): Promise<Recorded> {
    const { infer = "full" } = call.body;
    return infer === "preview" ? previewOf(call) : record(call, saidIn(call.body), { infer });
  },
  async present(call: RememberMany, outcome) {
    const isPreview = call.body.infer === "preview";
    const turns = isPreview ? await previewed(call, outcome, saidIn(call.body)) : await learntFrom(call, outcome);
    return {
      sessionId: outcome.sessionId,
      turnIds: outcome.turnIds,
      extractions: turns.flatMap(({ extraction }) => extraction ?? []),
      changes: turns.map(({ changes }) => changes ?? []),
      pending: turns.some(({ pending }) => pending),
    };
  },
});

function said({ text, role, observed_at }: z.output<typeof rememberBody>): Message[] {
  return text == null ? [] : [{ content: text, role: role ?? "user", statedAt: observed_at ?? undefined }];
}

function saidIn({ messages }: z.output<typeof rememberManyBody>): Message[] {
  return messages.map(({ role, content, ts }) => ({ role, content, statedAt: ts ?? undefined }));
}

function statementOf(
  { entity, key, value, target, memory_category }: Triple,
  fallback: FactStatement["category"] | null,
): FactStatement {
  const what = value != null ? { value } : input.given({ target: target ?? undefined });
  return { entity, key, ...what, ...input.given({ category: memory_category ?? fallback ?? undefined }) };
}
