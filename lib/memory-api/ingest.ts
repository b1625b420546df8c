import type { FactStatement } from "@/lib/memory/api.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { ChangeView, Scope, TurnRole } from "@/lib/memory/types.ts";
import { extractionResult, shownDiff, waitForLearnt } from "./learnt.ts";
import type { ApiCall } from "./operation.ts";
import type { NamedScope } from "./reach.ts";
import { given } from "./schemas/inputs.ts";
import { turnsById } from "./store/turns.ts";

export interface Message {
  role: TurnRole;
  content: string;
  statedAt: Date | undefined;
}

/** Ids of what a write left, from which its answer is built: never its content. `key`: the canonical scope key. */
export type Recorded = {
  key: string;
  /** Null: a preview that names no session. */
  sessionId: string | null;
  turnIds: string[];
  claimIds: string[];
  refused: { index: number; reason: string }[];
};

export interface Learnt {
  turnId: string | null;
  changes: ChangeView[] | null;
  extraction: ReturnType<typeof shownDiff> | null;
  pending: boolean;
}

interface Named {
  session_id?: string | null | undefined;
  scopes?: NamedScope | undefined;
}

type Call = Pick<ApiCall, "memory" | "services" | "request" | "holder" | "actor" | "writeScope" | "session"> & {
  body: Named;
};

/** All messages or none: when one cannot be stored, those before it are taken back. */
export async function record(
  call: Call,
  messages: readonly Message[],
  {
    infer,
    statements,
  }: { infer: "full" | "none"; statements?: { facts: FactStatement[]; statedAt: Date | undefined } },
): Promise<Recorded> {
  const { memory, actor } = call;
  const { scope, sessionId } = await openedSession(call);
  const session = memory.sessions.open(sessionId, { scope });
  const turnIds: string[] = [];
  try {
    for (const { role, content, statedAt } of messages) {
      const turn = await session.turn({ role, content, infer, ...given({ statedAt }) });
      turnIds.push(turn.id);
    }
    const [turnId] = turnIds;
    const stated = statements
      ? await memory.facts.state({
          scope,
          statements: statements.facts,
          actor,
          ...given({ statedAt: statements.statedAt, turnId }),
        })
      : { claimIds: [], refused: [] };
    return { key: scopeKey(scope), sessionId, turnIds, claimIds: stated.claimIds, refused: stated.refused };
  } catch (error) {
    await memory.turns.withdraw({ scope, turnIds, purge: true, actor });
    throw error;
  }
}

/** Whose memory a preview is about; it opens no session. */
export async function previewOf(call: Call): Promise<Recorded> {
  const named = call.body.session_id ? await call.session(call.body.session_id, call.body.scopes) : null;
  const scope = named?.scope ?? call.writeScope(call.body.scopes);
  return { key: scopeKey(scope), sessionId: named?.id ?? null, turnIds: [], claimIds: [], refused: [] };
}

export async function previewed(
  { memory, writeScope }: Pick<Call, "memory" | "writeScope">,
  { key, sessionId }: Recorded,
  messages: readonly Message[],
): Promise<Learnt[]> {
  const turns = messages.map(({ role, content, statedAt }) => ({ role, content, ...given({ statedAt }) }));
  const session = sessionId === null ? {} : { sessionId };
  const previews = await memory.preview({ scope: writeScope(key), ...session, turns });
  return previews.map(({ changes, ...taught }) => ({
    turnId: null,
    changes,
    extraction: shownDiff({ turnId: null, changes, ...taught }),
    pending: false,
  }));
}

/** What a write taught so far, turn by turn; for facts that came without a turn, at once. */
export async function learntFrom(call: Call, { key, turnIds, claimIds }: Recorded): Promise<Learnt[]> {
  const scope = call.writeScope(key);
  const about = { contextId: call.holder.contextId, scope };
  if (claimIds.length > 0 || turnIds.length === 0) return [await learntFromClaims(call, about, { claimIds, turnIds })];
  const rows = await turnsById(call.services.prisma, { ...about, ids: turnIds });
  const unread = new Set(rows.filter(({ extraction }) => extraction === "none").map(({ id }) => id));
  const read = rows.map(({ id }) => id).filter((id) => !unread.has(id));
  const learned = await waitForLearnt(call, { scope, turnIds: read });
  return Promise.all(
    rows.map(async ({ id: turnId }) => {
      const changes = unread.has(turnId) ? [] : (learned.get(turnId) ?? null);
      const by = { turnId };
      const extraction = changes && (await extractionResult(call.services.prisma, { ...about, by }, changes));
      return { turnId, changes, extraction, pending: changes === null };
    }),
  );
}

async function learntFromClaims(
  { memory, services }: Pick<Call, "memory" | "services">,
  about: { contextId: string; scope: Scope },
  { claimIds, turnIds }: Pick<Recorded, "claimIds" | "turnIds">,
): Promise<Learnt> {
  const changes = await memory.facts.changes({ scope: about.scope, claimIds });
  const extraction = await extractionResult(services.prisma, { ...about, by: { claimIds } }, changes);
  return { turnId: turnIds[0] ?? null, changes, extraction, pending: false };
}

async function openedSession({
  body,
  memory,
  writeScope,
  session,
}: Call): Promise<{ scope: Scope; sessionId: string }> {
  if (body.session_id) {
    const { id, scope } = await session(body.session_id, body.scopes);
    return { scope, sessionId: id };
  }
  const scope = writeScope(body.scopes);
  const { id } = await memory.sessions.create({ scope });
  return { scope, sessionId: id };
}
