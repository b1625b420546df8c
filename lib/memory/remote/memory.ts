import type { Actor, ForgetReport, ForgetTarget, Memory } from "../api.ts";
import { MemoryError } from "../errors.ts";
import { scopeKey } from "../scope.ts";
import type {
  AttributeHistoryEntry,
  ChangeView,
  EntityView,
  EvidenceView,
  Profile,
  RecalledContext,
  RelationStatement,
  Scope,
} from "../types.ts";
import { RemoteSession } from "./session.ts";
import { type RemoteOptions, type RemoteRequest, request, unknownSession } from "./transport.ts";

/** Rows that the server gives at most at once. */
const mostRows = 500;

type Query = NonNullable<RemoteRequest["query"]>;

interface Previewed {
  changes: ChangeView[][];
  extractions: { relations: RelationStatement[]; entities: { id: string; isNew: boolean }[] }[];
}

/** A context of a server with the Memory API, in the shape of the engine. The server's key acts: of `actor` only the reason is sent. */
export function remoteMemory(remote: RemoteOptions, contextId: string): Memory {
  const call = <Result>(one: RemoteRequest) => request<Result>(remote, contextId, one);

  function read<Result>(path: string, scope: Scope, query: Query = {}) {
    return call<Result>({ method: "GET", path, query: { lens: scopeKey(scope), ...query }, repeatable: true });
  }
  function ask<Result>(path: string, scope: Scope, body: object) {
    return call<Result>({ method: "POST", path, body: { lens: scopeKey(scope), ...body }, repeatable: true });
  }
  function act<Result>(path: string, scope: Scope, body: object, actor?: Actor) {
    return call<Result>({ method: "POST", path, body: { scopes: scopeKey(scope), ...body, reason: actor?.reason } });
  }
  async function forget(scope: Scope, body: object, actor?: Actor): Promise<ForgetReport> {
    return (await act<{ report: ForgetReport }>("/forget", scope, body, actor)).report;
  }

  return {
    contextId,

    sessions: {
      async create({ scope, agentFn, metadata, id }) {
        const key = scopeKey(scope);
        const session = await call<{ id: string }>({
          method: "POST",
          path: "/sessions",
          body: { scopes: key, metadata, id },
        });
        return new RemoteSession(remote, session.id, { contextId, scope: key, agentFn });
      },
      open: (id, { scope, agentFn } = {}) =>
        new RemoteSession(remote, id, { contextId, scope: scope && scopeKey(scope), agentFn }),
    },

    scopes: {
      async register({ scope }) {
        await call({ method: "POST", path: "/scopes", body: { path: scopeKey(scope) }, repeatable: true });
      },
    },

    async profile({ scope, ...filter }) {
      const { summary, attributes, sections, tokens } = await read<Profile>("/profile", scope, { ...filter });
      return { summary, attributes, sections, tokens };
    },

    async context({ scope, ...query }) {
      const { formatted, items, tokens, durationMs, semantic } = await ask<RecalledContext>("/context", scope, query);
      return { formatted, items, tokens, durationMs, ...(semantic ? { semantic } : {}) };
    },

    entities: {
      async list({ scope, ...filter }) {
        const entities: EntityView[] = [];
        for (let cursor: string | undefined; ; ) {
          const query = { ...filter, limit: mostRows, cursor };
          const found = await read<{ entities: EntityView[]; page: { nextCursor?: string } }>(
            "/entities",
            scope,
            query,
          );
          entities.push(...found.entities.map(entityOf));
          cursor = found.page.nextCursor;
          if (cursor === undefined) return entities;
        }
      },
      async get({ scope, type, name, ...filter }) {
        const path = entityPath(type, name);
        try {
          return entityOf((await read<{ entity: EntityView }>(path, scope, { ...filter })).entity);
        } catch (error) {
          if (error instanceof MemoryError && error.code === "not_found") return null;
          throw error;
        }
      },
      async history({ scope, type, name, key, asOf }) {
        const path = `${entityPath(type, name)}/history/${encodeURIComponent(key)}`;
        return (await read<{ entries: AttributeHistoryEntry[] }>(path, scope, { asOf })).entries;
      },
      async histories({ scope, asOf }) {
        type Histories = { histories: { entity: EntityView; entries: AttributeHistoryEntry[] }[] };
        return (await read<Histories>("/histories", scope, { asOf })).histories;
      },
      async delete({ scope, type, name }) {
        await call({ method: "DELETE", path: entityPath(type, name), query: { lens: scopeKey(scope) } });
      },
      async aliases({ scope }) {
        return (await read<{ aliases: Awaited<ReturnType<Memory["entities"]["aliases"]>> }>("/aliases", scope)).aliases;
      },
      async merge({ scope, from, into, actor }) {
        await act("/entities/merge", scope, { from, into }, actor);
      },
      async unmerge({ scope, from, actor }) {
        await act("/entities/unmerge", scope, { from }, actor);
      },
    },

    diff: ({ scope, from, to }) => read("/diff", scope, { from, to }),

    async preview({ scope, sessionId, turns }) {
      if (turns.length === 0) return [];
      const messages = turns.map(({ role, content, statedAt }) => ({ role, content, ts: statedAt }));
      const body = { scopes: scopeKey(scope), session_id: sessionId, infer: "preview", messages };
      const asked = call<Previewed>({ method: "POST", path: "/facts/batch", body, repeatable: true });
      const { changes, extractions } = await (sessionId === undefined ? asked : unknownSession(asked));
      return extractions.map(({ relations, entities }, index) => ({
        changes: changes[index] ?? [],
        relations: relations.map(({ subject, label, object }) => ({ subject, label, object })),
        newEntityIds: entities.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
      }));
    },

    facts: {
      state: ({ scope, statements, actor, statedAt, turnId }) =>
        act("/facts/state", scope, { statements, statedAt, turnId }, actor),
      async changes({ scope, claimIds }) {
        return (await ask<{ changes: ChangeView[] }>("/facts/changes", scope, { claimIds })).changes;
      },
      async correct({ scope, actor, ...correction }) {
        return (await act<{ changes: ChangeView[] }>("/facts/correct", scope, correction, actor)).changes;
      },
      async withdraw({ scope, claimIds, actor }) {
        await act("/facts/withdraw", scope, { claimIds }, actor);
      },
      async pending({ scope }) {
        return (await read<{ pending: Awaited<ReturnType<Memory["facts"]["pending"]>> }>("/facts/pending", scope))
          .pending;
      },
      async resolve({ scope, actor, ...ruling }) {
        return (await act<{ changes: ChangeView[] }>("/facts/resolve", scope, ruling, actor)).changes;
      },
      async evidence({ scope, attributeIds }) {
        const { evidence } = await ask<{ evidence: Record<string, EvidenceView[]> }>("/facts/evidence", scope, {
          attributeIds,
        });
        return new Map(Object.entries(evidence));
      },
      async used({ scope, attributeIds }) {
        await act("/facts/used", scope, { attributeIds });
      },
    },

    forget: {
      preview: ({ scope, target }: { scope: Scope; target: ForgetTarget }) => forget(scope, { target, dryRun: true }),
      soft: ({ scope, target, actor }) => forget(scope, { target }, actor),
      purge: ({ scope, target, actor }) => forget(scope, { target, purge: true }, actor),
    },

    turns: {
      async withdraw({ scope, actor, ...turns }) {
        await act("/turns/withdraw", scope, turns, actor);
      },
    },

    retain: (rules) => call({ method: "POST", path: "/retain", body: { rules } }),

    async learned({ scope, turnIds }) {
      const { learned } = await ask<{ learned: Record<string, ChangeView[]> }>("/learned", scope, { turnIds });
      return new Map(Object.entries(learned));
    },

    async settled({ scope }) {
      while (!(await ask<{ settled: boolean }>("/settled", scope, {})).settled) {
        // Each request waits for a while by itself.
      }
    },
  };
}

function entityPath(type: string, name: string) {
  return `/entities/${encodeURIComponent(type)}/${encodeURIComponent(name)}`;
}

function entityOf({ id, type, name, isSelf, aliases, attributes, relations }: EntityView): EntityView {
  return { id, type, name, isSelf, aliases, attributes, relations };
}
