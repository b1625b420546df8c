import type { Prisma } from "../../generated/prisma/client.ts";
import type { Actor } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import { existingId } from "../ids.ts";
import { normalise } from "../normalise.ts";
import { appendAudit } from "../store/audit.ts";
import type { KeyOf } from "../store/claims.ts";
import * as store from "../store/merges.ts";
import { type LockedScope, lockExistingScope } from "../store/scopes.ts";
import { refold } from "./refold.ts";
import { inTransaction } from "./transaction.ts";

interface MergeInput {
  scopeId: string;
  /** Entity that is a second name of `into`. */
  from: string;
  into: string;
  actor: Actor;
}

/** Makes two entities one: what was said of either is folded together. Undone by `unmergeEntities`. */
export async function mergeEntities(engine: Engine, { scopeId, from, into, actor }: MergeInput): Promise<void> {
  existingId(from);
  existingId(into);
  if (from === into) throw new MemoryError("invalid", "An entity cannot be merged into itself.");
  await inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    const [source, target] = [
      await store.entityById(tx, { scopeId, id: from }),
      await store.entityById(tx, { scopeId, id: into }),
    ];
    if (!source || !target) throw new MemoryError("not_found", "There is no such entity.");
    if (source.isSelf) throw new MemoryError("invalid", "The person of a memory cannot be merged into somebody else.");
    if (source.mergedIntoId !== null || target.mergedIntoId !== null) {
      throw new MemoryError("conflict", "One of the two is merged already. Undo that first.");
    }
    await store.setMergedInto(tx, { scopeId, id: from, mergedIntoId: into });
    const keys = await store.moveClaims(tx, { scopeId, from, into });
    await settle(tx, scope, { scopeId, source, into, actor, keys, verb: "merge" });
  });
}

/** Takes a merge back: each name has again what was said of it. */
export async function unmergeEntities(
  engine: Engine,
  { scopeId, from, actor }: Omit<MergeInput, "into">,
): Promise<void> {
  existingId(from);
  await inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    const source = await store.entityById(tx, { scopeId, id: from });
    if (!source?.mergedIntoId) throw new MemoryError("not_found", "This entity is not merged.");
    const into = source.mergedIntoId;
    await store.setMergedInto(tx, { scopeId, id: from, mergedIntoId: null });
    const keys = await store.returnClaims(tx, { scopeId, from, into });
    await settle(tx, scope, { scopeId, source, into, actor, keys, verb: "unmerge" });
  });
}

/** What a merge and its undoing share: the ruling on the name, the new fold of what moved, the audit. */
async function settle(
  tx: Prisma.TransactionClient,
  { salt, beliefAt }: LockedScope,
  {
    scopeId,
    source,
    into,
    actor,
    keys,
    verb,
  }: {
    scopeId: string;
    source: store.NamedEntity;
    into: string;
    actor: Actor;
    keys: readonly KeyOf[];
    verb: "merge" | "unmerge";
  },
): Promise<void> {
  await store.decideAlias(tx, {
    scopeId,
    entityId: into,
    alias: source.name,
    aliasKey: normalise(source.name),
    status: verb === "merge" ? "accepted" : "rejected",
    now: beliefAt,
  });
  await refold(tx, { scopeId, salt, beliefAt, keys });
  const ref = `entity:${source.id}`;
  await appendAudit(tx, { actor, action: `entity.${verb}`, scopeId, ref, after: { into }, at: beliefAt });
}
