import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { answerWithMemory } from "../answer.ts";
import type { KeyHolder } from "../authenticate.ts";
import { serverSentFrames } from "../frames.ts";
import { operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";

const message = z.string().trim().min(1).max(16_000);

const citation = z.object({
  marker: z.number(),
  id: z.uuid(),
  kind: z.enum(["turn", "attribute"]),
  snippet: z.string(),
  score: z.number(),
  occurredAt: view.date,
});

const answered = z.object({
  reply: z.string(),
  sessionId: z.uuid(),
  traceId: z.uuid().nullable(),
  memoryUpdates: view.extractionResult.nullable().describe("Null: recorded, but not read yet."),
  citations: z.array(citation),
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
    message,
    sessionId: z.string().max(200).nullish(),
    scopes: input.namedScope.optional(),
    stream: z.boolean().optional(),
    model: z.string().max(200).optional(),
    labels: input.labels,
    bypassCache: z.boolean().optional().describe("Accepted: there is no cache of answers."),
    suppressMarkers: z.boolean().optional().describe("Accepted: answers carry no markers."),
  }),
  response: answered,
  async handle(call) {
    const { body, request } = call;
    refuseUnread(call.holder);
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
    if (!body.stream) return whole(answer);
    return serverSentFrames(request.signal, async (send) => {
      for await (const delta of answer.deltas()) send({ delta, sessionId, done: false });
      const { reply: _reply, ...rest } = await answer.finish();
      send({ delta: "", ...rest, done: true });
    });
  },
});

/** The chat of a session as the original product first had it. */
export const sessionChat = operation({
  id: "sessionChat",
  method: "POST",
  path: "/sessions/{id}/chat",
  summary: "The same in a session that is open already, as older clients ask for it.",
  grant: "memory:write",
  rateLimit: "chat",
  params: z.object({ id: z.string().min(1).max(200) }),
  body: z
    .object({ content: message.optional(), message: message.optional() })
    .refine(({ content, message }) => (content ?? message) !== undefined, { path: ["content"], message: "is missing" }),
  response: answered.extend({ memory_updates: answered.shape.memoryUpdates }),
  async handle(call) {
    refuseUnread(call.holder);
    const { id: sessionId, scope } = await call.session(call.params.id);
    const { content, message = content ?? "" } = call.body;
    const model = call.services.models.resolve(undefined);
    const answer = await whole(await answerWithMemory(call, { scope, sessionId, isNew: false, message, model }));
    return { ...answer, memory_updates: answer.memoryUpdates };
  },
});

function refuseUnread({ grants }: KeyHolder) {
  if (!grants.includes("memory:read")) throw new AppError("forbidden", "This needs a key with the grant memory:read.");
}

/** The whole answer is read before anything is recorded. */
async function whole(answer: Awaited<ReturnType<typeof answerWithMemory>>) {
  for await (const _ of answer.deltas());
  return answer.finish();
}
