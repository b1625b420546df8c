import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { newKeyBody } from "@/lib/inspector/keys.ts";
import { mintKey } from "@/lib/memory-api/keys.ts";

export const POST = route(
  { guard: "admin", body: newKeyBody, rateLimit: "memoryChange" },
  async ({ user, body: { name, contextId, reaches, grants, days } }) => {
    const now = new Date();
    const validUntil = days === null ? null : new Date(now.getTime() + days * 86_400_000);
    const actor = { kind: "operator" as const, id: user.id };
    const { key } = await mintKey(db(), { name, contextId, scopes: reaches, grants, validUntil }, { actor, now });
    return { key };
  },
);
