import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { audit } from "@/lib/audit.ts";
import { type CurrentUser, currentUser } from "@/lib/auth/guards.ts";
import { hasRole, principalOf } from "@/lib/auth/principal.ts";
import { db } from "@/lib/db.ts";
import type { User } from "@/lib/generated/prisma/client.ts";
import { AppError } from "@/lib/http/errors.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";
import { memory } from "@/lib/memory-instance.ts";
import { revealCookie, revealedUntil } from "./reveal.ts";

export interface InspectedPerson {
  id: string;
  name: string | null;
  email: string;
  role: User["role"];
  memoryEnabled: boolean;
  joinedAt: Date;
  seenAt: Date | null;
  scope: Scope;
  scopeId: string;
}

export interface Inspection {
  viewer: CurrentUser;
  person: InspectedPerson;
  /** Until when this browser may show the values; null: they are masked. */
  revealedUntil: Date | null;
  /** May give a reason to see values, correct, forget and rule. */
  canAct: boolean;
}

/** The person behind an id. Throws AppError `not_found`. */
export async function findPerson(id: string): Promise<InspectedPerson> {
  const row = z.uuid().safeParse(id).success ? await db().user.findUnique({ where: { id } }) : null;
  if (!row) throw new AppError("not_found", "There is no such person.");
  const { scope } = principalOf({ userId: row.id, role: row.role });
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    memoryEnabled: row.memoryEnabled,
    joinedAt: row.createdAt,
    seenAt: row.lastSeenAt,
    scope,
    scopeId: scopeId(memory().contextId, scopeKey(scope)),
  };
}

/** Guard of every page about one person: who looks, at whom, and whether the values are open. */
export const inspect = cache(async (personId: string): Promise<Inspection> => {
  const viewer = await currentUser({ role: "viewer" });
  const person = await findPerson(personId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const canAct = hasRole(viewer.role, "operator");
  const secret = (await cookies()).get(revealCookie)?.value;
  const until = canAct
    ? await revealedUntil(db(), { operatorId: viewer.id, scopeId: person.scopeId, now: new Date() }, secret)
    : null;
  return { viewer, person, revealedUntil: until, canAct };
});

export type InspectedView = "entities" | "timeline" | "conversations" | "conversation" | "as-of" | "recall-lab";

/** Looking at a person is an event. The same look again within a minute, as after a reload, is the same event. */
export async function recordLook({ viewer, person, revealedUntil }: Inspection, view: InspectedView): Promise<void> {
  const since = new Date(Date.now() - 60_000);
  const after = { view, values: revealedUntil ? "shown" : "masked" };
  const known = await db().auditEvent.findFirst({
    where: {
      scopeId: person.scopeId,
      actorId: viewer.id,
      action: "person.opened",
      createdAt: { gt: since },
      after: { equals: after },
    },
    select: { id: true },
  });
  if (known) return;
  await audit(db(), {
    actor: { kind: "operator", id: viewer.id },
    action: "person.opened",
    scopeId: person.scopeId,
    ref: `user:${person.id}`,
    after,
  });
}
