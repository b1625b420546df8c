import { headers } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { AppError, type ErrorCode } from "@/lib/http/errors.ts";
import { log, outlineOf } from "@/lib/http/log.ts";
import { rateLimiter } from "@/lib/http/rate-limit.ts";
import { addressOf, isSecure } from "@/lib/http/request-context.ts";
import { signInSchema } from "./credentials.ts";
import { admitAccount, findAccountUser } from "./outside-accounts.ts";
import { outsideProviders } from "./outside-providers.ts";
import { sessionSeconds } from "./session-cookie.ts";
import { authenticate } from "./users.ts";

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
}

/** Why signing in failed, as a code that travels through Auth.js. */
class RefusedSignIn extends CredentialsSignin {
  constructor(override readonly code: ErrorCode) {
    super();
  }
}

const credentials = Credentials({
  credentials: { email: {}, password: {} },
  // Auth.js also serves this at /api/auth/callback/credentials, so the limits stand here and not in the form.
  async authorize(input, request) {
    const parsed = signInSchema.safeParse(input);
    if (!parsed.success) return null;
    const address = addressOf(request.headers);
    try {
      await rateLimiter().take("signInAddress", address);
      await rateLimiter().take("signIn", `${parsed.data.email} ${address}`);
    } catch (error) {
      throw error instanceof AppError ? new RefusedSignIn(error.code) : error;
    }
    const user = await authenticate(db(), parsed.data);
    return user && { id: user.id, sessionVersion: user.sessionVersion };
  },
});

function configFor(requestHeaders: Headers): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    useSecureCookies: isSecure(requestHeaders),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [credentials, ...outsideProviders(env())],
    callbacks: {
      async signIn({ account, profile }) {
        if (!account || account.provider === "credentials") return true;
        const outcome = await admitAccount(db(), { account, profile });
        return outcome === "admitted" ? true : `/sign-in?error=${outcome}`;
      },
      async jwt({ token, user, account }) {
        if (!account) return token;
        const row =
          account.provider === "credentials"
            ? { id: user.id, sessionVersion: user.sessionVersion }
            : await findAccountUser(db(), account);
        return row ? { sub: row.id, version: row.sessionVersion } : null;
      },
      // What GET /api/auth/session may tell a browser: nothing that a page does not know already.
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub ?? "" } }),
    },
    logger: {
      error: (error) => {
        if (error instanceof CredentialsSignin) log().info({ code: error.code }, "sign-in refused");
        else log().error(outlineOf(error), "sign-in failed");
      },
      warn: (code) => log().warn({ code }, "auth warning"),
      debug: () => {},
    },
  };
}

export const { handlers, signIn, signOut } = NextAuth(async () => configFor(await headers()));
