import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { keyParams } from "@/lib/inspector/keys.ts";
import { revokeKey } from "@/lib/memory-api/keys.ts";

export const POST = route({ guard: "admin", params: keyParams, rateLimit: "memoryChange" }, ({ user, params }) =>
  revokeKey(db(), params.id, { actor: { kind: "operator", id: user.id }, now: new Date() }),
);
