import { z } from "zod";
import type { ErasureReport } from "./delete-account.ts";

// The report outlives the session it was asked for in, so it travels in a short-lived cookie; it holds counts only.
export const erasureCookie = { name: "palimpsest.erasure", path: "/account-deleted", maxAge: 10 * 60 } as const;

const count = z.int().nonnegative();
const schema = z.object({
  conversations: count,
  messages: count,
  facts: count,
  turns: count,
  claims: count,
  recalls: count,
  remaining: count,
});

export function packErasure(report: ErasureReport): string {
  return JSON.stringify(report);
}

/** Null when there is no report, or none that we made. */
export function unpackErasure(value: string | undefined): ErasureReport | null {
  try {
    return schema.parse(JSON.parse(value ?? ""));
  } catch {
    return null;
  }
}
