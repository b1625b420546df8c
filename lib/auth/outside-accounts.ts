import type { Account, Profile } from "next-auth";
import { z } from "zod";
import { audit } from "@/lib/audit.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { emailSchema } from "./credentials.ts";
import { findByEmail, isUniqueViolation } from "./users.ts";

type AccountKey = Pick<Account, "provider" | "providerAccountId">;

/** The user that an outside account signs in as. */
export async function findAccountUser(
  prisma: Pick<PrismaClient, "account">,
  { provider, providerAccountId }: AccountKey,
) {
  const account = await prisma.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: { id: true, sessionVersion: true } } },
  });
  return account?.user ?? null;
}

/**
 * Signs an outside account in: a known one as it is, a new one with a new user, or linked to the user whose address
 * the provider vouches for. Nobody proved that address when its password account was made, so linking takes the old
 * password and sessions away from whoever made it (docs/decisions/0021-sign-in.md).
 */
export async function admitAccount(
  prisma: PrismaClient,
  { account, profile }: { account: Account; profile?: Profile | undefined },
  fetchJson = fetchGitHubEmails,
): Promise<"admitted" | "EmailNotVerified"> {
  const { provider, providerAccountId } = account;
  if (await findAccountUser(prisma, account)) return "admitted";
  const email = await verifiedEmail(account, profile, fetchJson);
  if (!email) return "EmailNotVerified";
  try {
    await prisma.$transaction(async (tx) => {
      const known = await findByEmail(tx, email);
      if (!known) {
        const name = typeof profile?.name === "string" ? profile.name.slice(0, 80) : null;
        await tx.user.create({ data: { email, name, accounts: { create: { provider, providerAccountId } } } });
        return;
      }
      await tx.account.create({ data: { provider, providerAccountId, userId: known.id } });
      if (known.passwordHash === null) return;
      await tx.user.update({
        where: { id: known.id },
        data: { passwordHash: null, sessionVersion: { increment: 1 } },
      });
      await audit(tx, {
        actor: { kind: "user", id: known.id, reason: `signed in with ${provider}` },
        action: "account.linked",
        ref: `user:${known.id}`,
      });
    });
  } catch (error) {
    // Two first sign-ins at once: the other one made the rows that this one needs.
    if (!isUniqueViolation(error) || !(await findAccountUser(prisma, account))) throw error;
  }
  return "admitted";
}

const gitHubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

async function verifiedEmail(account: Account, profile: Profile | undefined, fetchJson: typeof fetchGitHubEmails) {
  if (account.provider === "google")
    return profile?.email_verified === true ? (emailSchema.safeParse(profile.email).data ?? null) : null;
  const emails = gitHubEmails.safeParse(await fetchJson(account.access_token ?? "")).data ?? [];
  const primary = emails.find((entry) => entry.primary && entry.verified);
  return emailSchema.safeParse(primary?.email).data ?? null;
}

async function fetchGitHubEmails(accessToken: string): Promise<unknown> {
  const response = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}`, "user-agent": "palimpsest" },
    signal: AbortSignal.timeout(10_000),
  });
  return response.ok ? response.json() : [];
}
