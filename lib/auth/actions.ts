"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthError, CredentialsSignin } from "next-auth";
import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { AppError } from "@/lib/http/errors.ts";
import { rateLimiter } from "@/lib/http/rate-limit.ts";
import { addressOf } from "@/lib/http/request-context.ts";
import { signIn, signOut } from "./auth.ts";
import { safeCallbackPath } from "./callback-path.ts";
import { signUpSchema } from "./credentials.ts";
import { fieldFaults, textFields } from "./form-data.ts";
import type { FormState } from "./form-state.ts";
import { outsideProviderNames } from "./outside-provider-names.ts";
import { createUser } from "./users.ts";

const refusals: Record<string, string> = {
  rate_limited: "Too many attempts. Wait a quarter of an hour, then try again.",
  unavailable: "Signing in is not possible right now. Try again in a minute.",
};

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const { email, password, callbackUrl } = textFields(form, "email", "password", "callbackUrl");
  if (!email.trim()) return { fields: { email: "Enter your e-mail address." } };
  if (!password) return { fields: { password: "Enter your password." }, values: { email } };
  const message = await startSession(email, password);
  if (message) return { message, values: { email } };
  redirect(safeCallbackPath(callbackUrl));
}

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const { callbackUrl, ...input } = textFields(form, "name", "email", "password", "callbackUrl");
  const values = { name: input.name, email: input.email };
  const parsed = signUpSchema.safeParse(input);
  if (!parsed.success) return { ...fieldFaults(parsed.error), values };
  try {
    await rateLimiter().take("signUp", addressOf(await headers()));
    await createUser(db(), parsed.data);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "conflict") return { fields: { email: `${error.message} Sign in instead.` }, values };
    return { message: error.message, values };
  }
  const message = await startSession(parsed.data.email, parsed.data.password);
  redirect(message ? "/sign-in" : safeCallbackPath(callbackUrl));
}

/** Starts signing in with GitHub or Google; the provider comes from the button. */
export async function signInOutsideAction(form: FormData): Promise<void> {
  const { provider, callbackUrl } = textFields(form, "provider", "callbackUrl");
  const known = outsideProviderNames(env()).find(({ id }) => id === provider);
  if (!known) redirect("/sign-in");
  await signIn(known.id, { redirectTo: safeCallbackPath(callbackUrl) });
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirect: false });
  redirect("/sign-in");
}

/** Sets the session cookie; the sentence to show when it could not. */
async function startSession(email: string, password: string): Promise<string | null> {
  try {
    await signIn("credentials", { email, password, redirect: false });
    return null;
  } catch (error) {
    if (error instanceof CredentialsSignin) return refusals[error.code] ?? "E-mail or password is not right.";
    if (error instanceof AuthError) return refusals.unavailable ?? null;
    throw error;
  }
}
