import type { LanguageModel } from "ai";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { Memory } from "@/lib/memory/api.ts";
import type { Clock } from "@/lib/memory/types.ts";
import type { BuiltInMemory } from "@/lib/models/built-in/memory-view.ts";
import type { GenerationLimits } from "./generate.ts";
import type { RunningAnswers } from "./running-answers.ts";

/** Which models there are. `open` throws UnknownModel; only the built-in assistant reads `memory`. */
export interface ModelSource {
  /** The id that answers a request: the one that was asked for, else the default. */
  resolve(asked: string | undefined): string;
  open(id: string, memory: BuiltInMemory): LanguageModel;
  /** False for the built-in assistant, which makes no titles. */
  writesTitles(id: string): boolean;
}

/** Says to other processes that an answer is alive here. Neither call waits or throws. */
export interface AnswerLocks {
  hold(messageId: string): void;
  release(messageId: string): void;
}

/** Everything the chat loop needs from outside; tests bring their own. */
export interface ChatServices {
  sql: Pick<PrismaClient, "$queryRaw" | "$executeRaw">;
  memory: Memory;
  models: ModelSource;
  answers: RunningAnswers;
  locks: AnswerLocks;
  clock: Clock;
  limits: GenerationLimits;
  /** Milliseconds that memory has for its part of an answer. */
  memoryDeadlineMs: number;
  /** Work behind an answer that failed without failing the answer. Gets no words of the person. */
  onFault(what: string, error: unknown): void;
}

export const memoryDeadlineMs = 300;
