import { z } from "zod";
import { actorOf } from "@/app/api/memory/schemas.ts";
import { confirmation } from "@/components/memory/confirmation.ts";
import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.strictObject({
  confirmation: z
    .string()
    .refine((typed) => typed.trim().toLowerCase() === confirmation, `must be the words “${confirmation}”`),
});

export const POST = route({ guard: "user", body, rateLimit: "memoryPurge" }, ({ user }) =>
  memory().forget.purge({ scope: user.scope, target: { everything: true }, actor: actorOf(user) }),
);
