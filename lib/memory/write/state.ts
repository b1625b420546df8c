import type { Prisma } from "../../generated/prisma/client.ts";
import type { Actor, FactStatement, StatedFacts } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import type { Proposal } from "../extraction/proposal.ts";
import { judgeStatement } from "../gate/judge-statement.ts";
import { contentHash, identityOf, normalise } from "../normalise.ts";
import { appendAudit } from "../store/audit.ts";
import { changesOf } from "../store/learned.ts";
import { ensureScope, type LockedScope, lockExistingScope } from "../store/scopes.ts";
import { isForgotten } from "../store/tombstones.ts";
import type { EntityRef, Scope } from "../types.ts";
import { canonicalKey, definitionOf } from "../vocabulary.ts";
import { sourceOf } from "./actions.ts";
import { commitProposals } from "./commit.ts";
import { inTransaction } from "./transaction.ts";

/** A caller that writes facts down is surer than an extractor and less sure than the person who corrects one. */
const confidence = 0.95;
const mostStatements = 200;

interface Statements {
  scope: Scope;
  statements: readonly FactStatement[];
  actor: Actor;
  statedAt?: Date | undefined;
  turnId?: string | undefined;
}

/**
 * Writes facts that come as data: claims like any other, in one transaction, each judged by the gate. The same
 * statements of the same instant again are the same claims. What was forgotten stays so: only the person brings it back.
 */
export async function stateFacts(
  engine: Engine,
  { scope, statements, actor, ...rest }: Statements,
): Promise<StatedFacts> {
  if (statements.length > mostStatements)
    throw new MemoryError("too_large", `State at most ${mostStatements} facts at once.`);
  const { id: scopeId, key, contextId } = engine.scope(scope);
  const drafts = statements.map(proposalOf);
  const done = await inTransaction(engine.prisma, async (tx) => {
    await ensureScope(tx, { id: scopeId, key, contextId, now: engine.now() });
    const locked = await lockExistingScope(tx, scopeId, engine.now());
    const statedAt = rest.statedAt ?? locked.beliefAt;
    const claimIds: string[] = [];
    const refused: StatedFacts["refused"] = [];
    for (const [index, draft] of drafts.entries()) {
      const stableId = contentHash(
        `${actor.id}|${statedAt.toISOString()}|${index}|${JSON.stringify(statements[index])}`,
      );
      const earlier = await tx.claim.findMany({ where: { scopeId, stableId }, select: { id: true } });
      claimIds.push(...earlier.map(({ id }) => id));
      if (earlier.length > 0) continue;
      const judgement = (await forgottenFault(tx, scopeId, locked, draft)) ?? judgeStatement(draft, engine.settings);
      if (judgement.verdict === "refused") refused.push({ index, reason: judgement.reason ?? "refused" });
      const written = await commitProposals(tx, [{ proposal: { ...draft, quotes: [] }, ...judgement }], {
        scope: locked,
        scopeId,
        sessionId: null,
        source: sourceOf(actor),
        actor: actor.id,
        turnId: rest.turnId ?? null,
        runId: null,
        statedAt,
        stableId,
        floor: engine.settings.floor,
        transientMs: engine.settings.transientMs,
      });
      claimIds.push(...written);
    }
    const after = { claims: claimIds.length, refused: refused.length };
    await appendAudit(tx, { actor, action: "fact.state", scopeId, after, at: locked.beliefAt });
    return { claimIds, refused };
  });
  return { ...done, changes: await changesOf(engine.prisma, { scopeId, where: { claimIds: done.claimIds } }) };
}

function proposalOf({ entity, key, value, target, category }: FactStatement): Omit<Proposal, "quotes"> {
  if ((value === undefined) === (target === undefined))
    throw new MemoryError("invalid", "A fact has either a value or a target.");
  const isSelf = entity.type === "self" || normalise(entity.name) === "self";
  const subject = isSelf ? ({ kind: "self" } as const) : ({ kind: "named", ...entity } as const);
  const said = category ?? (target ? "identity" : definitionOf(canonicalKey(key)).category);
  const base = { subject, op: "assert" as const, category: said, confidence };
  if (target) return { ...base, key: labelOf(key), value: target.name, object: target };
  return { ...base, key, value: value?.trim() ?? "" };
}

/** Labels of relations are open: "sister" stays "sister". */
function labelOf(key: string): string {
  return normalise(key).replace(/[^\p{L}\p{N}]+/gu, "_");
}

/** Of a value that the person had forgotten: refused, whoever states it. */
async function forgottenFault(
  tx: Prisma.TransactionClient,
  scopeId: string,
  { salt }: LockedScope,
  { subject, object, key, value }: Omit<Proposal, "quotes">,
) {
  const entityId = await idOf(tx, scopeId, subject.kind === "named" ? subject : { type: "self", name: "self" });
  const identity = object ? await idOf(tx, scopeId, object) : identityOf(salt, value ?? "");
  if (entityId === null || identity === null) return null;
  const forgotten = await isForgotten(tx, { scopeId, entityId, key: object ? key : canonicalKey(key), identity });
  return forgotten ? ({ verdict: "refused", reason: "forgotten" } as const) : null;
}

async function idOf(tx: Prisma.TransactionClient, scopeId: string, { type, name }: Omit<EntityRef, "id">) {
  const where = { scopeId, type, nameKey: normalise(name) };
  const row = await tx.entity.findFirst({ where, select: { id: true, mergedIntoId: true } });
  return row && (row.mergedIntoId ?? row.id);
}
