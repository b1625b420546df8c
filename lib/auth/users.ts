import { audit } from "@/lib/audit.ts";
import type { Prisma, PrismaClient, User } from "@/lib/generated/prisma/client.ts";
import { AppError } from "@/lib/http/errors.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { Session } from "./session-cookie.ts";

/** The row behind a session, without the password's hash. */
export type SignedInUser = Omit<User, "passwordHash"> & { hasPassword: boolean };

/** The one read of every guard. Null when the user is gone or has been signed out everywhere since. */
export async function findSessionUser(
  prisma: Pick<PrismaClient, "user">,
  { userId, sessionVersion }: Session,
): Promise<SignedInUser | null> {
  const row = await prisma.user.findUnique({ where: { id: userId } });
  return row && row.sessionVersion === sessionVersion ? withoutHash(row) : null;
}

/** The user when the password is right, else null. `email` is lower-cased. */
export async function authenticate(
  prisma: Pick<PrismaClient, "$queryRaw">,
  { email, password }: { email: string; password: string },
): Promise<SignedInUser | null> {
  const row = await findByEmail(prisma, email);
  if (!(await verifyPassword(row?.passwordHash, password)) || !row) return null;
  return withoutHash(row);
}

export async function findByEmail(prisma: Pick<PrismaClient, "$queryRaw">, email: string): Promise<User | null> {
  // Raw for the unique index on lower(email), which the query builder cannot name.
  const rows = await prisma.$queryRaw<User[]>`
    SELECT id, email, name, password_hash AS "passwordHash", role, session_version AS "sessionVersion",
      memory_enabled AS "memoryEnabled", created_at AS "createdAt", last_seen_at AS "lastSeenAt"
    FROM users WHERE lower(email) = lower(${email})`;
  return rows[0] ?? null;
}

/** Throws AppError `conflict` when the address has an account already. */
export async function createUser(
  prisma: Pick<PrismaClient, "user">,
  { email, password, name }: { email: string; password: string; name: string | null },
): Promise<SignedInUser> {
  const passwordHash = await hashPassword(password);
  try {
    return withoutHash(await prisma.user.create({ data: { email, passwordHash, name } }));
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", "There is an account with this address already.", { cause: error });
    throw error;
  }
}

/**
 * Sets a new password and ends every session. `current` is not looked at for accounts that have no password yet.
 * Throws AppError `forbidden` when it is wrong.
 */
export async function changePassword(
  prisma: PrismaClient,
  userId: string,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const row = await prisma.user.findUnique({ where: { id: userId } });
  if (!row) throw new AppError("not_found", "This account no longer exists.");
  if (row.passwordHash !== null && !(await verifyPassword(row.passwordHash, current)))
    throw new AppError("forbidden", "This is not your current password.");
  const passwordHash = await hashPassword(next);
  await prisma.$transaction(async (tx) => {
    // The hash that was checked stands in the WHERE: of two changes at once, only one wins.
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: row.passwordHash },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    if (count === 0) throw new AppError("conflict", "The password was changed elsewhere just now. Sign in again.");
    await audit(tx, { actor: { kind: "user", id: userId }, action: "password.changed", ref: `user:${userId}` });
  });
}

/** Throws AppError `forbidden` unless it is the user's password; passes accounts that have none. */
export async function confirmPassword(prisma: Pick<PrismaClient, "user">, userId: string, password: string) {
  const row = await prisma.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (row?.passwordHash && !(await verifyPassword(row.passwordHash, password)))
    throw new AppError("forbidden", "This is not your password.");
}

/** Ends every session of the user, this one included. */
export async function endAllSessions(prisma: PrismaClient, userId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.user.updateMany({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
    await audit(tx, { actor: { kind: "user", id: userId }, action: "sessions.ended", ref: `user:${userId}` });
  });
}

/** Notes that the person was here, at most once in ten minutes. */
export async function noteSeen(
  prisma: Pick<PrismaClient, "user">,
  { id, lastSeenAt }: Pick<User, "id" | "lastSeenAt">,
  now = new Date(),
): Promise<void> {
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < 10 * 60_000) return;
  await prisma.user.updateMany({ where: { id }, data: { lastSeenAt: now } });
}

export function withoutHash({ passwordHash, ...user }: User): SignedInUser {
  return { ...user, hasPassword: passwordHash !== null };
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (error as Prisma.PrismaClientKnownRequestError).code === "P2002";
}
