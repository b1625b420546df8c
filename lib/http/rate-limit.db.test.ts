import { beforeEach, describe, expect, test, vi } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { createRateLimiter, rateLimits } from "./rate-limit.ts";

const { prisma } = await freshDatabase();
const start = Date.UTC(2026, 0, 1, 12);
const limiter = (now: number, factor = 1) => createRateLimiter({ prisma, secret: "s", factor, now: () => now });

beforeEach(async () => {
  await prisma.rateLimit.deleteMany();
});

async function attempts(count: number, take: () => Promise<void>) {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, take));
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

describe("rate limits", () => {
  test("let exactly their count through, however many arrive at once", async () => {
    const { count } = rateLimits.signIn;
    expect(await attempts(3 * count, () => limiter(start).take("signIn", "ana"))).toBe(count);
  });

  test("say when to come back, and start again with the next window", async () => {
    const { count, windowMs } = rateLimits.signIn;
    await attempts(count, () => limiter(start).take("signIn", "ana"));
    await expect(limiter(start + 60_000).take("signIn", "ana")).rejects.toMatchObject({
      code: "rate_limited",
      message: "Too many attempts. Try again in 14 minutes.",
      retryAfterSeconds: windowMs / 1000 - 60,
    });
    await limiter(start + windowMs).take("signIn", "ana");
  });

  test("count each caller and each limit on its own", async () => {
    const { count } = rateLimits.signIn;
    await attempts(count, () => limiter(start).take("signIn", "ana"));
    await limiter(start).take("signIn", "ben");
    await limiter(start).take("signUp", "ana");
  });

  test("are multiplied by configuration", async () => {
    const { count } = rateLimits.signIn;
    expect(await attempts(3 * count, () => limiter(start, 2).take("signIn", "ana"))).toBe(2 * count);
  });

  test("do not keep who it was, and sweep what is a day old", async () => {
    await limiter(start).take("signIn", "ana@example.com");
    const [row] = await prisma.rateLimit.findMany();
    expect(row?.key).toMatch(/^signIn:[\w-]{22}$/);
    await limiter(start + 25 * 3_600_000).take("signIn", "ana@example.com");
    expect(await prisma.rateLimit.findMany()).toMatchObject([{ windowStart: new Date(start + 25 * 3_600_000) }]);
  });

  test("when they cannot count, signing in is refused and chatting goes on; either is reported", async () => {
    const onBlind = vi.fn();
    const broken = { $queryRaw: () => Promise.reject(new Error("down")) } as unknown as typeof prisma;
    const blind = createRateLimiter({ prisma: broken, secret: "s", factor: 1, onBlind });
    await expect(blind.take("signIn", "ana")).rejects.toMatchObject({ code: "unavailable" });
    await blind.take("chat", "ana");
    expect(onBlind.mock.calls.map(([, limit]) => limit)).toEqual(["signIn", "chat"]);
  });
});
