import type { Prisma } from "../../generated/prisma/client.ts";
import { resolveSession } from "../belief/resolve.ts";
import { normalise } from "../normalise.ts";
import { insertClaims, type KeyOf, sessionClaims, setResolution } from "../store/claims.ts";
import { type EntityName, ensureEntities, entityKey, type KnownEntity } from "../store/entities.ts";
import { type AliasProposal, entitiesOfTypes, proposeAliases } from "../store/merges.ts";
import type { LockedScope } from "../store/scopes.ts";
import { likelyAlias } from "./aliases.ts";
import { type ClaimFrame, claimOf, type JudgedProposal, namesIn } from "./claims.ts";
import { findValuesAgain } from "./known-values.ts";
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
  const { known, made } = await ensureEntities(tx, {
    scopeId: frame.scopeId,
    names: namesIn(kept.map(({ proposal }) => proposal)),
    scope,
  });
  await proposeNames(tx, frame.scopeId, made, known, scope.beliefAt);
  const full: ClaimFrame = { ...frame, salt: scope.salt, recordedAt: scope.beliefAt };
  const claims = kept.flatMap((one) => claimOf(one, known, full) ?? []);
  const touched: KeyOf[] = claims.map(({ entityId, key }) => ({ entityId, key }));
  const { refersBack, namesValues } = await insertClaims(tx, claims, sessionId);
  if (refersBack && sessionId !== null) touched.push(...(await resolveAgain(tx, frame.scopeId, sessionId)));
  if (namesValues)
    touched.push(...(await findValuesAgain(tx, { scopeId: frame.scopeId, from: frame.statedAt, salt: scope.salt })));
  await refold(tx, { scopeId: frame.scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys: touched });
  return claims.map(({ id }) => id);
}

/** A new name that may be a second one of somebody known is proposed as an alias; a person decides. */
async function proposeNames(
  tx: Prisma.TransactionClient,
  scopeId: string,
  made: readonly EntityName[],
  known: ReadonlyMap<string, KnownEntity>,
  now: Date,
): Promise<void> {
  const named = made.filter(({ type }) => type !== "self");
  if (named.length === 0) return;
  const others = await entitiesOfTypes(tx, {
    scopeId,
    types: named.map(({ type }) => type),
    except: named.flatMap((name) => known.get(entityKey(name))?.id ?? []),
    limit: 500,
  });
  const aliases = named.flatMap(({ type, name }) =>
    others.flatMap((other): AliasProposal[] => {
      const kind = other.type === type ? likelyAlias(name, other.name) : null;
      return kind ? [{ entityId: other.id, alias: name, aliasKey: normalise(name), kind }] : [];
    }),
  );
  await proposeAliases(tx, { scopeId, aliases, now });
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
