import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { operatorActing, personParams, reasonSchema } from "@/lib/inspector/acts.ts";
import { findPerson } from "@/lib/inspector/person.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.object({ claimId: z.uuid(), accept: z.boolean(), reason: reasonSchema });

export const POST = route(
  { guard: "operator", params: personParams, body, rateLimit: "memoryChange" },
  async ({ user, params, body: { claimId, accept, reason } }) => {
    const { scope } = await findPerson(params.id);
    await memory().facts.resolve({ scope, claimId, accept, actor: operatorActing(user, reason) });
  },
);
