"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { signInAction } from "@/lib/auth/actions.ts";
import { FormNotice } from "./form-notice.tsx";
import { useFirstFault } from "./use-first-fault.ts";

export function SignInForm({ callbackPath, notice }: { callbackPath: string; notice: string | undefined }) {
  const [state, send, busy] = useActionState(signInAction, { message: notice });
  const form = useFirstFault(state);
  return (
    <form ref={form} action={send} noValidate className="mt-8 flex flex-col gap-5">
      <FormNotice message={state.message} />
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.values?.email}
        error={state.fields?.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        error={state.fields?.password}
      />
      <Button type="submit" disabled={busy}>
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
