import type { Actor, ForgetReport, ForgetTarget } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import { existingId } from "../ids.ts";
import { recallContext } from "../recall/context.ts";
import { appendAudit } from "../store/audit.ts";
import type { Database } from "../store/database.ts";
import * as store from "../store/forget.ts";
import { lockExistingScope } from "../store/scopes.ts";
import { withdrawIn } from "../write/actions.ts";
import { refold } from "../write/refold.ts";
import { inTransaction } from "../write/transaction.ts";

/** Facts that a query may take at most; the preview shows which. */
const maxByQuery = 10;

/** Facts are forgotten (a tombstone each); turns are deleted (their claims are withdrawn, what they replaced is current again). */
interface Selection {
  values: store.ForgottenValue[];
  turnIds: string[];
}

export async function previewForget(engine: Engine, scopeId: string, target: ForgetTarget): Promise<ForgetReport> {
  return report(engine.prisma, scopeId, "preview", await select(engine, scopeId, target));
}

/**
 * Soft: hidden from every read, also from every as-of; hashes and text stay for the audit's sake until a purge.
 * Purge: the text is gone from claims, rows, turns, recalls and embeddings, and probes say so.
 */
export async function forget(
  engine: Engine,
  { scopeId, target, actor, mode }: { scopeId: string; target: ForgetTarget; actor: Actor; mode: "soft" | "purge" },
): Promise<ForgetReport> {
  if ("everything" in target && mode === "purge") return eraseScope(engine, scopeId, actor);
  const selection = await select(engine, scopeId, target);
  const { values, turnIds } = selection;
  return inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    const before = await report(tx, scopeId, mode, selection);
    const sources = await store.turnsOfValues(tx, { scopeId, values });
    if (values.length > 0) {
      await store.insertTombstones(tx, { scopeId, values, actor: actor.id, now: scope.beliefAt });
      await refold(tx, { scopeId, salt: scope.salt, beliefAt: scope.beliefAt, keys: values });
      await store.hideValues(tx, { scopeId, values, now: scope.beliefAt });
    }
    if (turnIds.length > 0) await withdrawIn(tx, scope, { scopeId, where: { turnIds } });
    await store.hideTurns(tx, { scopeId, turnIds: [...sources, ...turnIds], now: scope.beliefAt });
    const counts = {
      attributes: before.attributes.length,
      turns: before.turns,
      claims: before.claims,
      recalls: before.recalls,
    };
    await appendAudit(tx, { actor, action: `forget.${mode}`, scopeId, after: counts, at: scope.beliefAt });
    if (mode === "soft") return before;

    const texts = values.map(({ value }) => value);
    await store.eraseValues(tx, { scopeId, values });
    await store.eraseTurns(tx, { scopeId, turnIds: [...sources, ...turnIds] });
    await store.eraseWithdrawn(tx, { scopeId, turnIds });
    await store.eraseRecalls(tx, { scopeId, texts });
    return { ...before, probes: await store.probeTexts(tx, { scopeId, texts }) };
  });
}

/** Deletes turns as if never said. Their content is kept, hidden, unless `purge`. */
export async function withdrawTurns(
  engine: Engine,
  { scopeId, turnIds, purge, actor }: { scopeId: string; turnIds: readonly string[]; purge: boolean; actor: Actor },
): Promise<void> {
  if (turnIds.length === 0) return;
  await inTransaction(engine.prisma, async (tx) => {
    const scope = await lockExistingScope(tx, scopeId, engine.now());
    await store.hideTurns(tx, { scopeId, turnIds, now: scope.beliefAt });
    const claims = await withdrawIn(tx, scope, { scopeId, where: { turnIds } });
    if (purge) {
      await store.eraseTurns(tx, { scopeId, turnIds });
      await store.eraseWithdrawn(tx, { scopeId, turnIds });
    }
    const after = { turns: turnIds.length, claims };
    await appendAudit(tx, {
      actor,
      action: purge ? "turn.purge" : "turn.withdraw",
      scopeId,
      after,
      at: scope.beliefAt,
    });
  });
}

async function eraseScope(engine: Engine, scopeId: string, actor: Actor): Promise<ForgetReport> {
  return inTransaction(engine.prisma, async (tx) => {
    const at = engine.now();
    const before = await report(tx, scopeId, "purge", {
      values: await store.valuesToForget(tx, { scopeId, of: "all" }),
      turnIds: [],
    });
    const rows = await store.countScopeRows(tx, { scopeId });
    const of = (place: string) => rows.find((row) => row.place === place)?.remaining ?? 0;
    await store.deleteScope(tx, { scopeId });
    const after = Object.fromEntries(rows.map(({ place, remaining }) => [place, remaining]));
    await appendAudit(tx, { actor, action: "forget.everything", scopeId, after, at });
    const probes = await store.countScopeRows(tx, { scopeId });
    return { ...before, turns: of("turns"), claims: of("claims"), recalls: of("recalls"), probes };
  });
}

async function select(engine: Engine, scopeId: string, target: ForgetTarget): Promise<Selection> {
  const db = engine.prisma;
  for (const id of Object.values(target)) if (typeof id === "string" && !("query" in target)) existingId(id);
  if ("attributeId" in target) {
    const values = await store.valuesToForget(db, { scopeId, of: { attributeIds: [target.attributeId] } });
    if (values.length === 0) throw new MemoryError("not_found", "This fact is not remembered (any more).");
    return { values, turnIds: [] };
  }
  if ("entityId" in target) {
    return { values: await store.valuesToForget(db, { scopeId, of: { entityId: target.entityId } }), turnIds: [] };
  }
  if ("turnId" in target) return { values: [], turnIds: [target.turnId] };
  if ("sessionId" in target) {
    return { values: [], turnIds: await store.turnsOfSession(db, { scopeId, sessionId: target.sessionId }) };
  }
  if ("query" in target) {
    const found = await recallContext(engine, { query: target.query, topK: maxByQuery, scopeId, byWordsAlone: true });
    const attributeIds = found.items.filter(({ kind }) => kind === "attribute").map(({ id }) => id);
    return { values: await store.valuesToForget(db, { scopeId, of: { attributeIds } }), turnIds: [] };
  }
  const turns = await db.turn.findMany({ where: { scopeId, withdrawnAt: null }, select: { id: true } });
  return { values: await store.valuesToForget(db, { scopeId, of: "all" }), turnIds: turns.map(({ id }) => id) };
}

async function report(
  db: Database,
  scopeId: string,
  mode: ForgetReport["mode"],
  { values, turnIds }: Selection,
): Promise<ForgetReport> {
  const sources = await store.turnsOfValues(db, { scopeId, values });
  const [ofValues, ofTurns, recalls] = await Promise.all([
    store.countClaims(db, { scopeId, of: { values } }),
    store.countClaims(db, { scopeId, of: { turnIds } }),
    store.countRecalls(db, { scopeId, texts: values.map(({ value }) => value) }),
  ]);
  return {
    mode,
    attributes: values.map(({ attributeId, entityName, key, value }) => ({
      id: attributeId,
      entity: entityName,
      key,
      value,
    })),
    turns: new Set([...sources, ...turnIds]).size,
    claims: ofValues + ofTurns,
    recalls,
  };
}
