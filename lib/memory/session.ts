import { chatThroughAgent, userIn } from "./agent-chat.ts";
import type { AgentFn, ContextQuery, RecordedTurn, Session, TurnInput } from "./api.ts";
import type { Engine } from "./engine.ts";
import { MemoryError } from "./errors.ts";
import { existingId } from "./ids.ts";
import { recallContext } from "./recall/context.ts";
import { closeSession, scopeOfSession } from "./store/sessions.ts";
import { listTurns } from "./store/turns.ts";
import type { ChangeView, RecalledContext, TurnView } from "./types.ts";

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
    return chatThroughAgent(this, {
      content,
      agentFn: this.#agentFn,
      saidAt: this.#engine.now(),
      user: async () => {
        await this.#owner();
        return this.#user;
      },
    });
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

  async #owner(): Promise<string> {
    existingId(this.id);
    if (this.#scopeId === undefined) {
      const found = await scopeOfSession(this.#engine.prisma, this.id, this.#engine.contextId);
      if (found === null) throw new MemoryError("not_found", "There is no such session.");
      this.#scopeId = found.scopeId;
      this.#user ??= userIn(found.scopeKey);
    }
    return this.#scopeId;
  }
}
