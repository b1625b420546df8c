import { audit } from "@/lib/audit.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { ForgetReport, Memory } from "@/lib/memory/api.ts";
import { closeScopeToKeys } from "@/lib/memory-api/scope-erasure.ts";
import type { Principal } from "./principal.ts";
import { endAllSessions } from "./users.ts";

/** What was erased with an account; counts only, so that it may be shown and kept. */
export interface ErasureReport {
  conversations: number;
  messages: number;
  facts: number;
  turns: number;
  claims: number;
  recalls: number;
  /** Places that still held something of the memory when they were searched afterwards. */
  remaining: number;
}

/**
 * Erases a person: sessions and keys first, so that nothing new arrives, then the memory, the conversations and the account.
 * When the memory cannot be erased the account stays, so that the person can try again.
 */
export async function deleteAccount(
  prisma: PrismaClient,
  memory: Pick<Memory, "forget" | "contextId">,
  { userId, scope }: Principal,
): Promise<ErasureReport> {
  const actor = { kind: "user", id: userId, reason: "account deleted" } as const;
  const everything = { scope, target: { everything: true }, actor } as const;
  await endAllSessions(prisma, userId);
  await closeScopeToKeys(prisma, { contextId: memory.contextId, scope, actor, now: new Date() });
  const first = await memory.forget.purge(everything);

  const chats = await prisma.$transaction(async (tx) => {
    const messages = await tx.message.count({ where: { conversation: { userId } } });
    const conversations = await tx.conversation.count({ where: { userId } });
    // A key would otherwise outlive the person who answers for it.
    await tx.apiKey.updateMany({ where: { createdById: userId, revokedAt: null }, data: { revokedAt: new Date() } });
    await tx.user.deleteMany({ where: { id: userId } });
    await audit(tx, { actor, action: "account.deleted", ref: `user:${userId}`, after: { conversations, messages } });
    return { conversations, messages };
  });

  // An answer that was being written while the first purge ran may have recorded its turn after it.
  const second = await memory.forget.purge(everything);
  return {
    ...chats,
    facts: first.attributes.length + second.attributes.length,
    turns: first.turns + second.turns,
    claims: first.claims + second.claims,
    recalls: first.recalls + second.recalls,
    remaining: remainingIn(second),
  };
}

function remainingIn({ probes = [] }: ForgetReport) {
  return probes.reduce((sum, { remaining }) => sum + remaining, 0);
}
