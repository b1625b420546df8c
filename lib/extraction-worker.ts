import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { startWorker } from "@/lib/memory/worker.ts";
import { logMemoryFailure } from "@/lib/memory-instance.ts";

/** Reads turns as they are stored, in this process: inside the app, or alone as `npm run worker`. */
export function startExtractionWorker(): Promise<{ stop(): Promise<void> }> {
  return startWorker({ databaseUrl: env().DATABASE_URL, prisma: db(), log: logMemoryFailure });
}
