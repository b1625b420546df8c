import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { answerWithMemory } from "../answer.ts";
import { serverSentFrames } from "../frames.ts";
import { operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";

const citation = z.object({
  marker: z.number(),
  id: z.uuid(),
  kind: z.enum(["turn", "attribute"]),
  snippet: z.string(),
  score: z.number(),
  occurredAt: view.date,
});

export const chat = operation({
  id: "chat",
  method: "POST",
  path: "/chat",
  summary:
    "Answer a message with what is remembered, by the server's model; then record both. With stream: server-sent events.",
  grant: "memory:write",
  rateLimit: "chat",
  body: z.object({
    message: z.string().trim().min(1).max(16_000),
    sessionId: z.string().max(200).nullish(),
    scopes: input.namedScope.optional(),
    stream: z.boolean().optional(),
    model: z.string().max(200).optional(),
    labels: z.unknown().optional(),
  }),
  response: z.object({
    reply: z.string(),
    sessionId: z.uuid(),
    traceId: z.uuid().nullable(),
    memoryUpdates: view.extractionResult.nullable(),
    citations: z.array(citation),
  }),
  async handle(call) {
    const { body, request } = call;
    if (!call.holder.grants.includes("memory:read"))
      throw new AppError("forbidden", "This needs a key with the grant memory:read.");
    const named = body.sessionId ? await call.session(body.sessionId, body.scopes) : null;
    const scope = named?.scope ?? call.writeScope(body.scopes);
    const model = call.services.models.resolve(body.model);
    const sessionId = named?.id ?? randomUUID();
    const answer = await answerWithMemory(call, {
      scope,
      sessionId,
      isNew: named === null,
      message: body.message,
      model,
    });
    if (!body.stream) {
      for await (const _ of answer.deltas()) {
        // The whole answer is read before anything is recorded.
      }
      return answer.finish();
    }
    return serverSentFrames(request.signal, async (send) => {
      for await (const delta of answer.deltas()) send({ delta, sessionId, done: false });
      const { reply: _reply, ...rest } = await answer.finish();
      send({ delta: "", ...rest, done: true });
    });
  },
});
