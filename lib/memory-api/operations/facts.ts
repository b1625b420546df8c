import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";
import { extractionResult, waitForLearnt } from "../learnt.ts";
import { type ApiCall, idempotentOperation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import * as view from "../schemas/views.ts";
import { turnsById } from "../store/turns.ts";

const common = {
  infer: input.infer.optional(),
  session_id: z.string().max(200).nullish(),
  scopes: input.namedScope.optional().describe("Used for the session that is opened when none is named."),
  labels: z.unknown().optional().describe("Accepted and not used: there are no labels here."),
};

const rememberBody = z.object({
  ...common,
  text: z.string().min(1).max(12_000_000),
  role: input.role.optional(),
  observed_at: input.instant.nullish().describe("When it was said. Default now."),
});

const batchBody = z.object({
  ...common,
  messages: z
    .array(z.object({ role: input.role, content: input.content, ts: input.instant.nullish() }))
    .min(1)
    .max(500),
});

const learntTurn = { extraction: view.extractionResult.nullable(), ...view.learnt };

type Remember = ApiCall<undefined, undefined, typeof rememberBody>;
type RememberMany = ApiCall<undefined, undefined, typeof batchBody>;

export const remember = idempotentOperation({
  id: "remember",
  method: "POST",
  path: "/facts",
  summary: "Record one message and learn from it. Waits up to 10 seconds for what it taught.",
  grant: "memory:write",
  body: rememberBody,
  maxBytes: 16 * 1024 * 1024,
  response: z.object({
    mode: z.enum(["full", "none"]),
    preview: z.literal(false),
    sessionId: z.uuid(),
    turnId: z.uuid(),
    ...learntTurn,
  }),
  async perform(call: Remember) {
    const { text, role, observed_at } = call.body;
    return record(call, [{ content: text, role: role ?? "user", statedAt: observed_at ?? undefined }]);
  },
  async present(call: Remember, outcome) {
    const [first] = await learntFrom(call, outcome);
    if (!first) throw new AppError("not_found", "This turn has been deleted.");
    const { turnId, ...learnt } = first;
    return { mode: call.body.infer ?? "full", preview: false, sessionId: outcome.sessionId, turnId, ...learnt };
  },
});

export const rememberMany = idempotentOperation({
  id: "rememberMany",
  method: "POST",
  path: "/facts/batch",
  summary: "Record a stretch of conversation and learn from it. Waits up to 10 seconds for what it taught.",
  grant: "memory:write",
  body: batchBody,
  maxBytes: 16 * 1024 * 1024,
  response: z.object({
    sessionId: z.uuid(),
    turnIds: z.array(z.uuid()),
    extractions: z.array(view.extractionResult),
    pending: z.boolean().describe("Some turns are stored, but what they taught is not known yet."),
  }),
  perform(call: RememberMany) {
    const messages = call.body.messages.map(({ role, content, ts }) => ({ role, content, statedAt: ts ?? undefined }));
    return record(call, messages);
  },
  async present(call: RememberMany, outcome) {
    const turns = await learntFrom(call, outcome);
    return {
      sessionId: outcome.sessionId,
      turnIds: outcome.turnIds,
      extractions: turns.flatMap(({ extraction }) => extraction ?? []),
      pending: turns.some(({ pending }) => pending),
    };
  },
});

interface Message {
  role: "user" | "assistant" | "system" | "tool";
  content: string;
  statedAt: Date | undefined;
}

/** `key` is the canonical scope key: the answer is built from it even if the caller named none. */
interface Recorded extends Record<string, string | string[]> {
  key: string;
  sessionId: string;
  turnIds: string[];
}

/** All messages or none: when one cannot be stored, those before it are taken back. */
async function record(call: Remember | RememberMany, messages: readonly Message[]): Promise<Recorded> {
  const { memory, body, actor } = call;
  const { scope, sessionId } = await sessionFor(call);
  const session = memory.sessions.open(sessionId, { scope });
  const turnIds: string[] = [];
  try {
    for (const { role, content, statedAt } of messages) {
      const turn = await session.turn({ role, content, ...input.given({ statedAt, infer: body.infer }) });
      turnIds.push(turn.id);
    }
  } catch (error) {
    await memory.turns.withdraw({ scope, turnIds, purge: true, actor });
    throw error;
  }
  return { key: scopeKey(scope), sessionId, turnIds };
}

async function sessionFor({ body, memory, writeScope, session }: Remember | RememberMany) {
  if (body.session_id) {
    const { id, scope } = await session(body.session_id);
    return { scope, sessionId: id };
  }
  const scope: Scope = writeScope(body.scopes);
  const { id } = await memory.sessions.create({ scope });
  return { scope, sessionId: id };
}

async function learntFrom(call: Remember | RememberMany, { key, turnIds }: Recorded) {
  const scope = call.writeScope(key);
  const turn = { contextId: call.holder.contextId, scope };
  const rows = await turnsById(call.services.prisma, { ...turn, ids: turnIds });
  const unread = new Set(rows.filter(({ extraction }) => extraction === "none").map(({ id }) => id));
  const read = rows.map(({ id }) => id).filter((id) => !unread.has(id));
  const learned = await waitForLearnt(call, { scope, turnIds: read });
  return Promise.all(
    rows.map(async ({ id: turnId }) => {
      const changes = unread.has(turnId) ? [] : (learned.get(turnId) ?? null);
      const extraction = changes && (await extractionResult(call.services.prisma, { ...turn, turnId }, changes));
      return { turnId, changes, extraction, pending: changes === null };
    }),
  );
}
