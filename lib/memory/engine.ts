import { randomUUID } from "node:crypto";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";
import { embedScope } from "./embedding/embed-scope.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { MemoryError } from "./errors.ts";
import type { Extractor } from "./extraction/proposal.ts";
import { contentHash } from "./normalise.ts";
import { indexTerms } from "./recall/terms.ts";
import { scopeId, scopeKey } from "./scope.ts";
import { changesOf, readTurns } from "./store/learned.ts";
import { insertTurn, pendingTurnIds } from "./store/turns.ts";
import type { ChangeView, Clock, Scope, TurnRole, TurnView } from "./types.ts";
import { type ExtractionSettings, extractTurn } from "./write/extract.ts";
import { inTransaction } from "./write/transaction.ts";

/** Hands the extraction of a turn to a worker, inside the transaction that stores the turn. */
export interface ExtractionQueue {
  enqueue(tx: Prisma.TransactionClient, job: { scopeId: string; turnId: string }): Promise<void>;
}

export interface EngineOptions {
  prisma: PrismaClient;
  clock: Clock;
  extractor: Extractor;
  fallback: Extractor;
  /** Absent: turns are read in this process, right after they are stored. */
  queue: ExtractionQueue | null;
  floor: number;
  transientMs: number;
  /** Absent: recall goes by words alone. */
  embedder?: Embedder;
  /** What a search waits for the embedder at most, in milliseconds. */
  semanticMs?: number;
}

/** Longest turn that is taken, in UTF-16 code units. */
export const maxTurnLength = 12_000_000;
const settlePollMs = 25;

/** The engine behind one context: what the public classes share. */
export class Engine {
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(
    readonly options: EngineOptions,
    readonly contextId: string,
  ) {}

  get prisma(): PrismaClient {
    return this.options.prisma;
  }

  get settings(): ExtractionSettings {
    return this.options;
  }

  now(): Date {
    return this.options.clock.now();
  }

  /** The owner that every statement names. */
  scope(scope: Scope): { id: string; contextId: string; key: string } {
    const key = scopeKey(scope);
    return { id: scopeId(this.contextId, key), contextId: this.contextId, key };
  }

  async recordTurn(owner: { scopeId: string; sessionId: string }, input: NewTurnInput): Promise<TurnView> {
    const { role, content } = checkedTurn(input);
    const infer = role === "user" && input.infer !== "none" && content.trim() !== "";
    const recordedAt = this.now();
    const statedAt = input.statedAt ?? recordedAt;
    const turn = {
      ...owner,
      id: randomUUID(),
      role,
      content,
      statedAt,
      recordedAt,
      stableId: input.id ?? contentHash(`${owner.sessionId}|${statedAt.toISOString()}|${role}|${content}`),
      terms: indexTerms(content),
      extraction: infer ? ("pending" as const) : ("none" as const),
    };
    const { queue } = this.options;
    const stored =
      queue && infer
        ? await inTransaction(this.prisma, async (tx) => {
            const written = await insertTurn(tx, turn);
            if (written?.isNew) await queue.enqueue(tx, { scopeId: owner.scopeId, turnId: turn.id });
            return written;
          })
        : await insertTurn(this.prisma, turn);
    if (stored === null) throw new MemoryError("not_found", "There is no such open session in this scope.");
    if (!queue && stored.isNew && infer) this.#extractSoon(owner.scopeId, stored.turn.id);
    return stored.turn;
  }

  /** Reads the turn here and now, unless a worker has done so. */
  async extractNow(owner: { scopeId: string }, turnId: string): Promise<ChangeView[]> {
    await this.#running.get(turnId);
    await extractTurn(this.settings, { scopeId: owner.scopeId, turnId, lastTry: true });
    return changesOf(this.prisma, { scopeId: owner.scopeId, where: { turnIds: [turnId] } });
  }

  /**
   * A turn that cannot be committed keeps no later one waiting; its failure is thrown when the others are read.
   * Vectors of what was read are made as well, unless a worker does that.
   */
  async settled(owner: { scopeId: string }): Promise<void> {
    for (;;) {
      const pending = await pendingTurnIds(this.prisma, { scopeId: owner.scopeId, limit: 500 });
      if (pending.length === 0) return this.options.queue ? undefined : this.#embed(owner.scopeId);
      if (this.options.queue) await new Promise((resolve) => setTimeout(resolve, settlePollMs));
      else await this.#readAll(owner, pending);
    }
  }

  async #readAll(owner: { scopeId: string }, turnIds: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    for (const turnId of turnIds) await this.extractNow(owner, turnId).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  async learned(owner: { scopeId: string }, turnIds: readonly string[]): Promise<Map<string, ChangeView[]>> {
    const [read, changes] = await Promise.all([
      readTurns(this.prisma, { ...owner, turnIds }),
      changesOf(this.prisma, { ...owner, where: { turnIds } }),
    ]);
    return new Map(read.map((id) => [id, changes.filter(({ turnId }) => turnId === id)]));
  }

  /** A failure here is not lost: the turn stays pending and the next settled() or worker reads it. */
  #extractSoon(scopeIdOfTurn: string, turnId: string): void {
    const work = extractTurn(this.settings, { scopeId: scopeIdOfTurn, turnId }).catch(() => false);
    this.#running.set(turnId, work);
    void work.finally(() => this.#running.delete(turnId)).then(() => this.#embed(scopeIdOfTurn).catch(() => {}));
  }

  async #embed(scopeIdOfTurns: string): Promise<void> {
    const { prisma, embedder } = this.options;
    while (embedder && (await embedScope({ prisma, embedder }, { scopeId: scopeIdOfTurns })));
  }
}

export interface NewTurnInput {
  role: TurnRole;
  content: string;
  statedAt?: Date;
  id?: string;
  infer?: "full" | "none";
}

const roles: readonly string[] = ["user", "assistant", "system", "tool"];

/** Throws MemoryError `invalid` or `too_large` for a turn that cannot be stored. */
export function checkedTurn({ role, content, id, statedAt }: NewTurnInput): { role: TurnRole; content: string } {
  if (!roles.includes(role)) throw new MemoryError("invalid", "A turn's role is user, assistant, system or tool.");
  if (typeof content !== "string") throw new MemoryError("invalid", "A turn's content must be a string.");
  if (content.length > maxTurnLength)
    throw new MemoryError("too_large", "A turn may have at most 12 million characters.");
  if (content.includes("\0")) throw new MemoryError("invalid", "A turn's content must not contain null characters.");
  if (id !== undefined && (id === "" || id.length > 200))
    throw new MemoryError("invalid", "A turn's id has 1 to 200 characters.");
  if (statedAt !== undefined && Number.isNaN(statedAt.getTime()))
    throw new MemoryError("invalid", "statedAt is not a date.");
  return { role, content: content.toWellFormed() };
}
