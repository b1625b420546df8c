import { z } from "zod";
import { grants } from "@/lib/memory-api/key-format.ts";
import type { KeyView } from "@/lib/memory-api/keys.ts";

const scopes = z.array(z.string().trim().min(1).max(2_000)).min(1, "Name at least one scope.").max(50);
const held = z.array(z.enum(grants)).min(1, "Choose at least one thing that the key may do.");

export const keyParams = z.object({ id: z.uuid() });

export const newKeyBody = z.object({
  name: z.string().trim().min(1, "Give the key a name.").max(100),
  contextId: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, "A context is 1 to 64 letters, digits, dots or dashes."),
  reaches: scopes,
  grants: held,
  days: z.number().int().min(1).max(3_650).nullable(),
});

export const narrowedKeyBody = z.object({ reaches: scopes, grants: held });

export type KeyState = "in use" | "expired" | "revoked";

export function keyState({ revokedAt, validUntil }: Pick<KeyView, "revokedAt" | "validUntil">, now: Date): KeyState {
  if (revokedAt !== null) return "revoked";
  return validUntil !== null && validUntil <= now ? "expired" : "in use";
}
