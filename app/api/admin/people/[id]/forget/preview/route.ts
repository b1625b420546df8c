import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { personParams, shownReport } from "@/lib/inspector/acts.ts";
import { inspect } from "@/lib/inspector/person.ts";
import { memory } from "@/lib/memory-instance.ts";

export const POST = route(
  { guard: "operator", params: personParams, body: z.object({ attributeId: z.uuid() }), rateLimit: "read" },
  async ({ params, body: { attributeId } }) => {
    const { person, revealedUntil } = await inspect(params.id);
    const report = await memory().forget.preview({ scope: person.scope, target: { attributeId } });
    return shownReport(report, revealedUntil !== null);
  },
);
