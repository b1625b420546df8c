import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { identityOf } from "../normalise.ts";

/** Gives a scope so many things that its person likes, each with the claim that says so: `thing0`, `thing1`, … */
export async function fillScope(
  prisma: PrismaClient,
  { scopeId, facts, at }: { scopeId: string; facts: number; at: Date },
): Promise<void> {
  const { salt } = await prisma.memoryScope.findUniqueOrThrow({ where: { id: scopeId }, select: { salt: true } });
  const self = { id: randomUUID(), scopeId, type: "self", name: "self", nameKey: "self", isSelf: true, createdAt: at };
  await prisma.entity.create({ data: self });
  const shared = { scopeId, entityId: self.id, key: "likes", category: "knowledge", confidence: 0.9 };
  const filled = Array.from({ length: facts }, (_, number) => {
    const value = `thing${number}`;
    const said = { ...shared, value, identity: identityOf(salt, value) };
    const claim = { ...said, id: randomUUID(), op: "assert" as const, floor: 0.7, verdict: "accepted" as const };
    const attribute = { ...said, id: randomUUID(), single: false, importance: 0.8, validFrom: at, knownFrom: at };
    const origin = { source: "turn" as const, statedAt: at, recordedAt: at, stableId: `fill-${number}` };
    return { claim: { ...claim, ...origin }, attribute };
  });
  for (let start = 0; start < filled.length; start += 1_000) {
    const batch = filled.slice(start, start + 1_000);
    await prisma.claim.createMany({ data: batch.map(({ claim }) => claim) });
    await prisma.attribute.createMany({ data: batch.map(({ attribute }) => attribute) });
    await prisma.evidence.createMany({
      data: batch.map(({ claim, attribute }) => {
        return { scopeId, claimId: claim.id, attributeId: attribute.id, role: "supports" as const };
      }),
    });
  }
}
