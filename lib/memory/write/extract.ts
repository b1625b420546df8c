import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { ExtractionOutput, Extractor, Proposal } from "../extraction/proposal.ts";
import { judge } from "../gate/judge.ts";
import { maskInjected } from "../gate/mask.ts";
import { factTerms, type IndexedFact } from "../recall/terms.ts";
import { knownKeys } from "../store/claims.ts";
import { knownEntityNames } from "../store/entities.ts";
import { finishRun } from "../store/runs.ts";
import { lockScope } from "../store/scopes.ts";
import { type PendingTurn, pendingTurn, windowBefore } from "../store/turns.ts";
import type { Clock } from "../types.ts";
import { commitProposals, learnedChannel } from "./commit.ts";
import { inTransaction } from "./transaction.ts";

export interface ExtractionSettings {
  prisma: PrismaClient;
  clock: Clock;
  extractor: Extractor;
  /** Answers when the extractor failed on its last try, so that a turn is never given up. */
  fallback: Extractor;
  floor: number;
  transientMs: number;
}

/**
 * Reads one pending turn and commits what it says: asking the extractor runs outside any transaction; run, claims,
 * projection and the turn's state commit together. Does nothing for a turn that was read already.
 * Throws what the extractor throws unless `lastTry`, when the rules answer instead; when they fail as well, the turn is
 * given up. Either way the run says so.
 */
export async function extractTurn(
  settings: ExtractionSettings,
  { scopeId, turnId, lastTry = false }: { scopeId: string; turnId: string; lastTry?: boolean },
): Promise<boolean> {
  const { prisma, clock, extractor } = settings;
  const turn = await pendingTurn(prisma, { scopeId, turnId });
  if (turn === null) return false;
  const startedAt = clock.now();
  const started = performance.now();
  const { output, by } = await ask(settings, scopeId, turn, lastTry);
  const judged = output.proposals.map((proposal) => ({
    proposal,
    ...judge(proposal, turn, { floor: settings.floor }),
  }));
  const accepted = judged.flatMap(({ proposal, verdict }) => (verdict === "accepted" ? indexedFact(proposal) : []));
  const durationMs = Math.round(performance.now() - started);

  return inTransaction(prisma, async (tx) => {
    const scope = await lockScope(tx, scopeId, clock.now());
    if (!scope) return false;
    const run = {
      id: randomUUID(),
      scopeId,
      turnId,
      extractor: by.name,
      version: by.version,
      model: output.usage?.model ?? null,
      inputTokens: output.usage?.inputTokens ?? null,
      outputTokens: output.usage?.outputTokens ?? null,
      costUsd: output.usage?.costUsd ?? null,
      durationMs,
      outcome: by === extractor || output.outcome === "failed" ? output.outcome : ("fell_back" as const),
      error: output.error ?? null,
      startedAt,
    };
    if (!(await finishRun(tx, run, { factTerms: factTerms(accepted), channel: learnedChannel }))) return false;
    await commitProposals(tx, judged, {
      scope,
      scopeId,
      sessionId: turn.sessionId,
      source: "turn",
      actor: null,
      turnId,
      runId: run.id,
      statedAt: turn.statedAt,
      stableId: turn.stableId,
      floor: settings.floor,
      transientMs: settings.transientMs,
    });
    return true;
  });
}

/** The fact as extra index text on the turn it came from (research: facts help search most there). */
function indexedFact({ key, value, subject, object }: Proposal): IndexedFact {
  const entity = subject.kind === "named" ? subject.name : null;
  return { key, value: object?.name ?? value, entity };
}

async function ask(
  { prisma, extractor, fallback }: ExtractionSettings,
  scopeId: string,
  turn: PendingTurn,
  lastTry: boolean,
): Promise<{ output: ExtractionOutput; by: Extractor }> {
  const content = maskInjected(turn.content);
  const alone = { content, statedAt: turn.statedAt, window: [], known: { entities: [], keys: [] } };
  try {
    if (!extractor.readsContext) return { output: await extractor.extract(alone), by: extractor };
    const [window, entities, keys] = await Promise.all([
      windowBefore(prisma, { scopeId, sessionId: turn.sessionId, statedAt: turn.statedAt, limit: 10 }),
      knownEntityNames(prisma, { scopeId, limit: 500 }),
      knownKeys(prisma, { scopeId, limit: 100 }),
    ]);
    return { output: await extractor.extract({ ...alone, window, known: { entities, keys } }), by: extractor };
  } catch (failure) {
    if (!lastTry) throw failure;
    const error = nameOf(failure);
    try {
      return { output: { ...(await fallback.extract(alone)), error }, by: fallback };
    } catch (second) {
      return { output: { proposals: [], outcome: "failed", error: nameOf(second) }, by: fallback };
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
