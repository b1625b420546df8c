import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { ExtractionInput, ExtractionOutput, Extractor, Proposal } from "../extraction/proposal.ts";
import { type JudgedTurn, judge } from "../gate/judge.ts";
import { maskInjected } from "../gate/mask.ts";
import { pacer } from "../pacer.ts";
import { factTerms, type IndexedFact } from "../recall/terms.ts";
import { knownKeys } from "../store/claims.ts";
import { knownEntityNames } from "../store/entities.ts";
import { finishRun } from "../store/runs.ts";
import { type PendingTurn, pendingTurn, windowBefore } from "../store/turns.ts";
import type { Clock } from "../types.ts";
import type { JudgedProposal } from "./claims.ts";
import { commitProposals, learnedChannel } from "./commit.ts";
import { inTransaction } from "./transaction.ts";

/** Earlier turns that an extractor may read along. */
const windowTurns = 10;

export interface ExtractionSettings {
  prisma: PrismaClient;
  clock: Clock;
  extractor: Extractor;
  /** Answers when the extractor failed on its last try, so that a turn is never given up. */
  fallback: Extractor;
  floor: number;
  transientMs: number;
}

/** More than any extractor reads (spec/memory.md §2.1: 80,000 characters): mask and gate need not look further either. */
const longestConsidered = 100_000;
/** Characters after the last quote that may still say something about it. */
const sameBreath = 4_000;
/** Facts that one turn may teach: its commit holds the scope's lock, and nobody tells more of himself in one breath. */
const mostFacts = 300;

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
  const { output, by } = await ask(settings, scopeId, turn, { lastTry });
  const judged = await judgedProposals(output, turn, settings);
  const accepted = judged.flatMap(({ proposal, verdict }) => (verdict === "accepted" ? indexedFact(proposal) : []));
  const durationMs = Math.round(performance.now() - started);

  return inTransaction(prisma, async (tx) => {
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
      error: output.error ?? (output.proposals.length > mostFacts ? "too_many_facts" : null),
      startedAt,
    };
    const told = { now: clock.now(), factTerms: factTerms(accepted), channel: learnedChannel };
    const scope = await finishRun(tx, run, told);
    if (scope === null) return false;
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

export async function judgedProposals(
  { proposals }: ExtractionOutput,
  turn: JudgedTurn,
  { floor }: Pick<ExtractionSettings, "floor">,
): Promise<JudgedProposal[]> {
  const judged: JudgedProposal[] = [];
  const lastQuoted = Math.max(0, ...proposals.flatMap(({ quotes }) => quotes.map(({ end }) => end)));
  const content = turn.content.slice(0, Math.min(longestConsidered, lastQuoted + sameBreath));
  const considered = { role: turn.role, content };
  const breathe = pacer();
  for (const proposal of proposals.slice(0, mostFacts)) {
    judged.push({ proposal, ...judge(proposal, considered, { floor }) });
    await breathe();
  }
  return judged;
}

/** The fact as extra index text on the turn it came from (research: facts help search most there). */
function indexedFact({ key, value, subject, object }: Proposal): IndexedFact {
  const entity = subject.kind === "named" ? subject.name : null;
  return { key, value: object?.name ?? value, entity };
}

/** What the extractor proposes. `earlier`: said before the turn, after what is stored of its session. */
export async function ask(
  { prisma, extractor, fallback }: ExtractionSettings,
  scopeId: string,
  turn: Pick<PendingTurn, "content" | "statedAt"> & { sessionId: string | null },
  { lastTry, earlier = [] }: { lastTry: boolean; earlier?: ExtractionInput["window"] },
): Promise<{ output: ExtractionOutput; by: Extractor }> {
  const content = maskInjected(turn.content.slice(0, longestConsidered));
  const alone = { content, statedAt: turn.statedAt, window: [], known: { entities: [], keys: [] } };
  try {
    if (!extractor.readsContext) return { output: await extractor.extract(alone), by: extractor };
    const { sessionId, statedAt } = turn;
    const [stored, entities, keys] = await Promise.all([
      sessionId === null ? [] : windowBefore(prisma, { scopeId, sessionId, statedAt, limit: windowTurns }),
      knownEntityNames(prisma, { scopeId, limit: 500 }),
      knownKeys(prisma, { scopeId, limit: 100 }),
    ]);
    const window = [...stored, ...earlier].slice(-windowTurns);
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
