import { z } from "zod";
import { actorOf } from "@/app/api/memory/schemas.ts";
import { confirmation } from "@/components/memory/confirmation.ts";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { closeScopeToKeys } from "@/lib/memory-api/scope-erasure.ts";
import { contextId, memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({
  confirmation: z
    .string()
    .refine((typed) => typed.trim().toLowerCase() === confirmation, `must be the words “${confirmation}”`),
});

export const POST = route({ guard: "user", body, rateLimit: "memoryPurge" }, async ({ user }) => {
  const about = { scope: user.scope, actor: actorOf(user) };
  await closeScopeToKeys(db(), { ...about, contextId, now: new Date() });
  return memory().forget.purge({ ...about, target: { everything: true } });
});
