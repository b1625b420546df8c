import { z } from "zod";
import type { AuditQuery } from "./store/audit.ts";

const day = z.iso.date().optional().catch(undefined);
const text = z.string().trim().max(200).default("").catch("");

/** Filters of the audit as they stand in an address. Anything malformed counts as not asked for. */
export const auditSearchSchema = z.object({
  actor: text,
  action: text,
  person: z.uuid().optional().catch(undefined),
  from: day,
  until: day,
  after: z.string().max(1000).optional().catch(undefined),
});

export type AuditSearch = z.output<typeof auditSearchSchema>;

/** Days are days of UTC; the last one is included. */
export function auditQuery({ actor, action, person, from, until, after }: AuditSearch, limit: number): AuditQuery {
  const storable = (value: string) => value.replaceAll("\0", "").toWellFormed();
  return {
    actor: storable(actor),
    action: storable(action),
    personId: person,
    from: from ? new Date(`${from}T00:00:00Z`) : undefined,
    until: until ? new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000) : undefined,
    after,
    limit,
  };
}
