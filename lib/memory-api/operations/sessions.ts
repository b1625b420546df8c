import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { MemoryError } from "@/lib/memory/errors.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { TurnView } from "@/lib/memory/types.ts";
import { extractionResult, waitForLearnt } from "../learnt.ts";
import { type ApiCall, idempotentOperation, operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import { page, pageMeta, pageQuery, pageStart } from "../schemas/paging.ts";
import * as view from "../schemas/views.ts";
import { countTurns, turnsById } from "../store/turns.ts";

const params = z.object({ id: z.string().min(1).max(200) });

export const createSession = operation({
  id: "createSession",
  method: "POST",
  path: "/sessions",
  summary: "Open a conversation. What is learnt in it belongs to the scope, not to the session.",
  grant: "memory:write",
  body: z.object({
    scopes: input.namedScope.optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    id: z.uuid().optional().describe("An id of the caller's. Taken in the same scope: the session is opened again."),
  }),
  status: 201,
  response: view.sessionView,
  async handle({ body, memory, writeScope, session }) {
    const scope = writeScope(body.scopes);
    const created = await memory.sessions.create({
      scope,
      ...input.given({ id: body.id?.toLowerCase(), metadata: body.metadata }),
    });
    const { createdAt } = await session(created.id, scopeKey(scope));
    return { id: created.id, scopes: [[scopeKey(scope)]], createdAt };
  },
});

export const getSession = operation({
  id: "getSession",
  method: "GET",
  path: "/sessions/{id}",
  summary: "A session and the scope it belongs to.",
  extension: true,
  grant: "memory:read",
  params,
  query: z.object({ lens: input.lens }),
  response: view.sessionView.extend({ closedAt: view.date.nullable() }),
  async handle({ params, query, session }) {
    const { id, scopeKey: key, createdAt, closedAt } = await session(params.id, query.lens);
    return { id, scopes: [[key]], createdAt, closedAt };
  },
});

export const closeSession = operation({
  id: "closeSession",
  method: "DELETE",
  path: "/sessions/{id}",
  summary: "Close a session. Its turns and what they taught remain.",
  grant: "memory:write",
  params,
  query: z.object({ lens: input.lens }),
  status: 204,
  async handle({ params, query, memory, session }) {
    const { id, scope } = await session(params.id, query.lens).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "forbidden") throw noSession();
      throw error;
    });
    await memory.sessions
      .open(id, { scope })
      .close()
      .catch((error: unknown) => {
        throw error instanceof MemoryError && error.code === "not_found" ? noSession() : error;
      });
  },
});

function noSession() {
  return new AppError("not_found", "There is no such open session within this key's reach.");
}

export const listTurns = operation({
  id: "listTurns",
  method: "GET",
  path: "/sessions/{id}/turns",
  summary: "The transcript, in order.",
  grant: "memory:read",
  params,
  query: z.object({ lens: input.lens, ...pageQuery }),
  response: z.object({ turns: z.array(view.turnView), page }),
  async handle({ params, query, memory, session, services, holder }) {
    const { id, scope } = await session(params.id, query.lens);
    const start = pageStart(query);
    const [turns, total] = await Promise.all([
      memory.sessions.open(id, { scope }).turns({ limit: query.limit, offset: start }),
      countTurns(services.prisma, { contextId: holder.contextId, scope, sessionId: id }),
    ]);
    return { turns: turns.map(shownTurn), page: pageMeta(start, query, total) };
  },
});

const turnBody = z.object({
  role: input.role,
  content: input.content,
  statedAt: input.instant.optional(),
  id: z.string().min(1).max(200).optional().describe("The caller's id: recording it twice is the same as once."),
  wait: z
    .boolean()
    .default(true)
    .describe("Answer with what the turn taught, if it is known within 10 seconds; without it, answer at once."),
  infer: input.infer.optional(),
  scopes: input.namedScope.optional(),
});

/** The diff stands beside the turn, for callers of the original product: they read it from the answer itself. */
const diffMembers = view.extractionResult.partial().shape;

type RecordTurn = ApiCall<typeof params, undefined, typeof turnBody>;

export const recordTurn = idempotentOperation({
  id: "recordTurn",
  method: "POST",
  path: "/sessions/{id}/turns",
  summary: "Record one message of the conversation.",
  grant: "memory:write",
  params,
  body: turnBody,
  maxBytes: 16 * 1024 * 1024,
  status: 201,
  response: view.turnView.extend({ ...view.learnt, ...diffMembers }),
  async perform({ params, body, memory, session }: RecordTurn) {
    const { id, scope } = await session(params.id, body.scopes);
    const { role, content } = body;
    const optional = input.given({ statedAt: body.statedAt, id: body.id, infer: body.infer });
    const turn = await memory.sessions.open(id, { scope }).turn({ role, content, ...optional });
    return { turnId: turn.id };
  },
  async present(call: RecordTurn, { turnId }) {
    const { scope } = await call.session(call.params.id, call.body.scopes);
    const { contextId } = call.holder;
    const [turn] = await turnsById(call.services.prisma, { contextId, scope, ids: [turnId] });
    if (!turn) throw new AppError("not_found", "This turn has been deleted.");
    const isRead = turn.extraction !== "none";
    const learnt = isRead && call.body.wait ? await waitForLearnt(call, { scope, turnIds: [turnId] }) : null;
    const changes = isRead ? (learnt?.get(turnId) ?? null) : [];
    const about = { contextId, scope, by: { turnId } };
    const diff = changes && call.body.wait ? await extractionResult(call.services.prisma, about, changes) : {};
    return { ...diff, ...shownTurn(turn), changes, pending: changes === null };
  },
});

export function shownTurn(turn: TurnView) {
  return { ...turn, session: turn.sessionId, createdAt: turn.recordedAt };
}
