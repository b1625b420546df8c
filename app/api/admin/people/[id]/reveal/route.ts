import { cookies } from "next/headers";
import { z } from "zod";
import { db } from "@/lib/db.ts";
import { isSecure } from "@/lib/http/request-context.ts";
import { route } from "@/lib/http/route.ts";
import { personParams, reasonSchema } from "@/lib/inspector/acts.ts";
import { findPerson } from "@/lib/inspector/person.ts";
import { newBrowserSecret, revealCookie, revealMs, startReveal } from "@/lib/inspector/reveal.ts";

export const POST = route(
  { guard: "operator", params: personParams, body: z.object({ reason: reasonSchema }), rateLimit: "memoryChange" },
  async ({ user, params, body, request, requestId }) => {
    const person = await findPerson(params.id);
    const jar = await cookies();
    const secret = jar.get(revealCookie)?.value ?? newBrowserSecret();
    const until = await startReveal(
      db(),
      { operatorId: user.id, personId: person.id, scopeId: person.scopeId, now: new Date() },
      { secret, reason: body.reason, requestId },
    );
    jar.set(revealCookie, secret, {
      httpOnly: true,
      sameSite: "strict",
      secure: isSecure(request.headers),
      path: "/",
      maxAge: revealMs / 1000,
    });
    return { until };
  },
);
