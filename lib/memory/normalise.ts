import { createHash, createHmac } from "node:crypto";

/** Comparable form of a value or name: case, accents' composition, punctuation, white space, leading articles. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\p{P}\p{S}](?=\s|$)|(?<=\s|^)[\p{P}\p{S}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|a|an|my)\s+(?=\S)/u, "");
}

/** Salted hash of a normalised value: what the fold compares, and all that is left of a purged value. */
export function identityOf(salt: Uint8Array, value: string): string {
  return createHmac("sha256", salt).update(normalise(value)).digest("base64url").slice(0, 22);
}

/** Hash of a text, for stable ids of turns that come without one. */
export function contentHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
