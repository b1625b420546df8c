import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What a key may do. */
export const grants = ["memory:read", "memory:write", "memory:forget", "trace:read", "key:manage"] as const;
export type Grant = (typeof grants)[number];

export interface NewSecret {
  prefix: string;
  /** The whole key, `sp-<prefix>-<secret>`: shown once, never stored. */
  key: string;
  secretHash: string;
}

export function newSecret(): NewSecret {
  const prefix = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { prefix, key: `sp-${prefix}-${secret}`, secretHash: hashOf(secret) };
}

export function parseKey(key: string): { prefix: string; secret: string } | null {
  const match = /^sp-([0-9a-f]{12})-([A-Za-z0-9_-]{43})$/.exec(key);
  return match?.[1] && match[2] ? { prefix: match[1], secret: match[2] } : null;
}

export function isSecretOf(secret: string, secretHash: string): boolean {
  const given = Buffer.from(hashOf(secret));
  const kept = Buffer.from(secretHash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** A plain hash: the secret has 256 random bits, so there is nothing to guess that slowness would protect. */
function hashOf(secret: string) {
  return createHash("sha256").update(secret).digest("base64url");
}
