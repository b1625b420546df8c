import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { modelExtractor } from "@/lib/memory/extraction/model.ts";
import type { Extractor } from "@/lib/memory/extraction/proposal.ts";
import { rulesExtractor } from "@/lib/memory/extraction/rules.ts";
import { startWorker } from "@/lib/memory/worker.ts";
import { contextId, logMemoryFailure } from "@/lib/memory-instance.ts";
import { chosenEmbedder } from "@/lib/models/embedder.ts";
import { availableModels } from "@/lib/models/models.ts";
import { providers } from "@/lib/models/providers.ts";

/** Reads turns as they are stored, makes their vectors and keeps the retention policy, in this process: inside the app, or alone as `npm run worker`. */
export function startExtractionWorker(): Promise<{ stop(): Promise<void> }> {
  const embedder = chosenEmbedder(env());
  return startWorker({
    databaseUrl: env().DATABASE_URL,
    prisma: db(),
    extractor: chosenExtractor(),
    retention: { contextId, rules: env().RETENTION },
    log: logMemoryFailure,
    ...(embedder ? { embedder } : {}),
  });
}

function chosenExtractor(): Extractor {
  const environment = env();
  if (environment.EXTRACTION === "rules") return rulesExtractor;
  const id = environment.EXTRACTION_MODEL ?? availableModels(environment)[0]?.id ?? "";
  const provider = providers.find((candidate) => id.startsWith(`${candidate.id}/`));
  const connected = provider?.connect(environment);
  if (!provider || !connected) throw new Error(`No connected provider offers the model ${id}.`);
  return modelExtractor({ model: connected(id.slice(provider.id.length + 1)), fallback: rulesExtractor });
}
