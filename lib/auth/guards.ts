import { cookies, headers as nextHeaders } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import type { UserRole } from "@/lib/generated/prisma/enums.ts";
import { AppError } from "@/lib/http/errors.ts";
import { requestPathHeader } from "@/lib/http/forwarding.ts";
import { isSecure } from "@/lib/http/request-context.ts";
import { signInPath } from "./callback-path.ts";
import { hasRole, type Principal, principalOf } from "./principal.ts";
import { cookieValue, openSession, type Session, sessionCookieName } from "./session-cookie.ts";
import { findSessionUser, noteSeen, type SignedInUser } from "./users.ts";

export type CurrentUser = SignedInUser & Principal;

/**
 * First half of every guard: the cookie is genuine and not expired. No database. Without `headers`, the request that
 * is being rendered, with what a server action has set on the way.
 */
export async function sessionFromRequest(headers?: Headers): Promise<Session | null> {
  const secure = isSecure(headers ?? (await nextHeaders()));
  const name = sessionCookieName(secure);
  const value = headers ? cookieValue(headers.get("cookie"), name) : (await cookies()).get(name)?.value;
  return openSession(value, { secret: env().AUTH_SECRET, secure });
}

/** Second half: the one database read. Null when the user is gone or the session has been revoked. */
export async function userOf(session: Session): Promise<CurrentUser | null> {
  const user = await findSessionUser(db(), session);
  return user && { ...user, ...principalOf({ userId: user.id, role: user.role }) };
}

/** Once per request, however many components of a page ask. */
const requestUser = cache(async (): Promise<CurrentUser | null> => {
  const session = await sessionFromRequest();
  const user = session && (await userOf(session));
  if (user) after(() => noteSeen(db(), user)); // Once the page is on its way: nobody waits for it.
  return user;
});

/** For pages that look different when signed in. */
export function signedInUser(): Promise<CurrentUser | null> {
  return requestUser();
}

/**
 * Guard of pages and server actions: the signed-in user, else off to the sign-in page and back here afterwards.
 * A page that needs a role answers those without it as if it did not exist.
 */
export async function currentUser({ role = "user" }: { role?: UserRole } = {}): Promise<CurrentUser> {
  const user = await requestUser();
  if (!user) redirect(signInPath((await nextHeaders()).get(requestPathHeader) ?? "/"));
  if (!hasRole(user.role, role)) notFound();
  return user;
}

const signedOut = "You are signed out. Sign in and try again.";

/** Guard of route handlers. Throws AppError `unauthenticated`. */
export async function requireUser(request: Request): Promise<CurrentUser> {
  return admit(await sessionFromRequest(request.headers));
}

/** Guard of route handlers for the inspector. Throws AppError `unauthenticated` or `forbidden`. */
export async function requireRole(request: Request, role: UserRole): Promise<CurrentUser> {
  return admit(await sessionFromRequest(request.headers), role);
}

/** Session → user with at least `role`. Throws AppError `unauthenticated` or `forbidden`. */
export async function admit(session: Session | null, role: UserRole = "user"): Promise<CurrentUser> {
  const user = session && (await userOf(session));
  if (!user) throw new AppError("unauthenticated", signedOut);
  if (!hasRole(user.role, role)) throw new AppError("forbidden", `This needs the role ${role}.`);
  return user;
}
