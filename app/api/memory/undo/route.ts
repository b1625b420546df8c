import { z } from "zod";
import { actorOf } from "@/app/api/memory/schemas.ts";
import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({ claimIds: z.array(z.uuid()).min(1, "must name what to undo").max(100) });

export const POST = route({ guard: "user", body, rateLimit: "memoryChange" }, ({ user, body }) =>
  memory().facts.withdraw({ scope: user.scope, claimIds: body.claimIds, actor: actorOf(user) }),
);
