import { createHash, randomBytes } from "node:crypto";
import { audit } from "@/lib/audit.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";

/** How long one reason opens the values of one person, in milliseconds. */
export const revealMs = 15 * 60_000;
export const revealCookie = "palimpsest-inspector";

interface RevealSubject {
  operatorId: string;
  personId: string;
  scopeId: string;
  now: Date;
}

/** A secret of one browser, kept in its cookie. The audit holds only its hash. */
export function newBrowserSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** Writes down who wants to see whose values and why; that record is what opens them. Returns when they close again. */
export async function startReveal(
  prisma: PrismaClient,
  { operatorId, personId, scopeId, now }: RevealSubject,
  { secret, reason, requestId }: { secret: string; reason: string; requestId: string },
): Promise<Date> {
  const until = new Date(now.getTime() + revealMs);
  await audit(prisma, {
    actor: { kind: "operator", id: operatorId, reason },
    action: "person.revealed",
    scopeId,
    ref: `user:${personId}`,
    after: { browser: hashOf(secret), until: until.toISOString() },
    requestId,
  });
  return until;
}

/** Ends the reveal before its time, for this person and operator in every browser. */
export async function endReveal(
  prisma: PrismaClient,
  { operatorId, personId, scopeId }: Omit<RevealSubject, "now">,
  requestId: string,
): Promise<void> {
  await audit(prisma, {
    actor: { kind: "operator", id: operatorId },
    action: "person.masked",
    scopeId,
    ref: `user:${personId}`,
    requestId,
  });
}

/** Until when this browser may show this operator the values of this person; null when it may not. */
export async function revealedUntil(
  prisma: PrismaClient,
  { operatorId, scopeId, now }: Omit<RevealSubject, "personId">,
  secret: string | undefined,
): Promise<Date | null> {
  if (!secret) return null;
  const [latest] = await prisma.$queryRaw<{ action: string; after: unknown }[]>`
    SELECT action, after FROM audit_events
    WHERE scope_id = ${scopeId}::uuid AND actor_id = ${operatorId}
      AND created_at > ${new Date(now.getTime() - revealMs)}
      AND (action = 'person.masked' OR (action = 'person.revealed' AND after->>'browser' = ${hashOf(secret)}))
    ORDER BY created_at DESC, id DESC LIMIT 1`;
  if (latest?.action !== "person.revealed") return null;
  const until = new Date(String((latest.after as { until?: unknown } | null)?.until));
  return until > now ? until : null;
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
