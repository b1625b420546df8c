import { z } from "zod";
import { actorOf, forgetTarget } from "@/app/api/memory/schemas.ts";
import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({ target: forgetTarget });

export const POST = route({ guard: "user", body, rateLimit: "memoryChange" }, ({ user, body }) =>
  memory().forget.soft({ scope: user.scope, target: body.target, actor: actorOf(user) }),
);
