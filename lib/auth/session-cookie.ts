import { encode, getToken } from "next-auth/jwt";
import { z } from "zod";

/** Seconds from sign-in to the next one. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** What a session cookie says. Only `userOf` knows whether it still holds. */
export interface Session {
  userId: string;
  sessionVersion: number;
}

const tokenSchema = z.object({ sub: z.uuid(), version: z.int().nonnegative() });

export function sessionCookieName(secure: boolean): string {
  return secure ? "__Secure-authjs.session-token" : "authjs.session-token";
}

/** Verifies the cookie of a request; no database. Null when it is missing, forged, expired or not ours. */
export async function readSession(
  headers: Headers,
  { secret, secure }: { secret: string; secure: boolean },
): Promise<Session | null> {
  // A bearer header is never a session: the memory API's keys come that way.
  const cookieOnly = new Headers({ cookie: headers.get("cookie") ?? "" });
  const token = await getToken({
    req: { headers: cookieOnly },
    secret,
    secureCookie: secure,
    cookieName: sessionCookieName(secure),
  });
  const parsed = tokenSchema.safeParse(token);
  return parsed.success ? { userId: parsed.data.sub, sessionVersion: parsed.data.version } : null;
}

/** A session cookie as signing in would set it; for tests that start signed in. */
export async function sealSession(
  session: Session,
  { secret, secure, maxAge = sessionSeconds }: { secret: string; secure: boolean; maxAge?: number },
): Promise<{ name: string; value: string }> {
  const name = sessionCookieName(secure);
  const token = { sub: session.userId, version: session.sessionVersion };
  return { name, value: await encode({ token, secret, salt: name, maxAge }) };
}
