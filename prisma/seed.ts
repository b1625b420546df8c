import { audit } from "@/lib/audit.ts";
import { hashPassword, verifyPassword } from "@/lib/auth/password.ts";
import { createPrisma } from "@/lib/db.ts";
import type { PrismaClient, UserRole } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { DemoPerson } from "./seed/conversation.ts";
import { maya } from "./seed/maya.ts";
import { others } from "./seed/others.ts";
import { play } from "./seed/play.ts";

// The app's one context (lib/memory-instance.ts); not imported from there, for that reads the environment.
const contextId = "chat";
const seeded = "demo.seeded";
const dayMs = 86_400_000;

export interface SeedOptions {
  databaseUrl: string;
  /** Of maya@example.com and of operator@example.com. The other people cannot sign in. */
  passwords: { user: string; operator: string };
  now?: Date;
}

/**
 * Demo accounts and their conversations, by sending messages through the chat and the memory at their dates.
 * Doing it again changes only passwords that differ. Refuses to run in production.
 */
export async function seed({ databaseUrl, passwords, now = new Date() }: SeedOptions): Promise<{ created: string[] }> {
  if (process.env.NODE_ENV === "production") throw new Error("Demo data is never written in production.");
  const prisma = createPrisma(databaseUrl, { poolSize: 5 });
  try {
    const operator = { name: "Olive Operator", email: "operator@example.com", scenes: [] };
    await ensureAccount(prisma, { person: operator, role: "operator", password: passwords.operator, now });
    const created = await Promise.all(
      [maya, ...others].map(async (person) => {
        const password = person === maya ? passwords.user : null;
        const userId = await ensureAccount(prisma, { person, role: "user", password, now });
        return (await ensureStory(prisma, { userId, person, now })) ? [person.email] : [];
      }),
    );
    return { created: created.flat() };
  } finally {
    await prisma.$disconnect();
  }
}

interface Account {
  person: DemoPerson;
  role: UserRole;
  password: string | null;
  now: Date;
}

async function ensureAccount(prisma: PrismaClient, { person, role, password, now }: Account): Promise<string> {
  const known = await prisma.user.findFirst({ where: { email: person.email } });
  if (!known) {
    const firstDay = Math.max(...person.scenes.map(({ daysAgo }) => daysAgo), 50);
    const { id } = await prisma.user.create({
      data: {
        email: person.email,
        name: person.name,
        role,
        passwordHash: password === null ? null : await hashPassword(password),
        createdAt: new Date(now.getTime() - firstDay * dayMs),
      },
    });
    return id;
  }
  if (password !== null && !(await verifyPassword(known.passwordHash, password))) {
    await prisma.user.update({ where: { id: known.id }, data: { passwordHash: await hashPassword(password) } });
  }
  return known.id;
}

/** False when the story is there already. One that broke off in the middle is begun again. */
async function ensureStory(
  prisma: PrismaClient,
  { userId, person, now }: { userId: string; person: DemoPerson; now: Date },
): Promise<boolean> {
  const ref = `user:${userId}`;
  if (await prisma.auditEvent.findFirst({ where: { action: seeded, ref }, select: { id: true } })) return false;
  await prisma.conversation.deleteMany({ where: { userId } });
  await prisma.memoryScope.deleteMany({ where: { id: scopeId(contextId, scopeKey({ user: userId })) } });
  await play(prisma, { userId, person, contextId, now });
  await audit(prisma, { actor: { kind: "process", id: "seed" }, action: seeded, ref });
  return true;
}
