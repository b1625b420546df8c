import { z } from "zod";
import { forgetTarget } from "@/app/api/memory/schemas.ts";
import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({ target: forgetTarget });

export const POST = route({ guard: "user", body, rateLimit: "read" }, ({ user, body }) =>
  memory().forget.preview({ scope: user.scope, target: body.target }),
);
