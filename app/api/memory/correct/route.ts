import { z } from "zod";
import { actorOf, correctedValue } from "@/app/api/memory/schemas.ts";
import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({ attributeId: z.uuid(), value: correctedValue });

export const POST = route({ guard: "user", body, rateLimit: "memoryChange" }, ({ user, body }) =>
  memory().facts.correct({ scope: user.scope, ...body, actor: actorOf(user) }),
);
