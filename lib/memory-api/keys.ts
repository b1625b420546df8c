import { audit } from "@/lib/audit.ts";
import type { ApiKey, PrismaClient } from "@/lib/generated/prisma/client.ts";
import { AppError } from "@/lib/http/errors.ts";
import type { Actor } from "@/lib/memory/api.ts";
import { type Grant, grants, newSecret } from "./key-format.ts";
import { canonicalPattern, includes } from "./reach.ts";

/** A key as it may be shown: everything but the secret. */
export interface KeyView {
  id: string;
  name: string;
  prefix: string;
  contextId: string;
  scopes: string[];
  grants: Grant[];
  createdAt: Date;
  lastUsedAt: Date | null;
  validUntil: Date | null;
  revokedAt: Date | null;
}

/** What a new or changed key may open at most. Absent: an operator's choice, bounded by nothing. */
export interface KeyBounds {
  patterns: readonly string[];
  grants: readonly Grant[];
  validUntil: Date | null;
}

export interface KeyWish {
  name: string;
  contextId: string;
  scopes: readonly string[];
  grants: readonly Grant[];
  validUntil: Date | null;
}

interface Act {
  actor: Actor;
  now: Date;
  bounds?: KeyBounds;
}

/** Makes a key and returns it with its secret, which is shown this once. Throws AppError `invalid`, `forbidden`, `conflict`. */
export async function mintKey(
  prisma: PrismaClient,
  wish: KeyWish,
  { actor, now, bounds }: Act,
): Promise<{ view: KeyView; key: string }> {
  const scopes = checkedScopes(wish.scopes);
  const { contextId, name, validUntil } = wish;
  refuseWidening({ scopes, grants: wish.grants, validUntil }, bounds);
  if (validUntil !== null && validUntil <= now) throw new AppError("invalid", "The key would have expired already.");
  const { prefix, secretHash, key } = newSecret();
  const createdById = actor.kind === "operator" ? actor.id : null;
  return prisma.$transaction(async (tx) => {
    await refuseTakenName(tx, { contextId, name, now });
    const row = await tx.apiKey.create({
      data: {
        name,
        prefix,
        secretHash,
        contextId,
        scopes,
        grants: [...wish.grants],
        createdById,
        createdAt: now,
        validUntil,
      },
    });
    const after = { name, contextId, scopes, grants: [...wish.grants] };
    await audit(tx, { actor, action: "key.create", ref: `key:${row.id}`, after });
    return { view: keyView(row), key };
  });
}

/** Keys of a context, newest first; with bounds only those that open no more than they do. */
export async function listKeys(
  prisma: PrismaClient,
  { contextId, bounds }: { contextId?: string; bounds?: KeyBounds },
): Promise<KeyView[]> {
  const rows = await prisma.apiKey.findMany({
    where: contextId === undefined ? {} : { contextId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 500,
  });
  return rows.map(keyView).filter((key) => within(key, bounds));
}

/** Opens less from now on; widening is refused. */
export async function narrowKey(
  prisma: PrismaClient,
  id: string,
  wish: { scopes: readonly string[]; grants: readonly Grant[]; validUntil: Date | null },
  { actor, now, bounds }: Act,
): Promise<KeyView> {
  const scopes = checkedScopes(wish.scopes);
  return prisma.$transaction(async (tx) => {
    const held = await liveKey(tx, { id, bounds, now });
    refuseWidening({ ...wish, scopes }, { ...held, patterns: held.scopes });
    const data = { scopes, grants: [...wish.grants], validUntil: wish.validUntil };
    const row = await tx.apiKey.update({ where: { id: held.id }, data });
    const before = { scopes: held.scopes, grants: held.grants };
    await audit(tx, { actor, action: "key.narrow", ref: `key:${id}`, before, after: { scopes, grants: data.grants } });
    return keyView(row);
  });
}

/** A new secret for the same key; the old one stops working at once. */
export async function rotateKey(
  prisma: PrismaClient,
  id: string,
  { actor, now, bounds }: Act,
): Promise<{ view: KeyView; key: string }> {
  const { prefix, secretHash, key } = newSecret();
  return prisma.$transaction(async (tx) => {
    const held = await liveKey(tx, { id, bounds, now });
    const row = await tx.apiKey.update({ where: { id: held.id }, data: { prefix, secretHash } });
    await audit(tx, { actor, action: "key.rotate", ref: `key:${id}` });
    return { view: keyView(row), key };
  });
}

export async function revokeKey(prisma: PrismaClient, id: string, { actor, now, bounds }: Act): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const held = await liveKey(tx, { id, bounds, now });
    await tx.apiKey.update({ where: { id: held.id }, data: { revokedAt: now } });
    await audit(tx, { actor, action: "key.revoke", ref: `key:${id}` });
  });
}

/** A key in use. Throws AppError `not_found`. */
export function keyById(prisma: PrismaClient, id: string, now: Date): Promise<KeyView> {
  return liveKey(prisma, { id, bounds: undefined, now });
}

type Keys = Pick<PrismaClient, "apiKey">;

async function liveKey(
  prisma: Keys,
  { id, bounds, now }: { id: string; bounds: KeyBounds | undefined; now: Date },
): Promise<KeyView> {
  const row = await prisma.apiKey.findFirst({ where: { id, revokedAt: null } });
  const view = row && keyView(row);
  const expired = view?.validUntil != null && view.validUntil <= now;
  if (!view || expired || !within(view, bounds)) throw new AppError("not_found", "There is no such key in use.");
  return view;
}

async function refuseTakenName(prisma: Keys, { contextId, name, now }: { contextId: string; name: string; now: Date }) {
  const live = { revokedAt: null, OR: [{ validUntil: null }, { validUntil: { gt: now } }] };
  const taken = await prisma.apiKey.findFirst({ where: { contextId, name, ...live }, select: { id: true } });
  if (taken) throw new AppError("conflict", "A key in use has this name. Choose another, or rotate that key.");
}

function checkedScopes(patterns: readonly string[]): string[] {
  if (patterns.length === 0) throw new AppError("invalid", "Name at least one scope that the key may reach.");
  return [...new Set(patterns.map(canonicalPattern))];
}

function refuseWidening(
  wish: { scopes: readonly string[]; grants: readonly Grant[]; validUntil: Date | null },
  bounds: KeyBounds | undefined,
) {
  if (!within(wish, bounds) || !outlivesNot(wish.validUntil, bounds?.validUntil ?? null))
    throw new AppError(
      "forbidden",
      "A key can only be narrowed: its scopes, grants and end stay within what is there.",
    );
}

function within({ scopes, grants: held }: { scopes: readonly string[]; grants: readonly Grant[] }, bounds?: KeyBounds) {
  if (!bounds) return true;
  return (
    scopes.every((scope) => includes(bounds.patterns, scope)) && held.every((grant) => bounds.grants.includes(grant))
  );
}

function outlivesNot(validUntil: Date | null, bound: Date | null) {
  return bound === null || (validUntil !== null && validUntil <= bound);
}

function keyView({ secretHash: _hash, createdById: _by, ...row }: ApiKey): KeyView {
  return { ...row, grants: grants.filter((grant) => row.grants.includes(grant)) };
}
