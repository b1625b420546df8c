import type { Actor } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import { existingId } from "../ids.ts";
import { normalise } from "../normalise.ts";
import { appendAudit } from "../store/audit.ts";
import * as store from "../store/merges.ts";
import { lockExistingScope } from "../store/scopes.ts";
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
    const aliasKey = normalise(source.name);
    await store.decideAlias(tx, {
      scopeId,
      entityId: into,
      alias: source.name,
      aliasKey,
      status: "accepted",
      now: scope.beliefAt,
    });
    await refold(tx, { scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys });
    await appendAudit(tx, {
      actor,
      action: "entity.merge",
      scopeId,
      ref: `entity:${from}`,
      after: { into },
      at: scope.beliefAt,
    });
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
    const aliasKey = normalise(source.name);
    await store.decideAlias(tx, {
      scopeId,
      entityId: into,
      alias: source.name,
      aliasKey,
      status: "rejected",
      now: scope.beliefAt,
    });
    await refold(tx, { scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys });
    await appendAudit(tx, {
      actor,
      action: "entity.unmerge",
      scopeId,
      ref: `entity:${from}`,
      after: { into },
      at: scope.beliefAt,
    });
  });
}
