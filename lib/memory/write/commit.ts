import type { Prisma } from "../../generated/prisma/client.ts";
import { resolveSession } from "../belief/resolve.ts";
import { insertClaims, type KeyOf, sessionClaims, setResolution } from "../store/claims.ts";
import { ensureEntities } from "../store/entities.ts";
import type { LockedScope } from "../store/scopes.ts";
import { type ClaimFrame, claimOf, type JudgedProposal, namesIn } from "./claims.ts";
import { refold } from "./refold.ts";

/** Channel on which a commit announces { scopeId, turnId } to whoever shows what was learnt. */
export const learnedChannel = "palimpsest_memory";

/**
 * Writes judged proposals as claims and folds the touched keys. The caller holds the scope's lock in `tx`.
 * Refused proposals leave no row: what must not be kept is not kept.
 */
export async function commitProposals(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedProposal[],
  {
    scope,
    sessionId,
    ...frame
  }: Omit<ClaimFrame, "salt" | "recordedAt"> & { scope: LockedScope; sessionId: string | null },
): Promise<string[]> {
  const kept = judged.filter(({ verdict }) => verdict !== "refused");
  if (kept.length === 0) return [];
  const entities = await ensureEntities(tx, {
    scopeId: frame.scopeId,
    names: namesIn(kept.map(({ proposal }) => proposal)),
    now: scope.beliefAt,
  });
  const full: ClaimFrame = { ...frame, salt: scope.salt, recordedAt: scope.beliefAt };
  const claims = kept.flatMap((one) => claimOf(one, entities, full) ?? []);
  await insertClaims(tx, claims);
  const touched: KeyOf[] = claims.map(({ entityId, key }) => ({ entityId, key }));
  if (sessionId !== null) touched.push(...(await resolveAgain(tx, frame.scopeId, sessionId)));
  await refold(tx, { scopeId: frame.scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys: touched });
  return claims.map(({ id }) => id);
}

/** Brings the session's symbolic claims to what they stand for now; returns every key that gained or lost one. */
export async function resolveAgain(tx: Prisma.TransactionClient, scopeId: string, sessionId: string): Promise<KeyOf[]> {
  const claims = await sessionClaims(tx, { scopeId, sessionId });
  const touched: KeyOf[] = [];
  for (const [id, resolution] of resolveSession(claims)) {
    const claim = claims.find((one) => one.id === id);
    if (claim === undefined) continue;
    const next = resolution ?? { entityId: claim.entityId, key: "?" };
    if (next.entityId === claim.entityId && next.key === claim.key) continue;
    await setResolution(tx, { scopeId, id, ...next });
    touched.push({ entityId: claim.entityId, key: claim.key }, next);
  }
  return touched;
}

export async function announce(
  tx: Prisma.TransactionClient,
  message: { scopeId: string; turnId: string },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${learnedChannel}, ${JSON.stringify(message)})`;
}
