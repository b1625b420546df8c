import { z } from "zod";
import { actorOf } from "@/app/api/memory/schemas.ts";
import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({ claimId: z.uuid(), accept: z.boolean() });

export const POST = route({ guard: "user", body, rateLimit: "memoryChange" }, ({ user, body }) =>
  memory().facts.resolve({ scope: user.scope, ...body, actor: actorOf(user) }),
);
