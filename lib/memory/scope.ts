import { createHash } from "node:crypto";
import { MemoryError } from "./errors.ts";
import type { Scope } from "./types.ts";

/**
 * Canonical key of a scope: dimensions in alphabetical order as a path, `{ user: "U 1" }` → `user/U%201/`.
 * Throws MemoryError `invalid` for an empty scope, a bad dimension or an empty or over-long value.
 */
export function scopeKey(scope: Scope): string {
  const dimensions = Object.keys(scope).sort();
  if (dimensions.length === 0)
    throw new MemoryError("invalid", 'A scope needs at least one dimension, e.g. { user: "42" }.');
  return dimensions
    .map((dimension) => {
      const value = scope[dimension];
      if (!/^[a-z][a-z0-9_-]{0,63}$/.test(dimension)) {
        throw new MemoryError("invalid", "A scope dimension is a lower-case word such as user.");
      }
      if (
        typeof value !== "string" ||
        value.length === 0 ||
        value.length > 256 ||
        value.includes("\0") ||
        !value.isWellFormed()
      ) {
        throw new MemoryError("invalid", `The scope's ${dimension} must be 1 to 256 characters.`);
      }
      return `${dimension}/${encodeURIComponent(value)}/`;
    })
    .join("");
}

/**
 * Id of a scope, derived from context and key (UUID version 8): every query can name its owner without a look-up,
 * and no id from outside ever chooses it.
 */
export function scopeId(contextId: string, key: string): string {
  const hash = createHash("sha256").update(contextId).update("\0").update(key).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
