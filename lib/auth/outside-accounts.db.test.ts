import type { Account, Profile } from "next-auth";
import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { admitAccount, findAccountUser } from "./outside-accounts.ts";
import { createUser, findSessionUser } from "./users.ts";

const { prisma } = await freshDatabase();
const google: Account = { provider: "google", providerAccountId: "g-1", type: "oidc" };
const github: Account = { provider: "github", providerAccountId: "7", type: "oauth", access_token: "token" };
const ana: Profile = { name: "Ana", email: "Ana@example.com", email_verified: true };

beforeEach(async () => {
  await prisma.user.deleteMany();
});

describe("signing in with an outside account", () => {
  test("makes a user the first time and finds it again, also when two first times meet", async () => {
    await Promise.all([1, 2, 3].map(() => admitAccount(prisma, { account: google, profile: ana })));
    const [user, ...others] = await prisma.user.findMany();
    expect(others).toEqual([]);
    expect(user).toMatchObject({ email: "ana@example.com", name: "Ana", passwordHash: null, role: "user" });
    expect((await findAccountUser(prisma, google))?.id).toBe(user?.id);
  });

  test("an address that the provider does not vouch for links to nobody and makes nobody", async () => {
    const { id } = await createUser(prisma, { email: "ana@example.com", password: "correct horse", name: null });
    for (const email_verified of [false, undefined, "true"]) {
      const profile = { ...ana, email_verified } as Profile;
      expect(await admitAccount(prisma, { account: google, profile })).toBe("EmailNotVerified");
    }
    expect(await prisma.account.count()).toBe(0);
    expect(await prisma.user.findMany()).toMatchObject([{ id }]);
  });

  test("a verified address links to its user and locks out whoever set a password for it unproven", async () => {
    const { id } = await createUser(prisma, { email: "ana@example.com", password: "correct horse", name: null });
    expect(await admitAccount(prisma, { account: google, profile: ana })).toBe("admitted");
    expect(await findAccountUser(prisma, google)).toEqual({ id, sessionVersion: 1 });
    expect(await findSessionUser(prisma, { userId: id, sessionVersion: 0 })).toBeNull();
    expect(await findSessionUser(prisma, { userId: id, sessionVersion: 1 })).toMatchObject({ hasPassword: false });
    expect(await prisma.auditEvent.count({ where: { action: "account.linked", ref: `user:${id}` } })).toBe(1);
  });

  test("an account that is linked signs in whatever has become of its address", async () => {
    await admitAccount(prisma, { account: google, profile: ana });
    expect(await admitAccount(prisma, { account: google, profile: { email_verified: false } })).toBe("admitted");
  });

  test("of GitHub's addresses only the primary one counts, and only when verified", async () => {
    const primary = { email: "ana@example.com", primary: true, verified: false };
    const other = { email: "other@example.com", primary: false, verified: true };
    const admit = (emails: unknown) => admitAccount(prisma, { account: github, profile: ana }, async () => emails);
    expect(await admit([primary, other])).toBe("EmailNotVerified");
    expect(await admit({ message: "Bad credentials" })).toBe("EmailNotVerified");
    expect(await admit([other, { ...primary, verified: true }])).toBe("admitted");
    expect(await prisma.user.findMany()).toMatchObject([{ email: "ana@example.com" }]);
  });
});
