import type { Prisma, PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { Actor } from "@/lib/memory/api.ts";

export interface AuditEntry {
  actor: Actor;
  /** noun.verb, e.g. "account.deleted". */
  action: string;
  /** Id of the memory scope it is about; null for events about accounts. */
  scopeId?: string;
  /** What it is about, as `kind:id`. */
  ref?: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  requestId?: string;
}

/** Appends one event. Pass the transaction of the change, so that neither is stored without the other. */
export async function audit(prisma: Pick<PrismaClient, "auditEvent">, entry: AuditEntry): Promise<void> {
  const { actor, ...event } = entry;
  await prisma.auditEvent.create({
    data: { ...event, actorKind: actor.kind, actorId: actor.id, reason: actor.reason ?? null },
  });
}
