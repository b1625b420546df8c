import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { operatorActing, personParams, reasonSchema } from "@/lib/inspector/acts.ts";
import { findPerson } from "@/lib/inspector/person.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.object({ claimIds: z.array(z.uuid()).min(1).max(100), reason: reasonSchema });

export const POST = route(
  { guard: "operator", params: personParams, body, rateLimit: "memoryChange" },
  async ({ user, params, body: { claimIds, reason } }) => {
    const { scope } = await findPerson(params.id);
    await memory().facts.withdraw({ scope, claimIds, actor: operatorActing(user, reason) });
  },
);
