import { createHmac } from "node:crypto";
import type { Prisma, PrismaClient } from "@/lib/generated/prisma/client.ts";
import { AppError } from "@/lib/http/errors.ts";

const keptMs = 24 * 60 * 60_000;
/** A reservation this old without an outcome was left by a crash. */
const abandonedMs = 2 * 60_000;

export interface IdempotentCall {
  keyId: string;
  idempotencyKey: string;
  /** Method, path and body, as one text. */
  request: string;
  secret: string;
  now: Date;
}

/**
 * Runs `perform` at most once per key and idempotency key within 24 hours; a repetition gets the first outcome. What is
 * stored are ids only: an answer with people's words is built again from them, so that what was forgotten meanwhile
 * stays forgotten. Throws AppError `conflict` for another request under the same key, or while the first still runs.
 */
export async function once<Outcome extends Prisma.InputJsonObject>(
  prisma: PrismaClient,
  { keyId, idempotencyKey, request, secret, now }: IdempotentCall,
  perform: () => Promise<Outcome>,
): Promise<Outcome> {
  const bodyHash = createHmac("sha256", secret).update(request).digest("base64url");
  const where = { keyId, idempotencyKey };
  await sweep(prisma, where, now);
  const { count } = await prisma.idempotentRequest.createMany({
    data: [{ ...where, bodyHash, createdAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) {
    const held = await prisma.idempotentRequest.findFirst({ where });
    if (held && held.bodyHash !== bodyHash)
      throw new AppError("conflict", "This Idempotency-Key came with another request before. Use a new one.");
    if (!held || held.status === null)
      throw new AppError(
        "conflict",
        "The first request with this Idempotency-Key is still running. Try again shortly.",
        {
          retryAfterSeconds: 1,
        },
      );
    return held.response as Outcome;
  }
  // Ours alone: whoever took over after two minutes has a reservation of a later instant.
  const ours = { ...where, createdAt: now, status: null };
  try {
    const outcome = await perform();
    await prisma.idempotentRequest.updateMany({ where: ours, data: { status: 200, response: outcome } });
    return outcome;
  } catch (error) {
    await prisma.idempotentRequest.deleteMany({ where: ours });
    throw error;
  }
}

async function sweep(prisma: PrismaClient, where: { keyId: string; idempotencyKey: string }, now: Date) {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await prisma.idempotentRequest.deleteMany({
    where: { OR: [{ createdAt: before(keptMs) }, { ...where, status: null, createdAt: before(abandonedMs) }] },
  });
}
