import type { Actor } from "../api.ts";
import type { Database } from "./database.ts";

/** Appends to the audit. Ids and counts only: what people said never goes here, so that an erasure leaves nothing. */
export async function appendAudit(
  db: Database,
  event: {
    actor: Actor;
    action: string;
    /** Absent: about a whole context. */
    scopeId?: string;
    ref?: string;
    after?: Record<string, number | string | null>;
    at: Date;
  },
): Promise<void> {
  const { actor, action, scopeId = null, ref = null, after, at } = event;
  await db.auditEvent.create({
    data: {
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      scopeId,
      ref,
      reason: actor.reason ?? null,
      ...(after ? { after } : {}),
      createdAt: at,
    },
    select: { id: true },
  });
}
