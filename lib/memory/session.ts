import type { AgentFn, AgentMessage, ContextQuery, RecordedTurn, Session, TurnInput } from "./api.ts";
import type { Engine } from "./engine.ts";
import { MemoryError } from "./errors.ts";
import { recallContext } from "./recall/context.ts";
import { closeSession, scopeOfSession } from "./store/sessions.ts";
import { listTurns } from "./store/turns.ts";
import type { ChangeView, RecalledContext, TurnView } from "./types.ts";

/** Turns of history handed to `agentFn`. */
const historyTurns = 50;

/** One conversation. Memory is the scope's, not the session's: the session anchors turns and provenance. */
export class MemorySession implements Session {
  readonly #engine: Engine;
  readonly #agentFn: AgentFn | undefined;
  #scopeId: string | undefined;
  #user: string | undefined;

  constructor(
    engine: Engine,
    readonly id: string,
    options: { scopeId?: string | undefined; user?: string | undefined; agentFn?: AgentFn | undefined },
  ) {
    this.#engine = engine;
    this.#scopeId = options.scopeId;
    this.#user = options.user;
    this.#agentFn = options.agentFn;
  }

  async context(query: ContextQuery): Promise<RecalledContext> {
    return recallContext(this.#engine, { ...query, scopeId: await this.#owner(), sessionId: this.id });
  }

  async turn(input: TurnInput): Promise<RecordedTurn> {
    const scopeId = await this.#owner();
    const turn = await this.#engine.recordTurn({ scopeId, sessionId: this.id }, input);
    if (!input.wait) return turn;
    const changes = await this.#engine.extractNow({ scopeId }, turn.id);
    return { ...turn, changes };
  }

  async chat({ content }: { content: string }): Promise<{ response: string; changes: ChangeView[] }> {
    const agentFn = this.#agentFn;
    if (!agentFn) {
      throw new MemoryError("invalid", "session.chat needs an agentFn: pass one to sessions.create or sessions.open.");
    }
    const saidAt = this.#engine.now();
    const messages = await this.#history(content);
    const response = await agentFn(messages);
    if (typeof response !== "string") throw new MemoryError("invalid", "agentFn must return the answer as a string.");
    const { changes = [] } = await this.turn({ role: "user", content, statedAt: saidAt, wait: true });
    if (response !== "") await this.turn({ role: "assistant", content: response });
    return { response, changes };
  }

  async turns({ limit = 100, offset = 0 }: { limit?: number; offset?: number } = {}): Promise<TurnView[]> {
    const scopeId = await this.#owner();
    return listTurns(this.#engine.prisma, { scopeId, sessionId: this.id, limit: Math.min(limit, 500), offset });
  }

  async close(): Promise<void> {
    const scopeId = await this.#owner();
    if (!(await closeSession(this.#engine.prisma, { id: this.id, scopeId, now: this.#engine.now() }))) {
      throw new MemoryError("not_found", "There is no such open session in this scope.");
    }
  }

  /** The session's turns as messages, ending in the new one; the first carries the scope's user, as in the guide. */
  async #history(content: string): Promise<AgentMessage[]> {
    const earlier = await this.turns({ limit: historyTurns });
    const messages: AgentMessage[] = [
      ...earlier.map((turn) => ({ role: turn.role, content: turn.content })),
      { role: "user", content },
    ];
    const [first] = messages;
    if (first && this.#user !== undefined) first.user_id = this.#user;
    return messages;
  }

  async #owner(): Promise<string> {
    if (this.#scopeId === undefined) {
      const found = await scopeOfSession(this.#engine.prisma, this.id, this.#engine.contextId);
      if (found === null) throw new MemoryError("not_found", "There is no such session.");
      this.#scopeId = found.scopeId;
      this.#user ??= userIn(found.scopeKey);
    }
    return this.#scopeId;
  }
}

function userIn(key: string): string | undefined {
  const match = /(?:^|\/)user\/([^/]+)\//.exec(key);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}
