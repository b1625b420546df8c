"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { signUpAction } from "@/lib/auth/actions.ts";
import { FormNotice } from "./form-notice.tsx";
import { useFirstFault } from "./use-first-fault.ts";

export function SignUpForm({ callbackPath }: { callbackPath: string }) {
  const [state, send, busy] = useActionState(signUpAction, {});
  const form = useFirstFault(state);
  return (
    <form ref={form} action={send} noValidate className="mt-8 flex flex-col gap-5">
      <FormNotice message={state.message} />
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <TextField
        label="Name (optional)"
        name="name"
        autoComplete="name"
        defaultValue={state.values?.name}
        error={state.fields?.name}
      />
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
        autoComplete="new-password"
        hint="At least 8 characters. Longer is better than complicated."
        error={state.fields?.password}
      />
      <Button type="submit" disabled={busy}>
        {busy ? "Creating…" : "Create account"}
      </Button>
    </form>
  );
}
