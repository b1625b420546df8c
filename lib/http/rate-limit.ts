import { createHmac } from "node:crypto";
import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { AppError } from "./errors.ts";
import { log, outlineOf } from "./log.ts";

const minute = 60_000;

/** Every limit of the house: `count` requests per `windowMs` for each caller. `open`: lets through when it cannot count. */
export const rateLimits = {
  signIn: { count: 10, windowMs: 15 * minute, onFailure: "closed" },
  signInAddress: { count: 100, windowMs: 15 * minute, onFailure: "closed" },
  signUp: { count: 30, windowMs: 60 * minute, onFailure: "closed" },
  passwordChange: { count: 10, windowMs: 15 * minute, onFailure: "closed" },
  accountDelete: { count: 5, windowMs: 60 * minute, onFailure: "closed" },
  chat: { count: 30, windowMs: minute, onFailure: "open" },
  memoryChange: { count: 60, windowMs: minute, onFailure: "open" },
  memoryPurge: { count: 5, windowMs: 60 * minute, onFailure: "closed" },
  read: { count: 300, windowMs: minute, onFailure: "open" },
  memoryApi: { count: 600, windowMs: minute, onFailure: "open" },
} as const satisfies Record<string, { count: number; windowMs: number; onFailure: "open" | "closed" }>;

export type RateLimitName = keyof typeof rateLimits;

export interface RateLimiter {
  /** Counts one request of `who`. Throws AppError `rate_limited` over the limit, `unavailable` when closed and blind. */
  take(limit: RateLimitName, who: string): Promise<void>;
}

/** Fixed windows in the table rate_limits. `factor` multiplies every count; callers are stored as keyed hashes. */
export function createRateLimiter(options: {
  prisma: Pick<PrismaClient, "$queryRaw">;
  secret: string;
  factor: number;
  now?: () => number;
  onBlind?: (error: unknown, limit: RateLimitName) => void;
}): RateLimiter {
  const { prisma, secret, factor, now = Date.now, onBlind = () => {} } = options;
  return {
    async take(limit, who) {
      const { count, windowMs, onFailure } = rateLimits[limit];
      const time = now();
      const windowStart = time - (time % windowMs);
      let taken: number;
      try {
        taken = await increment(
          prisma,
          keyOf(secret, limit, who),
          new Date(windowStart),
          new Date(time - 24 * 60 * minute),
        );
      } catch (error) {
        onBlind(error, limit);
        if (onFailure === "open") return;
        throw new AppError("unavailable", "This is not possible right now. Try again in a minute.", { cause: error });
      }
      if (taken <= count * factor) return;
      const retryAfterSeconds = Math.ceil((windowStart + windowMs - time) / 1000);
      throw new AppError("rate_limited", `Too many attempts. Try again ${inWords(retryAfterSeconds)}.`, {
        retryAfterSeconds,
      });
    },
  };
}

async function increment(prisma: Pick<PrismaClient, "$queryRaw">, key: string, windowStart: Date, stale: Date) {
  const rows = await prisma.$queryRaw<{ count: number }[]>`
    WITH swept AS (
      DELETE FROM rate_limits WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM rate_limits WHERE window_start < ${stale}::timestamptz LIMIT 20 FOR UPDATE SKIP LOCKED))
    )
    INSERT INTO rate_limits AS held (key, window_start, count) VALUES (${key}, ${windowStart}::timestamptz, 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = held.count + 1
    RETURNING count`;
  return rows[0]?.count ?? 1;
}

function keyOf(secret: string, limit: RateLimitName, who: string) {
  return `${limit}:${createHmac("sha256", secret).update(who).digest("base64url").slice(0, 22)}`;
}

function inWords(seconds: number) {
  if (seconds < 90) return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}

let shared: RateLimiter | undefined;

/** The process-wide limiter. */
export function rateLimiter(): RateLimiter {
  shared ??= createRateLimiter({
    prisma: db(),
    secret: env().AUTH_SECRET,
    factor: env().RATE_LIMIT_FACTOR,
    onBlind: (error, limit) => log().error({ limit, ...outlineOf(error) }, "rate limit could not be counted"),
  });
  return shared;
}
