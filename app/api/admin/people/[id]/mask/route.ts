import { z } from "zod";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { personParams } from "@/lib/inspector/acts.ts";
import { findPerson } from "@/lib/inspector/person.ts";
import { endReveal } from "@/lib/inspector/reveal.ts";

export const POST = route(
  { guard: "operator", params: personParams, body: z.object({}), rateLimit: "memoryChange" },
  async ({ user, params, requestId }) => {
    const person = await findPerson(params.id);
    await endReveal(db(), { operatorId: user.id, personId: person.id, scopeId: person.scopeId }, requestId);
  },
);
