import { randomUUID } from "node:crypto";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { TurnInput, TurnPreview } from "../api.ts";
import { checkedTurn, type Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import type { ExtractionInput } from "../extraction/proposal.ts";
import { existingId } from "../ids.ts";
import { changesOf } from "../store/learned.ts";
import { ensureScope, lockExistingScope } from "../store/scopes.ts";
import { ensureSession } from "../store/sessions.ts";
import { taughtBeside } from "../store/taught.ts";
import { insertTurn } from "../store/turns.ts";
import type { Scope } from "../types.ts";
import type { JudgedProposal } from "./claims.ts";
import { commitProposals } from "./commit.ts";
import { ask, judgedProposals } from "./extract.ts";
import { inTransaction } from "./transaction.ts";

interface ReadTurn {
  turn: { role: TurnInput["role"]; content: string; statedAt: Date };
  judged: JudgedProposal[];
}

/** Carries the result out of the transaction that it undoes. */
class Undone extends Error {
  override readonly name = "Undone";
  constructor(readonly previews: TurnPreview[]) {
    super("A preview writes nothing.");
  }
}

/**
 * What turns would teach, in their order, had they been said now. The real write path runs and its transaction is
 * undone, so that a preview can say nothing else than the write would; ids of rows that would be new hold nothing.
 */
export async function previewTurns(
  engine: Engine,
  {
    scope,
    sessionId,
    turns,
  }: { scope: Scope; sessionId?: string; turns: readonly Pick<TurnInput, "role" | "content" | "statedAt">[] },
): Promise<TurnPreview[]> {
  const session = sessionId === undefined ? null : existingId(sessionId);
  const read = await readTurns(engine, { scopeId: engine.scope(scope).id, sessionId: session, turns });
  try {
    return await inTransaction(engine.prisma, async (tx) => {
      throw new Undone(await writeAll(tx, engine, { scope, sessionId: session, read }));
    });
  } catch (error) {
    if (error instanceof Undone) return error.previews;
    throw error;
  }
}

async function readTurns(
  engine: Engine,
  {
    scopeId,
    sessionId,
    turns,
  }: { scopeId: string; sessionId: string | null; turns: readonly Pick<TurnInput, "role" | "content" | "statedAt">[] },
): Promise<ReadTurn[]> {
  const earlier: ExtractionInput["window"] = [];
  const read: ReadTurn[] = [];
  for (const input of turns) {
    const { role, content } = checkedTurn(input);
    const turn = { role, content, statedAt: input.statedAt ?? engine.now() };
    const isRead = role === "user" && content.trim() !== "";
    const asked = isRead
      ? await ask(engine.settings, scopeId, { ...turn, sessionId }, { lastTry: true, earlier })
      : null;
    read.push({ turn, judged: asked ? await judgedProposals(asked.output, turn, engine.settings) : [] });
    if (role === "user" || role === "assistant") earlier.push({ role, content });
  }
  return read;
}

async function writeAll(
  tx: Prisma.TransactionClient,
  engine: Engine,
  { scope, sessionId, read }: { scope: Scope; sessionId: string | null; read: readonly ReadTurn[] },
): Promise<TurnPreview[]> {
  const { id: scopeId, key, contextId } = engine.scope(scope);
  const now = engine.now();
  await ensureScope(tx, { id: scopeId, key, contextId, now });
  const session = sessionId ?? randomUUID();
  if (sessionId === null) await ensureSession(tx, { id: session, scopeId, metadata: {}, now });
  const previews: TurnPreview[] = [];
  for (const { turn, judged } of read) {
    const id = randomUUID();
    const row = { ...turn, id, scopeId, sessionId: session, recordedAt: now, stableId: id, terms: "" };
    if ((await insertTurn(tx, { ...row, extraction: "none" })) === null)
      throw new MemoryError("not_found", "There is no such open session in this scope.");
    const locked = await lockExistingScope(tx, scopeId, now);
    await commitProposals(tx, judged, {
      scope: locked,
      scopeId,
      sessionId: session,
      source: "turn",
      actor: null,
      turnId: id,
      runId: null,
      statedAt: turn.statedAt,
      stableId: id,
      floor: engine.settings.floor,
      transientMs: engine.settings.transientMs,
    });
    const changes = (await changesOf(tx, { scopeId, where: { turnIds: [id] } })).map(
      ({ turnId: _, ...change }) => change,
    );
    const entityIds = [...new Set(changes.map(({ entity }) => entity.id))];
    previews.push({ changes, ...(await taughtBeside(tx, { scopeId, by: { turnId: id }, entityIds })) });
  }
  return previews;
}
