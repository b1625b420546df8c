import { type RememberedGroup, rememberedGroups } from "@/components/memory/remembered.ts";
import type { PendingFact } from "@/components/memory/review-section.tsx";
import type { Principal } from "@/lib/auth/principal.ts";
import { messagesOfTurns } from "@/lib/chat/store/recalls.ts";
import { db } from "@/lib/db.ts";
import { memory } from "@/lib/memory-instance.ts";

/** Everything remembered of one person, with the places where it was said, and what waits for their word. */
export async function loadRemembered({
  userId,
  scope,
}: Principal): Promise<{ groups: RememberedGroup[]; pending: PendingFact[] }> {
  const [histories, pending] = await Promise.all([
    memory().entities.histories({ scope }),
    memory().facts.pending({ scope }),
  ]);
  const turnIds = histories.flatMap(({ entries }) =>
    entries.flatMap(({ evidence }) => evidence.flatMap(({ turnId }) => turnId ?? [])),
  );
  const places = await messagesOfTurns(db(), { userId, turnIds: [...new Set(turnIds)] });
  return {
    groups: rememberedGroups(histories, places, new Date()),
    pending: pending.flatMap(({ claimIds, entity, key, value, verdict }) => {
      const [claimId] = claimIds;
      if (!claimId) return [];
      const about = entity.type === "self" ? "" : entity.name;
      return { claimId, about, key, value: verdict === "quarantined" ? null : value, verdict };
    }),
  };
}
