import type { PgBoss } from "pg-boss";
import type { Engine } from "../engine.ts";
import { applyRetention, type RetentionRule } from "./retention.ts";

export const retentionQueue = "retention";

/** Once a night, UTC, when few people write. */
export const retentionSchedule = "17 3 * * *";

/** What a deployment takes back by itself: in one context, and only what its rules name. */
export interface RetentionPolicy {
  contextId: string;
  rules: readonly RetentionRule[];
}

/** Runs the policy every night, once however many workers there are. Without rules nothing is scheduled. */
export async function scheduleRetention(
  boss: PgBoss,
  { contextId, rules, ...engine }: RetentionPolicy & Pick<Engine, "prisma" | "now">,
  onFailure: (error: unknown) => void,
): Promise<void> {
  await boss.createQueue(retentionQueue, { notify: true, retryLimit: 3, retryDelay: 300, expireInSeconds: 3_600 });
  if (rules.length === 0) return boss.unschedule(retentionQueue);
  await boss.schedule(retentionQueue, retentionSchedule, null, { missed: "once" });
  await boss.work(retentionQueue, { pollingIntervalSeconds: 60 }, async () => {
    try {
      return await applyRetention({ ...engine, contextId }, rules);
    } catch (error) {
      onFailure(error);
      throw error;
    }
  });
}
