import type { PgBoss } from "pg-boss";
import { scopesToEmbed } from "../store/embeddings.ts";
import { type EmbedSettings, embedScope } from "./embed-scope.ts";

const queue = "embed";
const sweepQueue = "embed-sweep";

/** Looks for what nobody announced: assistants' last words, facts stated by hand, what a failing provider left. */
const sweepSchedule = "23 * * * *";
const mostScopesPerSweep = 10_000;
/** Lets the answer to what was just read be said first, so that both go in one batch. */
const settleSeconds = 20;

interface EmbedJob {
  scopeId: string;
}

/** Announces that a scope holds something new. */
export type Announce = (scopeId: string) => Promise<void>;

/**
 * Embeds in the background, scope by scope, what lacks a vector of the configured model: everything, when the model is
 * new. A provider that fails is tried again over about three hours, then every hour. Without an embedder nothing runs.
 */
export async function startEmbedding(
  boss: PgBoss,
  settings: EmbedSettings | null,
  onFailure: (error: unknown) => void,
): Promise<Announce> {
  if (settings === null) {
    await boss.unschedule(sweepQueue);
    return async () => {};
  }
  await boss.createQueue(sweepQueue, { notify: true, retryLimit: 3, retryDelay: 60, expireInSeconds: 600 });
  await boss.createQueue(queue, {
    policy: "stately",
    notify: true,
    retryLimit: 20,
    retryDelay: 15,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 900,
    deleteAfterSeconds: 3_600,
  });
  const send = async (scopeId: string, startAfter: number) => {
    await boss.send(queue, { scopeId } satisfies EmbedJob, { singletonKey: scopeId, startAfter });
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      onFailure(error);
      // The queue keeps what is thrown with the job, and a provider's error repeats the texts that it was sent.
      throw new Error(error instanceof Error ? error.name : "unknown");
    }
  };
  await boss.work<EmbedJob>(queue, { batchSize: 1, pollingIntervalSeconds: 5 }, ([job]) =>
    attempt(async () => {
      if (job && (await embedScope(settings, job.data))) await send(job.data.scopeId, 0);
    }),
  );
  const model = settings.embedder.model;
  await boss.work(sweepQueue, { pollingIntervalSeconds: 30 }, () =>
    attempt(async () => {
      for (const id of await scopesToEmbed(settings.prisma, { model, limit: mostScopesPerSweep })) await send(id, 0);
    }),
  );
  await boss.schedule(sweepQueue, sweepSchedule);
  await boss.send(sweepQueue, {}, { singletonKey: model });
  return (scopeId) => send(scopeId, settleSeconds);
}
