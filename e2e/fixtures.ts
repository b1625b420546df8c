import { randomUUID } from "node:crypto";
import { type BrowserContext, test as base, expect, type Page } from "playwright/test";
import { hashPassword } from "@/lib/auth/password.ts";
import { sealSession } from "@/lib/auth/session-cookie.ts";
import { createPrisma } from "@/lib/db.ts";
import type { PrismaClient, UserRole } from "@/lib/generated/prisma/client.ts";
import { type Assistant, readAddresses } from "./support/addresses.ts";
import { watchPage } from "./support/watch-page.ts";

export interface Person {
  id: string;
  email: string;
  name: string;
  /** Only when one was asked for: hashing takes its time. */
  password?: string;
}

interface PersonOptions {
  name?: string;
  email?: string;
  role?: UserRole;
  password?: string;
}

interface Fixtures {
  /** Which app: the built-in assistant (default), or a model behind an HTTP API: `test.use({ assistant: "model" })`. */
  assistant: Assistant;
  /** The app's database. */
  database: PrismaClient;
  /** Makes a person in the database. */
  person: (options?: PersonOptions) => Promise<Person>;
  /** Makes a person and signs the test's browser in as them, by a session cookie. */
  signedIn: (options?: PersonOptions) => Promise<Person>;
  /** Signs a browser in as a person who exists. */
  signIn: (person: Person, context?: BrowserContext) => Promise<void>;
  /** A page in a browser of its own, signed out. */
  otherBrowser: () => Promise<Page>;
  /** Faults that the test provokes: page faults that match do not fail it. */
  expectFault: (pattern: RegExp) => void;
  watched: { faults: string[]; expected: RegExp[] };
}

export const test = base.extend<Fixtures>({
  assistant: ["built-in", { option: true }],
  baseURL: async ({ assistant }, use) => use(readAddresses()[assistant].baseUrl),
  database: async ({ assistant }, use) => {
    const prisma = createPrisma(readAddresses()[assistant].databaseUrl, { poolSize: 2 });
    await use(prisma);
    await prisma.$disconnect();
  },
  person: async ({ database }, use) => {
    await use(async ({ name = "Robin Reader", email, role = "user", password } = {}) => {
      const id = randomUUID();
      const address = email ?? `${id.slice(0, 8)}@example.com`;
      const passwordHash = password === undefined ? null : await hashPassword(password);
      await database.user.create({ data: { id, email: address, name, role, passwordHash } });
      return { id, email: address, name, ...(password === undefined ? {} : { password }) };
    });
  },
  signIn: async ({ database, context: own, baseURL }, use) => {
    await use(async ({ id }, context = own) => {
      const { sessionVersion } = await database.user.findUniqueOrThrow({ where: { id } });
      const secret = readAddresses().authSecret;
      const cookie = await sealSession({ userId: id, sessionVersion }, { secret, secure: false });
      await context.addCookies([{ ...cookie, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" }]);
    });
  },
  signedIn: async ({ person, signIn }, use) => {
    await use(async (options) => {
      const made = await person(options);
      await signIn(made);
      return made;
    });
  },
  otherBrowser: async ({ browser, baseURL, watched }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      contexts.push(context);
      const page = await context.newPage();
      watchPage(page, watched.faults);
      return page;
    });
    for (const context of contexts) await context.close();
  },
  expectFault: async ({ watched }, use) => use((pattern) => watched.expected.push(pattern)),
  watched: [
    async ({ context }, use) => {
      const watched = { faults: [] as string[], expected: [] as RegExp[] };
      context.on("page", (page) => watchPage(page, watched.faults));
      await use(watched);
      const unexpected = watched.faults.filter((fault) => !watched.expected.some((pattern) => pattern.test(fault)));
      expect(unexpected, "faults that nobody expected on the pages").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
