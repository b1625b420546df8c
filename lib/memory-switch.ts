import { audit } from "./audit.ts";
import type { PrismaClient } from "./generated/prisma/client.ts";

/** Off: memory is neither read nor written for the account from now on. What is there stays. */
export async function switchMemory(
  prisma: PrismaClient,
  { userId, enabled }: { userId: string; enabled: boolean },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { memoryEnabled: enabled } });
    await audit(tx, {
      actor: { kind: "user", id: userId },
      action: enabled ? "memory.switched-on" : "memory.switched-off",
      ref: `user:${userId}`,
    });
  });
}
