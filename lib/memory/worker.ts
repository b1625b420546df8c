import { fromPrisma, type JobWithMetadata, PgBoss } from "pg-boss";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { type Announce, startEmbedding } from "./embedding/embed-job.ts";
import type { Embedder } from "./embedding/embedder.ts";
import type { ExtractionQueue } from "./engine.ts";
import type { Extractor } from "./extraction/proposal.ts";
import { rulesExtractor } from "./extraction/rules.ts";
import { type RetentionPolicy, scheduleRetention } from "./lifecycle/retention-job.ts";
import { failExtraction, oldestPending } from "./store/turns.ts";
import type { Clock } from "./types.ts";
import { defaultTransientMs } from "./write/claims.ts";
import { type ExtractionSettings, extractTurn } from "./write/extract.ts";

const queueName = "extract";

/** Tries over about 75 minutes, so that a provider's bad hour loses nothing; the last one falls to the rules. */
const queueOptions = {
  notify: true,
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 300,
  // A job whose worker died, or lost the database before it could say how it went, is taken up again this soon.
  heartbeatSeconds: 10,
  deleteAfterSeconds: 86_400,
};
const lookForLostJobsEverySeconds = 10;

interface ExtractionJob {
  scopeId: string;
  turnId: string;
}

/** Told of failures; gets a class of error and ids, never what was said. */
export type FailureLog = (failure: { event: string; error: unknown; turnId?: string }) => void;

export interface QueueHandle extends ExtractionQueue {
  stop(): Promise<void>;
}

/** Sends extraction jobs inside the caller's transaction: a rollback drops the job with the turn. */
export function createExtractionQueue(databaseUrl: string, log: FailureLog): QueueHandle {
  let starting: Promise<PgBoss> | undefined;
  const boss = () => {
    starting ??= startBoss({ connectionString: databaseUrl, max: 2, supervise: false, schedule: false }, log).catch(
      (error) => {
        starting = undefined;
        throw error;
      },
    );
    return starting;
  };
  return {
    async enqueue(tx, job) {
      await (await boss()).send(queueName, job, { db: fromPrisma(tx) });
    },
    async stop() {
      await (await starting)?.stop({ graceful: false });
    },
  };
}

export interface WorkerOptions {
  databaseUrl: string;
  prisma: PrismaClient;
  extractor?: Extractor;
  clock?: Clock;
  confidenceFloor?: number;
  transientMs?: number;
  /** What is taken back every night; default: nothing. */
  retention?: RetentionPolicy;
  /** Makes the vectors of what was said and learnt; default: none are made. */
  embedder?: Embedder;
  /** Turns read at the same time. */
  concurrency?: number;
  log: FailureLog;
}

/** Reads turns as they are stored until stopped; first those that an earlier process left behind. */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const settings: ExtractionSettings = {
    prisma: options.prisma,
    clock: options.clock ?? { now: () => new Date() },
    extractor: options.extractor ?? rulesExtractor,
    fallback: rulesExtractor,
    floor: options.confidenceFloor ?? 0.7,
    transientMs: options.transientMs ?? defaultTransientMs,
  };
  const boss = await startBoss(
    {
      connectionString: options.databaseUrl,
      max: 4,
      useListenNotify: true,
      superviseIntervalSeconds: lookForLostJobsEverySeconds,
      monitorIntervalSeconds: lookForLostJobsEverySeconds,
    },
    options.log,
  );
  // A queue that an earlier version made keeps that version's options until told otherwise.
  const { retryDelayMax: _fixed, ...changeable } = queueOptions;
  await boss.updateQueue(queueName, changeable);
  const { prisma, embedder } = options;
  const announce = await startEmbedding(boss, embedder ? { prisma, embedder } : null, (error) =>
    options.log({ event: "embedding.retry", error }),
  );
  const reading = { ...settings, announce };
  for (let reader = 0; reader < (options.concurrency ?? 4); reader++) await startReader(reading, boss, options.log);
  await scheduleRetention(
    boss,
    {
      prisma: settings.prisma,
      now: () => settings.clock.now(),
      ...(options.retention ?? { contextId: "", rules: [] }),
    },
    (error) => options.log({ event: "retention.failed", error }),
  );
  await sweep(settings, boss, options.log);
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) };
}

interface ReaderSettings extends ExtractionSettings {
  announce: Announce;
}

/** Reads one turn at a time, and the next without waiting to be told of it for as long as there is one. */
async function startReader(settings: ReaderSettings, boss: PgBoss, log: FailureLog): Promise<void> {
  let id: string | undefined;
  id = await boss.work(
    queueName,
    { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 },
    async (jobs: JobWithMetadata<ExtractionJob>[]) => {
      try {
        for (const job of jobs) await work(settings, job, log);
      } finally {
        // Told once of each job, readers that are busy would leave what waits behind them to the slow poll.
        if (id !== undefined) boss.notifyWorker(id);
      }
    },
  );
}

async function work(settings: ReaderSettings, job: JobWithMetadata<ExtractionJob>, log: FailureLog): Promise<void> {
  const lastTry = job.retryCount >= job.retryLimit;
  const { scopeId, turnId } = job.data;
  try {
    await extractTurn(settings, { scopeId, turnId, lastTry });
  } catch (error) {
    log({ event: lastTry ? "extraction.given_up" : "extraction.retry", error, turnId });
    if (!lastTry) throw error;
    await failExtraction(settings.prisma, { scopeId, turnId });
  }
  await settings.announce(scopeId).catch((error) => log({ event: "embedding.not_announced", error, turnId }));
}

/** Turns whose job was lost get a new one; reading a turn twice is the same as once. */
async function sweep(settings: ExtractionSettings, boss: PgBoss, log: FailureLog): Promise<void> {
  try {
    for (const job of await oldestPending(settings.prisma, { limit: 10_000 })) await boss.send(queueName, job);
  } catch (error) {
    log({ event: "extraction.sweep", error });
  }
}

async function startBoss(options: ConstructorParameters<typeof PgBoss>[0] & object, log: FailureLog): Promise<PgBoss> {
  const boss = new PgBoss(options);
  boss.on("error", (error) => log({ event: "queue.error", error }));
  await boss.start();
  await boss.createQueue(queueName, queueOptions);
  return boss;
}
