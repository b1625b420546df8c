import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { log } from "@/lib/http/log.ts";
import type { Memory } from "@/lib/memory/api.ts";
import { Spectron } from "@/lib/memory/spectron.ts";
import { createExtractionQueue, type FailureLog } from "@/lib/memory/worker.ts";
import { chosenEmbedder } from "@/lib/models/embedder.ts";

/** The one context of the app: its users are separated by scope. */
export const contextId = "chat";

/** Failures of the engine's background work, as a class of error. */
export const logMemoryFailure: FailureLog = ({ event, error, turnId }) => {
  log().warn({ event, turnId, error: error instanceof Error ? error.name : "unknown" }, "memory");
};

const shared = globalThis as typeof globalThis & { palimpsestSpectron?: Spectron; palimpsestMemory?: Memory };

/** The memory of any context on DATABASE_URL; extraction is left to the worker. One client per process. */
export function memoryOf(id: string): Memory {
  shared.palimpsestSpectron ??= openSpectron();
  return shared.palimpsestSpectron.memory({ contextId: id });
}

function openSpectron(): Spectron {
  const embedder = chosenEmbedder(env());
  return new Spectron({
    store: db(),
    queue: createExtractionQueue(env().DATABASE_URL, logMemoryFailure),
    ...(embedder ? { embedder } : {}),
  });
}

/** The app's memory. One per process, also across hot reloads. */
export function memory(): Memory {
  shared.palimpsestMemory ??= memoryOf(contextId);
  return shared.palimpsestMemory;
}
