import { removeOverdue } from "./delete-conversation.ts";
import { recordMessage } from "./record.ts";
import type { ChatServices } from "./services.ts";
import { closeAbandonedAnswers, unrecordedMessages } from "./store/upkeep.ts";

const batch = 500;
const failuresBeforeGivingUp = 3;

export interface SweepReport {
  closedAnswers: number;
  recorded: number;
  removedConversations: number;
}

type Needs = Pick<ChatServices, "sql" | "memory" | "clock" | "onFault">;

/**
 * Puts right what a crash or a memory that was down left behind: answers that nobody writes any more are closed,
 * messages without a turn are recorded with the time they were said, deletions are finished. Doing it twice, or in two
 * processes, is the same as once. `graceMs` leaves alone what is younger and may be on its way.
 */
export async function sweep(services: Needs, { graceMs = 5_000 } = {}): Promise<SweepReport> {
  const before = new Date(services.clock.now().getTime() - graceMs);
  const closedAnswers = await closeAbandonedAnswers(services.sql, before);
  const recorded = await recordUnrecorded(services, before);
  return { closedAnswers, recorded, removedConversations: await removeOverdue(services) };
}

async function recordUnrecorded(services: Needs, before: Date): Promise<number> {
  let recorded = 0;
  let failures = 0;
  for (const { userId, ...message } of await unrecordedMessages(services.sql, { before, limit: batch })) {
    try {
      await recordMessage(services, { user: userId }, message);
      recorded += 1;
      failures = 0;
    } catch (error) {
      services.onFault("record message", error);
      failures += 1;
      if (failures >= failuresBeforeGivingUp) break;
    }
  }
  return recorded;
}

/** Sweeps now and every `everyMs` until the returned function is called. */
export function startSweeping(services: Needs, everyMs = 60_000): () => void {
  let busy = false;
  const run = async () => {
    if (busy) return;
    busy = true;
    await sweep(services).catch((error: unknown) => services.onFault("sweep", error));
    busy = false;
  };
  void run();
  const timer = setInterval(() => void run(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
