import { randomUUID } from "node:crypto";
import { chatThroughAgent, userIn } from "../agent-chat.ts";
import type { AgentFn, ContextQuery, RecordedTurn, Session, TurnInput } from "../api.ts";
import type { ChangeView, RecalledContext, TurnView } from "../types.ts";
import { type RemoteOptions, type RemoteRequest, request, unknownSession } from "./transport.ts";

interface RemoteSessionOptions {
  contextId: string;
  /** Canonical scope key, when the caller named the scope. */
  scope: string | undefined;
  agentFn: AgentFn | undefined;
}

/** A conversation on a server with the Memory API. */
export class RemoteSession implements Session {
  readonly #remote: RemoteOptions;
  readonly #options: RemoteSessionOptions;

  constructor(
    remote: RemoteOptions,
    readonly id: string,
    options: RemoteSessionOptions,
  ) {
    this.#remote = remote;
    this.#options = options;
  }

  async context(query: ContextQuery): Promise<RecalledContext> {
    const body = { ...query, lens: this.#options.scope };
    const found = await this.#call<RecalledContext>({ method: "POST", path: "/context", body, repeatable: true });
    const { formatted, items, tokens, durationMs, semantic } = found;
    return { formatted, items, tokens, durationMs, ...(semantic ? { semantic } : {}) };
  }

  async turn(input: TurnInput): Promise<RecordedTurn> {
    const { changes, ...sent } = await this.#call<TurnView & { changes: ChangeView[] | null }>({
      method: "POST",
      path: "/turns",
      body: { ...input, wait: input.wait ?? false, scopes: this.#options.scope },
      repeatable: true,
      idempotencyKey: randomUUID(),
    });
    const turn = turnOf(sent);
    if (!input.wait) return turn;
    return { ...turn, changes: changes ?? (await this.#learnt(turn.id)) };
  }

  async chat({ content }: { content: string }): Promise<{ response: string; changes: ChangeView[] }> {
    return chatThroughAgent(this, {
      content,
      agentFn: this.#options.agentFn,
      saidAt: this.#remote.now(),
      user: async () => userIn(this.#options.scope ?? (await this.#scopeKey())),
    });
  }

  async turns({ limit = 100, offset = 0 }: { limit?: number; offset?: number } = {}): Promise<TurnView[]> {
    const query = { lens: this.#options.scope, limit: Math.min(limit, 500), offset };
    const { turns } = await this.#call<{ turns: TurnView[] }>({
      method: "GET",
      path: "/turns",
      query,
      repeatable: true,
    });
    return turns.map(turnOf);
  }

  async close(): Promise<void> {
    await this.#call({ method: "DELETE", path: "", query: { lens: this.#options.scope } });
  }

  /** For the rare turn that was not read within the time that one request waits. */
  async #learnt(turnId: string): Promise<ChangeView[]> {
    const lens = this.#options.scope ?? (await this.#scopeKey());
    const { contextId } = this.#options;
    for (;;) {
      await request(this.#remote, contextId, { method: "POST", path: "/settled", body: { lens }, repeatable: true });
      const body = { lens, turnIds: [turnId] };
      const { learned } = await request<{ learned: Record<string, ChangeView[]> }>(this.#remote, contextId, {
        method: "POST",
        path: "/learned",
        body,
        repeatable: true,
      });
      if (learned[turnId]) return learned[turnId];
    }
  }

  async #scopeKey(): Promise<string> {
    const { scopes } = await this.#call<{ scopes: string[][] }>({ method: "GET", path: "", repeatable: true });
    return scopes[0]?.[0] ?? "";
  }

  async #call<Result>(call: RemoteRequest): Promise<Result> {
    const path = `/sessions/${encodeURIComponent(this.id)}${call.path}`;
    return unknownSession(request<Result>(this.#remote, this.#options.contextId, { ...call, path }));
  }
}

/** The turn out of an answer that holds more beside it. */
function turnOf({ id, sessionId, seq, role, content, statedAt, recordedAt, extraction }: TurnView): TurnView {
  return { id, sessionId, seq, role, content, statedAt, recordedAt, extraction };
}
