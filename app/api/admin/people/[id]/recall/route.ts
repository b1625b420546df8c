import { z } from "zod";
import { audit } from "@/lib/audit.ts";
import { db } from "@/lib/db.ts";
import { AppError } from "@/lib/http/errors.ts";
import { route } from "@/lib/http/route.ts";
import { personParams } from "@/lib/inspector/acts.ts";
import { inspect } from "@/lib/inspector/person.ts";
import { tryRecall } from "@/lib/inspector/recall-trial.ts";

const body = z.object({
  query: z.string().trim().min(1, "Type a question first.").max(4000),
  topK: z.number().int().min(1).max(50),
  maxTokens: z.number().int().min(50).max(8000),
});

export const POST = route(
  { guard: "operator", params: personParams, body, rateLimit: "read" },
  async ({ user, params, body, requestId }) => {
    const { person, revealedUntil } = await inspect(params.id);
    if (!revealedUntil) throw new AppError("forbidden", "The values are masked. Show them first, with a reason.");
    await audit(db(), {
      actor: { kind: "operator", id: user.id },
      action: "recall.tried",
      scopeId: person.scopeId,
      ref: `user:${person.id}`,
      requestId,
    });
    return tryRecall(person.scope, body);
  },
);
