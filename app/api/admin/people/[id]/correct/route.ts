import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { operatorActing, personParams, reasonSchema } from "@/lib/inspector/acts.ts";
import { findPerson } from "@/lib/inspector/person.ts";
import { memory } from "@/lib/memory-instance.ts";

const body = z.object({ attributeId: z.uuid(), value: z.string().trim().min(1).max(500), reason: reasonSchema });

export const POST = route(
  { guard: "operator", params: personParams, body, rateLimit: "memoryChange" },
  async ({ user, params, body: { attributeId, value, reason } }) => {
    const { scope } = await findPerson(params.id);
    await memory().facts.correct({ scope, attributeId, value, actor: operatorActing(user, reason) });
  },
);
