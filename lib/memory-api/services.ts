import { chatServices } from "@/lib/chat/process-services.ts";
import type { ModelSource } from "@/lib/chat/services.ts";
import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { log, outlineOf } from "@/lib/http/log.ts";
import { type RateLimitName, rateLimiter } from "@/lib/http/rate-limit.ts";
import { addressOf } from "@/lib/http/request-context.ts";
import type { Memory } from "@/lib/memory/api.ts";
import { memoryOf } from "@/lib/memory-instance.ts";

/** Everything the Memory API needs from outside; tests bring their own. */
export interface ApiServices {
  prisma: PrismaClient;
  memoryOf(contextId: string): Memory;
  models: ModelSource;
  takeRateLimit(limit: RateLimitName, who: string): Promise<void>;
  addressOf(headers: Headers): string;
  /** Keys the hashes of idempotent requests. */
  secret: string;
  now(): Date;
  /** How long a write waits for what it taught the memory, in milliseconds. */
  learnWaitMs: number;
  onRequest(line: Record<string, unknown>): void;
  onFault(error: unknown, line: Record<string, unknown>): void;
}

const shared = globalThis as typeof globalThis & { palimpsestApiServices?: ApiServices };

/** What the Memory API works with in a running server. */
export function apiServices(): ApiServices {
  shared.palimpsestApiServices ??= {
    prisma: db(),
    memoryOf,
    models: chatServices().models,
    takeRateLimit: (limit, who) => rateLimiter().take(limit, who),
    addressOf,
    secret: env().AUTH_SECRET,
    now: () => new Date(),
    learnWaitMs: 10_000,
    onRequest: (line) => log().info(line),
    onFault: (error, line) => log().error({ ...line, ...outlineOf(error) }, "request failed"),
  };
  return shared.palimpsestApiServices;
}

/** For tests: the routes work with these from now on. */
export function useApiServices(services: ApiServices): void {
  shared.palimpsestApiServices = services;
}
