import { cookies } from "next/headers";
import type { CurrentUser } from "../auth/guards.ts";
import { hasRole } from "../auth/principal.ts";
import { db } from "../db.ts";
import { scopeId, scopeKey } from "../memory/scope.ts";
import type { Quote } from "../memory/types.ts";
import { memory } from "../memory-instance.ts";
import { excerpt, type Segment } from "./excerpt.ts";
import { revealCookie, revealedUntil } from "./reveal.ts";
import { listWaiting, type WaitingClaim } from "./store/review.ts";
import { turnSources } from "./store/sources.ts";

export interface ShownWaitingClaim extends Omit<WaitingClaim, "quotes" | "entity"> {
  /** Null when it is the person, or masked. */
  entity: string | null;
  revealed: boolean;
  words: Segment[] | null;
  conversationId: string | null;
  messageId: string | null;
}

/** The review queue as this operator may see it: values only of people whose values are open to them. */
export async function readWaiting(
  viewer: CurrentUser,
  page: { verdict?: "contested" | "quarantined"; after?: string; limit: number },
): Promise<{ claims: ShownWaitingClaim[]; next: string | null }> {
  const { claims, next } = await listWaiting(db(), memory().contextId, page);
  const open = await openScopes(viewer, [...new Set(claims.map(({ personId }) => personId))]);
  const shown = await Promise.all(
    claims.map(async ({ quotes, ...claim }) => {
      const revealed = open.has(claim.personId);
      const sources = claim.turnId
        ? await turnSources(db(), {
            scopeId: scopeOf(claim.personId),
            personId: claim.personId,
            turnIds: [claim.turnId],
          })
        : null;
      const source = claim.turnId ? sources?.get(claim.turnId) : undefined;
      return {
        ...claim,
        value: revealed ? claim.value : null,
        entity: claim.isSelf || !revealed ? null : claim.entity,
        revealed,
        words: revealed && source ? excerpt(source.content, quotes as Quote[]) : null,
        conversationId: source?.conversationId ?? null,
        messageId: source?.messageId ?? null,
      };
    }),
  );
  return { claims: shown, next };
}

async function openScopes(viewer: CurrentUser, personIds: readonly string[]): Promise<Set<string>> {
  if (!hasRole(viewer.role, "operator")) return new Set();
  const secret = (await cookies()).get(revealCookie)?.value;
  const now = new Date();
  const open = await Promise.all(
    personIds.map((personId) =>
      revealedUntil(db(), { operatorId: viewer.id, scopeId: scopeOf(personId), now }, secret),
    ),
  );
  return new Set(personIds.filter((_, index) => open[index]));
}

function scopeOf(personId: string): string {
  return scopeId(memory().contextId, scopeKey({ user: personId }));
}
