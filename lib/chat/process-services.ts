import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { log, outlineOf } from "@/lib/http/log.ts";
import { memory } from "@/lib/memory-instance.ts";
import { availableModels, builtInId, defaultModel, languageModel } from "@/lib/models/models.ts";
import { generationLimits } from "./generate.ts";
import { LearnedEvents } from "./learned-events.ts";
import { ProcessConnection } from "./process-connection.ts";
import { runningAnswers } from "./running-answers.ts";
import { type ChatServices, type ModelSource, memoryDeadlineMs } from "./services.ts";

const developmentDeadlineMs = 3_000;

const shared = globalThis as typeof globalThis & {
  palimpsestConnection?: ProcessConnection;
  palimpsestLearned?: LearnedEvents;
};

function logFault(what: string, error: unknown): void {
  log().warn({ what, ...outlineOf(error) }, "chat");
}

const models: ModelSource = {
  resolve: (asked) => asked ?? defaultModel(env()),
  open: (id, known) => languageModel(id, env(), known),
  writesTitles: (id) => id !== builtInId,
};

export function modelChoices() {
  return availableModels(env());
}

export function processConnection(): ProcessConnection {
  shared.palimpsestConnection ??= new ProcessConnection(env().DATABASE_URL, logFault);
  return shared.palimpsestConnection;
}

/** What the chat works with in a running server. */
export function chatServices(): ChatServices {
  return {
    sql: db(),
    memory: memory(),
    models,
    answers: runningAnswers(),
    locks: processConnection(),
    clock: { now: () => new Date() },
    limits: generationLimits,
    // In development a first request waits for the compiler; the answer should not lose its memory to that.
    memoryDeadlineMs: env().NODE_ENV === "development" ? developmentDeadlineMs : memoryDeadlineMs,
    onFault: logFault,
  };
}

/** The learnt notices of this process, shared by everybody who listens. */
export function learnedEvents(): LearnedEvents {
  shared.palimpsestLearned ??= new LearnedEvents({
    sql: db(),
    memory: memory(),
    connection: processConnection(),
    onFault: logFault,
  });
  return shared.palimpsestLearned;
}
