import { z } from "zod";
import type { Actor } from "@/lib/memory/api.ts";

/** What a person may forget from the interface: a fact, everything about one thing, or one message's words. */
export const forgetTarget = z.union([
  z.strictObject({ attributeId: z.uuid() }),
  z.strictObject({ entityId: z.uuid() }),
  z.strictObject({ turnId: z.uuid() }),
]);

export const longestValue = 500;

export const correctedValue = z
  .string()
  .trim()
  .min(1, "must say what is right")
  .max(longestValue, `must have at most ${longestValue} characters`);

export function actorOf({ userId }: { userId: string }): Actor {
  return { kind: "user", id: userId };
}
