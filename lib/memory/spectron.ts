import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { Memory } from "./api.ts";
import { defaultStore } from "./default-store.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { Engine, type EngineOptions, type ExtractionQueue } from "./engine.ts";
import { MemoryError } from "./errors.ts";
import type { Extractor } from "./extraction/proposal.ts";
import { rulesExtractor } from "./extraction/rules.ts";
import { forget, previewForget, withdrawTurns } from "./forget/forget.ts";
import { existingId, isId } from "./ids.ts";
import { applyRetention } from "./lifecycle/retention.ts";
import { recallContext } from "./recall/context.ts";
import { diffBeliefs } from "./recall/diff.ts";
import { readEntities, readEntity, readHistories, readHistory } from "./recall/entities.ts";
import { buildProfile } from "./recall/profile.ts";
import { remoteMemory } from "./remote/memory.ts";
import { remoteOptions } from "./remote/transport.ts";
import { MemorySession } from "./session.ts";
import { changesOf } from "./store/learned.ts";
import { proposedAliases } from "./store/merges.ts";
import { markUsed } from "./store/retention.ts";
import { ensureScope } from "./store/scopes.ts";
import { ensureSession } from "./store/sessions.ts";
import { ownTurn } from "./store/turns.ts";
import { evidenceFor, liveAttributes } from "./store/views.ts";
import type { Clock } from "./types.ts";
import { correctFact, ruleOnClaim, withdrawFacts } from "./write/actions.ts";
import { defaultTransientMs } from "./write/claims.ts";
import { mergeEntities, unmergeEntities } from "./write/merge.ts";
import { previewTurns } from "./write/preview.ts";
import { stateFacts } from "./write/state.ts";

export interface SpectronOptions {
  /** With `endpoint` the credential. Not one when working in-process; kept so that the guide's code runs unchanged. */
  apiKey?: string;
  /** Address of a server with the Memory API, such as https://chat.example.com. The options below it are then the server's. */
  endpoint?: string;
  /** With `endpoint`: takes the place of the global fetch. */
  fetch?: typeof fetch;
  /** With `endpoint`: longest wait for an answer, in milliseconds; default 30 seconds. */
  timeoutMs?: number;
  /** Prisma client on the engine's tables; default: one on DATABASE_URL. */
  store?: PrismaClient;
  clock?: Clock;
  /** Default: rules, which need no key. */
  extractor?: Extractor;
  /** Hands extraction to a worker. Default: turns are read in this process. */
  queue?: ExtractionQueue;
  /** Confidence below which a claim is contested; default 0.7. */
  confidenceFloor?: number;
  /** How long facts of category `context` hold; default 7 days, in milliseconds. */
  transientMs?: number;
  /** Lets recall find what shares no word with the question. Default: words alone. */
  embedder?: Embedder;
  /** What a search waits for the embedder at most, in milliseconds; default 200. Later, words alone decide. */
  semanticMs?: number;
}

const systemClock: Clock = { now: () => new Date() };

/** Client of the memory, in the shape of the guide "User memory in chat": in-process, or with `endpoint` over HTTP. */
export class Spectron {
  readonly #open: (contextId: string) => Memory;

  constructor(options: SpectronOptions = {}) {
    if (options.endpoint !== undefined) {
      const remote = remoteOptions({ ...options, endpoint: options.endpoint });
      this.#open = (contextId) => remoteMemory(remote, contextId);
      return;
    }
    const engineOptions: EngineOptions = {
      prisma: options.store ?? defaultStore(),
      clock: options.clock ?? systemClock,
      extractor: options.extractor ?? rulesExtractor,
      fallback: rulesExtractor,
      queue: options.queue ?? null,
      floor: options.confidenceFloor ?? 0.7,
      transientMs: options.transientMs ?? defaultTransientMs,
      ...(options.embedder ? { embedder: options.embedder } : {}),
      ...(options.semanticMs === undefined ? {} : { semanticMs: options.semanticMs }),
    };
    this.#open = (contextId) => createMemory(new Engine(engineOptions, contextId));
  }

  /** One context is a hard tenant boundary; a chat normally uses one and separates its users by scope. */
  memory({ contextId }: { contextId: string }): Memory {
    if (!/^[a-z0-9][a-z0-9._-]{0,63}$/i.test(contextId)) {
      throw new MemoryError("invalid", "A contextId has 1 to 64 letters, digits, dots, dashes or underscores.");
    }
    return this.#open(contextId);
  }
}

function createMemory(engine: Engine): Memory {
  const { prisma } = engine;
  const owner = (scope: Parameters<Engine["scope"]>[0]) => ({ scopeId: engine.scope(scope).id });

  return {
    contextId: engine.contextId,

    sessions: {
      async create({ scope, agentFn, metadata = {}, id = randomUUID() }) {
        const { id: scopeId, key, contextId } = engine.scope(scope);
        if (!isId(id)) throw new MemoryError("invalid", "A session's id must be a UUID.");
        await ensureScope(prisma, { id: scopeId, key, contextId, now: engine.now() });
        if (!(await ensureSession(prisma, { id, scopeId, metadata, now: engine.now() }))) {
          throw new MemoryError("conflict", "This session id is taken.");
        }
        return new MemorySession(engine, id, { scopeId, user: scope.user, agentFn });
      },
      open(id, { scope, agentFn } = {}) {
        return new MemorySession(engine, id, {
          scopeId: scope && owner(scope).scopeId,
          user: scope?.user,
          agentFn,
        });
      },
    },

    scopes: {
      async register({ scope }) {
        await ensureScope(prisma, { ...engine.scope(scope), now: engine.now() });
      },
    },

    async profile({ scope, maxTokens, asOf, at }) {
      const filter = { ...owner(scope), asOf: asOf ?? null, at: at ?? asOf ?? engine.now() };
      return buildProfile(await liveAttributes(prisma, { ...filter, limit: 1_000 }), maxTokens);
    },

    context: ({ scope, ...query }) => recallContext(engine, { ...query, ...owner(scope) }),

    entities: {
      list: ({ scope, ...filter }) => readEntities(engine, { ...owner(scope), ...filter }),
      get: ({ scope, ...filter }) => readEntity(engine, { ...owner(scope), ...filter }),
      history: ({ scope, ...filter }) => readHistory(engine, { ...owner(scope), ...filter }),
      histories: ({ scope, ...filter }) => readHistories(engine, { ...owner(scope), ...filter }),
      async delete({ scope, type, name, actor }) {
        const entity = await readEntity(engine, { ...owner(scope), type, name });
        if (entity === null) throw new MemoryError("not_found", "There is no such entity.");
        await forget(engine, { ...owner(scope), target: { entityId: entity.id }, actor, mode: "soft" });
      },
      async aliases({ scope }) {
        const rows = await proposedAliases(prisma, owner(scope));
        return rows.map(({ entityId, entity, alias, kind }) => ({ entity: { id: entityId, ...entity }, alias, kind }));
      },
      merge: ({ scope, ...input }) => mergeEntities(engine, { ...owner(scope), ...input }),
      unmerge: ({ scope, ...input }) => unmergeEntities(engine, { ...owner(scope), ...input }),
    },

    diff: ({ scope, from, to }) => diffBeliefs(engine, { ...owner(scope), from, to: to ?? engine.now() }),

    preview: (input) => previewTurns(engine, input),

    facts: {
      async state({ scope, turnId, ...input }) {
        const existing =
          turnId === undefined ? null : await ownTurn(prisma, { ...owner(scope), id: existingId(turnId) });
        if (turnId !== undefined && existing === null) throw new MemoryError("not_found", "There is no such turn.");
        return stateFacts(engine, { scope, turnId, ...input });
      },
      changes: ({ scope, claimIds }) =>
        changesOf(prisma, { ...owner(scope), where: { claimIds: claimIds.filter(isId) } }),
      correct: async ({ scope, ...input }) => {
        existingId(input.attributeId);
        return correctFact(engine, { ...owner(scope), ...input });
      },
      withdraw: ({ scope, claimIds, actor }) =>
        withdrawFacts(engine, { ...owner(scope), claimIds: claimIds.filter(isId), actor }),
      async pending({ scope }) {
        const waiting = await changesOf(prisma, { ...owner(scope), where: { pending: true } });
        return waiting.flatMap((change) =>
          change.kind === "contested" || change.kind === "quarantined" ? [{ ...change, verdict: change.kind }] : [],
        );
      },
      resolve: async ({ scope, ...input }) => {
        existingId(input.claimId);
        return ruleOnClaim(engine, { ...owner(scope), ...input });
      },
      evidence: ({ scope, attributeIds }) =>
        evidenceFor(prisma, { ...owner(scope), attributeIds: attributeIds.filter(isId), asOf: null }),
      used: ({ scope, attributeIds }) =>
        markUsed(prisma, { ...owner(scope), attributeIds: attributeIds.filter(isId), now: engine.now() }),
    },

    forget: {
      preview: ({ scope, target }) => previewForget(engine, owner(scope).scopeId, target),
      soft: ({ scope, ...input }) => forget(engine, { ...owner(scope), ...input, mode: "soft" }),
      purge: ({ scope, ...input }) => forget(engine, { ...owner(scope), ...input, mode: "purge" }),
    },

    turns: {
      withdraw: ({ scope, turnIds, purge = false, actor }) =>
        withdrawTurns(engine, { ...owner(scope), turnIds: turnIds.filter(isId), purge, actor }),
    },

    retain: (rules) => applyRetention(engine, rules),
    learned: ({ scope, turnIds }) => engine.learned(owner(scope), turnIds.filter(isId)),
    settled: ({ scope }) => engine.settled(owner(scope)),
  };
}
