"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { changePasswordAction } from "@/lib/auth/account-actions.ts";
import { FormDone, FormNotice } from "./form-notice.tsx";
import { useFirstFault } from "./use-first-fault.ts";

export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [state, send, busy] = useActionState(changePasswordAction, {});
  const form = useFirstFault(state);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-5">
      <FormNotice message={state.message} />
      {/* Tells password managers whose password this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {hasPassword ? (
        <TextField
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          className="w-full"
          error={state.fields?.current}
        />
      ) : null}
      <TextField
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        className="w-full"
        hint="At least 8 characters. Every other device is signed out."
        error={state.fields?.next}
      />
      <Button type="submit" variant="outline" disabled={busy}>
        {hasPassword ? "Change password" : "Set password"}
      </Button>
      <FormDone message={state.done} />
    </form>
  );
}
