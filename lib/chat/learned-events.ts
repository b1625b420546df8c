import { z } from "zod";
import type { Memory } from "@/lib/memory/api.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import { learnedChanges } from "./learned.ts";
import type { Sql } from "./store/exchange.ts";
import { readMessageOfTurn } from "./store/messages.ts";
import type { LearnedEvent } from "./types.ts";

export const learnedChannel = "palimpsest_memory";

const announcement = z.object({ scopeId: z.uuid(), turnId: z.uuid() });
// The engine may be done with a turn a moment before the message is linked to it.
const linkDelaysMs = [0, 50, 200, 800, 3_000];

interface Listener {
  userId: string;
  send(event: LearnedEvent): void;
}

interface Dependencies {
  sql: Sql;
  memory: Memory;
  connection: { listen(channel: string, listener: (payload: string) => void): Promise<() => void> };
  onFault(what: string, error: unknown): void;
  pause?: (milliseconds: number) => Promise<void>;
}

/** Turns the engine's announcements into events for the browsers of the person they are about, and nobody else. */
export class LearnedEvents {
  readonly #dependencies: Dependencies;
  readonly #byScope = new Map<string, Set<Listener>>();
  #listening: Promise<unknown> | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Calls `send` for every message of this person that has been read; the returned function ends it. */
  async subscribe(userId: string, send: (event: LearnedEvent) => void): Promise<() => void> {
    const { memory, connection } = this.#dependencies;
    const scope = scopeId(memory.contextId, scopeKey({ user: userId }));
    const listener = { userId, send };
    const listeners = this.#byScope.get(scope) ?? new Set();
    this.#byScope.set(scope, listeners.add(listener));
    this.#listening ??= connection.listen(learnedChannel, (payload) => void this.#announce(payload));
    await this.#listening;
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#byScope.delete(scope);
    };
  }

  async #announce(payload: string): Promise<void> {
    try {
      const { scopeId, turnId } = announcement.parse(JSON.parse(payload));
      const [first] = this.#byScope.get(scopeId) ?? [];
      if (!first) return;
      const event = await this.#eventOf(first.userId, turnId);
      if (!event) return;
      for (const { send } of this.#byScope.get(scopeId) ?? []) send(event);
    } catch (error) {
      this.#dependencies.onFault("learned event", error);
    }
  }

  async #eventOf(userId: string, turnId: string): Promise<LearnedEvent | null> {
    const { sql, memory, pause = sleep } = this.#dependencies;
    const changes = (await memory.learned({ scope: { user: userId }, turnIds: [turnId] })).get(turnId) ?? [];
    const learned = learnedChanges(changes);
    if (learned.length === 0) return null;
    for (const delay of linkDelaysMs) {
      await pause(delay);
      const message = await readMessageOfTurn(sql, { userId, turnId });
      if (message) return { ...message, learned };
    }
    return null;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
