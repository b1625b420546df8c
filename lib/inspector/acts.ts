import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/guards.ts";
import type { Actor, ForgetReport } from "@/lib/memory/api.ts";

/** Why an operator looks or acts; kept in the audit. */
export const reasonSchema = z
  .string()
  .trim()
  .min(3, "Say why, in a few words. It is kept in the audit.")
  .max(500, "Keep the reason under 500 characters.");

export const personParams = z.object({ id: z.uuid() });

export function operatorActing(user: CurrentUser, reason: string): Actor {
  return { kind: "operator", id: user.id, reason };
}

/** A forget report as the inspector may see it: values are null while they are masked. */
export interface ForgetPreview {
  attributes: { id: string; entity: string | null; key: string; value: string | null }[];
  turns: number;
  claims: number;
  recalls: number;
}

export function shownReport(report: ForgetReport, revealed: boolean): ForgetPreview {
  return {
    attributes: report.attributes.map(({ id, entity, key, value }) => ({
      id,
      entity: revealed ? entity : null,
      key,
      value: revealed ? value : null,
    })),
    turns: report.turns,
    claims: report.claims,
    recalls: report.recalls,
  };
}
