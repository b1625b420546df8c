import { found } from "./conversations.ts";
import type { ChatServices } from "./services.ts";
import {
  type DeletedConversation,
  hideConversation,
  overdueConversations,
  removeConversation,
  unhideConversation,
} from "./store/upkeep.ts";

/** How long a deleted conversation can be brought back. */
export const undoMs = 10_000;

type Needs = Pick<ChatServices, "sql" | "memory" | "clock" | "onFault">;

/**
 * Hides a conversation; after ten seconds it is gone for good, and with `memory: "withdraw"` so is what the memory
 * learnt in it, as if never said. Throws AppError `not_found`.
 */
export async function deleteConversation(
  services: Needs,
  at: { userId: string; conversationId: string; memory: "keep" | "withdraw"; requestId: string },
): Promise<void> {
  const hidden = await hideConversation(services.sql, { ...at, now: services.clock.now() });
  found(hidden || null);
  // A process that ends before the time is up leaves the rest to the sweep.
  setTimeout(() => void removeOverdue(services), undoMs + 100).unref();
}

/** Throws AppError `not_found` when it is too late or there is nothing to bring back. */
export async function restoreConversation(
  { sql, clock }: Needs,
  at: { userId: string; conversationId: string },
): Promise<void> {
  const since = new Date(clock.now().getTime() - undoMs);
  found((await unhideConversation(sql, { ...at, since })) || null);
}

/** Finishes deletions that can no longer be undone. Returns how many; never throws. */
export async function removeOverdue(services: Needs): Promise<number> {
  let removed = 0;
  try {
    const before = new Date(services.clock.now().getTime() - undoMs);
    for (const conversation of await overdueConversations(services.sql, before, 100)) {
      await remove(services, conversation);
      removed += 1;
    }
  } catch (error) {
    services.onFault("remove conversation", error);
  }
  return removed;
}

async function remove({ sql, memory }: Needs, { id, userId, withdraw, turnIds }: DeletedConversation): Promise<void> {
  if (withdraw && turnIds.length > 0) {
    await memory.turns.withdraw({
      scope: { user: userId },
      turnIds,
      purge: true,
      actor: { kind: "user", id: userId, reason: "conversation deleted" },
    });
  }
  await removeConversation(sql, { id, userId });
}
