import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { keyParams, narrowedKeyBody } from "@/lib/inspector/keys.ts";
import { keyById, narrowKey } from "@/lib/memory-api/keys.ts";

export const POST = route(
  { guard: "admin", params: keyParams, body: narrowedKeyBody, rateLimit: "memoryChange" },
  async ({ user, params, body: { reaches, grants } }) => {
    const now = new Date();
    const { validUntil } = await keyById(db(), params.id, now);
    const actor = { kind: "operator" as const, id: user.id };
    await narrowKey(db(), params.id, { scopes: reaches, grants, validUntil }, { actor, now });
  },
);
