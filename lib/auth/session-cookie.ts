import { decode, encode } from "next-auth/jwt";
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

/** Verifies a cookie's value; no database. Null when it is missing, forged, expired or not ours. */
export async function openSession(
  value: string | undefined,
  { secret, secure }: { secret: string; secure: boolean },
): Promise<Session | null> {
  if (!value) return null;
  try {
    const { sub, version } = tokenSchema.parse(await decode({ token: value, secret, salt: sessionCookieName(secure) }));
    return { userId: sub, sessionVersion: version };
  } catch {
    return null; // Whatever is wrong with it, whoever sends it is signed out.
  }
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

/** Value of a cookie in a Cookie header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  const pair = header?.split(";").find((pair) => pair.trimStart().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf("=") + 1).trim();
}
