import { randomUUID } from "node:crypto";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { Actor } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import { identityOf, normalise } from "../normalise.ts";
import { appendAudit } from "../store/audit.ts";
import {
  type ClaimSource,
  insertClaims,
  type KeyOf,
  type NewClaim,
  sessionsOfTurns,
  withdrawClaims,
} from "../store/claims.ts";
import { changesOf } from "../store/learned.ts";
import { type LockedScope, lockExistingScope } from "../store/scopes.ts";
import { attributeById } from "../store/views.ts";
import type { ChangeView } from "../types.ts";
import { resolveAgain } from "./commit.ts";
import { findValuesAgain } from "./known-values.ts";
import { refold } from "./refold.ts";
import { inTransaction } from "./transaction.ts";

const maxValueLength = 2_000;

/** A person's or operator's correction: the value was wrong, `value` takes its place. Not found: no such row. */
export async function correctFact(
  engine: Engine,
  { scopeId, attributeId, value, actor }: { scopeId: string; attributeId: string; value: string; actor: Actor },
): Promise<ChangeView[]> {
  const text = value.trim();
  if (normalise(text) === "") throw new MemoryError("invalid", "Say what the value should be.");
  if (text.length > maxValueLength) throw new MemoryError("too_large", "A value may have at most 2,000 characters.");
  if (text.includes("\0") || !text.isWellFormed())
    throw new MemoryError("invalid", "The value holds broken characters.");
  const claimIds = await inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    const row = await attributeById(tx, { scopeId, id: attributeId, at: engine.now() });
    if (row === null) throw new MemoryError("not_found", "This fact is not remembered (any more).");
    const claim: NewClaim = {
      ...actionClaim(engine, scope, { scopeId, actor, entityId: row.entity.id, key: row.key, category: row.category }),
      op: "correct",
      value: text,
      identity: identityOf(scope.salt, text),
      target: identityOf(scope.salt, row.value),
    };
    await insertClaims(tx, [claim]);
    await refold(tx, { scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys: [claim] });
    await appendAudit(tx, {
      actor,
      action: "fact.correct",
      scopeId,
      ref: `attribute:${attributeId}`,
      at: scope.beliefAt,
    });
    return [claim.id];
  });
  return changesOf(engine.prisma, { scopeId, where: { claimIds } });
}

/** Takes claims back as if never made; what they had replaced is current again. Unknown ids are passed over. */
export async function withdrawFacts(
  engine: Engine,
  { scopeId, claimIds, actor }: { scopeId: string; claimIds: readonly string[]; actor: Actor },
): Promise<void> {
  if (claimIds.length === 0) return;
  await inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    const count = await withdrawIn(tx, scope, { scopeId, where: { ids: claimIds } });
    await appendAudit(tx, { actor, action: "fact.withdraw", scopeId, after: { claims: count }, at: scope.beliefAt });
  });
}

/** Withdraws claims inside a transaction that holds the scope's lock; returns how many. */
export async function withdrawIn(
  tx: Prisma.TransactionClient,
  scope: LockedScope,
  { scopeId, where }: { scopeId: string; where: { ids: readonly string[] } | { turnIds: readonly string[] } },
): Promise<number> {
  const withdrawn = await withdrawClaims(tx, { scopeId, now: scope.beliefAt, where });
  const turnIds = [...new Set(withdrawn.flatMap(({ turnId }) => turnId ?? []))];
  const keys: KeyOf[] = [...withdrawn];
  for (const sessionId of await sessionsOfTurns(tx, { scopeId, turnIds })) {
    keys.push(...(await resolveAgain(tx, scopeId, sessionId)));
  }
  keys.push(...(await findValuesAgain(tx, { scopeId, from: new Date(0), salt: scope.salt })));
  await refold(tx, { scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys });
  return withdrawn.length;
}

/** A person's ruling on a contested or quarantined claim. Not found: no such claim waits. */
export async function ruleOnClaim(
  engine: Engine,
  { scopeId, claimId, accept, actor }: { scopeId: string; claimId: string; accept: boolean; actor: Actor },
): Promise<ChangeView[]> {
  await inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    const claim = await tx.claim.findFirst({
      where: { id: claimId, scopeId, verdict: { in: ["contested", "quarantined"] }, withdrawnAt: null },
      select: { entityId: true, key: true, category: true },
    });
    if (claim === null) throw new MemoryError("not_found", "There is nothing to decide here (any more).");
    const category = claim.category as ChangeView["category"];
    const ruling: NewClaim = {
      ...actionClaim(engine, scope, { scopeId, actor, entityId: claim.entityId, key: claim.key, category }),
      op: "resolve",
      value: accept ? "accept" : "reject",
      rulesOnId: claimId,
    };
    await insertClaims(tx, [ruling]);
    await refold(tx, { scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys: [ruling] });
    const action = accept ? "claim.accept" : "claim.reject";
    await appendAudit(tx, { actor, action, scopeId, ref: `claim:${claimId}`, at: scope.beliefAt });
  });
  return changesOf(engine.prisma, { scopeId, where: { claimIds: [claimId] } });
}

const sources: Readonly<Record<Actor["kind"], ClaimSource>> = {
  user: "person",
  operator: "operator",
  key: "api",
  process: "process",
};

/** How the log names who acted. */
export function sourceOf({ kind }: Actor): ClaimSource {
  return sources[kind];
}

function actionClaim(
  engine: Engine,
  scope: LockedScope,
  about: { scopeId: string; actor: Actor; category: ChangeView["category"] } & KeyOf,
): NewClaim {
  const id = randomUUID();
  return {
    id,
    scopeId: about.scopeId,
    entityId: about.entityId,
    key: about.key,
    op: "assert",
    value: null,
    identity: null,
    aka: [],
    target: null,
    quiet: false,
    symbol: null,
    objectId: null,
    saidOfId: null,
    saidObjectId: null,
    category: about.category,
    many: false,
    validFrom: null,
    validUntil: null,
    confidence: 1,
    floor: engine.options.floor,
    verdict: "accepted",
    verdictReason: null,
    source: sourceOf(about.actor),
    actor: about.actor.id,
    turnId: null,
    runId: null,
    rulesOnId: null,
    quotes: [],
    derivation: null,
    spanStart: 0,
    statedAt: scope.beliefAt,
    recordedAt: scope.beliefAt,
    stableId: id,
  };
}
