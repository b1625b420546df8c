import { z } from "zod";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { switchMemory } from "@/lib/memory-switch.ts";

const body = z.strictObject({ enabled: z.boolean() });

export const PATCH = route({ guard: "user", body, rateLimit: "memoryChange" }, async ({ user, body }) => {
  await switchMemory(db(), { userId: user.userId, enabled: body.enabled });
  return body;
});
