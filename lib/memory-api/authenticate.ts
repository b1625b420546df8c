import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { AppError } from "@/lib/http/errors.ts";
import { type Grant, grants, isSecretOf, parseKey } from "./key-format.ts";

/** Who calls: a key that is neither revoked nor expired, and what it opens. */
export interface KeyHolder {
  keyId: string;
  name: string;
  contextId: string;
  /** Canonical patterns; see reach.ts. */
  patterns: readonly string[];
  grants: readonly Grant[];
  validUntil: Date | null;
}

const lastUsedEveryMs = 60_000;

/** The key of a request: `Authorization: Bearer sp-…` or `API-KEY: sp-…`. Throws AppError `unauthenticated`. */
export async function authenticate(
  prisma: Pick<PrismaClient, "apiKey">,
  headers: Headers,
  now: Date,
): Promise<KeyHolder> {
  const parsed = parseKey(presentedKey(headers));
  const row = parsed && (await prisma.apiKey.findUnique({ where: { prefix: parsed.prefix } }));
  if (!row || !parsed || !isSecretOf(parsed.secret, row.secretHash)) throw refused();
  if (row.revokedAt !== null || (row.validUntil !== null && row.validUntil <= now)) throw refused();
  const stale = new Date(now.getTime() - lastUsedEveryMs);
  if (row.lastUsedAt === null || row.lastUsedAt <= stale) {
    await prisma.apiKey.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: stale } }] },
      data: { lastUsedAt: now },
    });
  }
  return {
    keyId: row.id,
    name: row.name,
    contextId: row.contextId,
    patterns: row.scopes,
    grants: grants.filter((grant) => row.grants.includes(grant)),
    validUntil: row.validUntil,
  };
}

function presentedKey(headers: Headers): string {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "");
  return bearer?.[1] ?? headers.get("api-key") ?? "";
}

function refused() {
  return new AppError("unauthenticated", "Send a valid key, as Authorization: Bearer sp-… or as API-KEY: sp-….");
}
