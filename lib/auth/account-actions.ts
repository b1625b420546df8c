"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { db } from "@/lib/db.ts";
import { AppError } from "@/lib/http/errors.ts";
import { rateLimiter } from "@/lib/http/rate-limit.ts";
import { isSecure } from "@/lib/http/request-context.ts";
import { memory } from "@/lib/memory-instance.ts";
import { signIn, signOut } from "./auth.ts";
import { nameSchema, passwordSchema } from "./credentials.ts";
import { deleteAccount } from "./delete-account.ts";
import { erasureCookie, packErasure } from "./erasure-cookie.ts";
import { textFields } from "./form-data.ts";
import type { FormState } from "./form-state.ts";
import { currentUser } from "./guards.ts";
import { changePassword, confirmPassword, endAllSessions } from "./users.ts";

export async function renameAction(_: FormState, form: FormData): Promise<FormState> {
  const user = await currentUser();
  const { name } = textFields(form, "name");
  const parsed = nameSchema.safeParse(name);
  if (!parsed.success) return { fields: { name: parsed.error.issues[0]?.message ?? "" }, values: { name } };
  await db().user.updateMany({ where: { id: user.userId }, data: { name: parsed.data } });
  return { done: "Saved.", values: { name: parsed.data ?? "" } };
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const user = await currentUser();
  const { current, next } = textFields(form, "current", "next");
  const parsed = passwordSchema.safeParse(next);
  if (!parsed.success) return { fields: { next: parsed.error.issues[0]?.message ?? "" } };
  try {
    await rateLimiter().take("passwordChange", user.userId);
    await changePassword(db(), user.userId, { current, next });
  } catch (error) {
    return refusal(error, "current");
  }
  await signIn("credentials", { email: user.email, password: next, redirect: false });
  return { done: "Your password is changed. Every other device is signed out." };
}

export async function signOutEverywhereAction(): Promise<void> {
  const user = await currentUser();
  await endAllSessions(db(), user.userId);
  await signOut({ redirect: false });
  redirect("/sign-in");
}

export async function deleteAccountAction(_: FormState, form: FormData): Promise<FormState> {
  const user = await currentUser();
  const { confirmation, password } = textFields(form, "confirmation", "password");
  if (confirmation.trim().toLowerCase() !== "delete my account")
    return { fields: { confirmation: "Type the words: delete my account" }, values: { confirmation } };
  try {
    await rateLimiter().take("accountDelete", user.userId);
    await confirmPassword(db(), user.userId, password);
  } catch (error) {
    return { ...refusal(error, "password"), values: { confirmation } };
  }
  const report = await deleteAccount(db(), memory(), user);
  await signOut({ redirect: false });
  const { name, ...options } = erasureCookie;
  const secure = isSecure(await headers());
  (await cookies()).set(name, packErasure(report), { ...options, httpOnly: true, sameSite: "lax", secure });
  redirect("/account-deleted");
}

/** A wrong password is shown at its field, anything else above the form. */
function refusal(error: unknown, passwordField: string): FormState {
  if (!(error instanceof AppError)) throw error;
  return error.code === "forbidden" ? { fields: { [passwordField]: error.message } } : { message: error.message };
}
