"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { deleteAccountAction } from "@/lib/auth/account-actions.ts";
import { FormNotice } from "./form-notice.tsx";
import { useFirstFault } from "./use-first-fault.ts";

export function DeleteAccountForm({ hasPassword }: { hasPassword: boolean }) {
  const [state, send, busy] = useActionState(deleteAccountAction, {});
  const form = useFirstFault(state);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-5">
      <p className="text-quiet">
        Erases your conversations, everything that is remembered about you, and the account. This cannot be undone.
      </p>
      <FormNotice message={state.message} />
      <TextField
        label="Type “delete my account” to confirm"
        name="confirmation"
        autoComplete="off"
        className="w-full"
        defaultValue={state.values?.confirmation}
        error={state.fields?.confirmation}
      />
      {hasPassword ? (
        <TextField
          label="Your password"
          name="password"
          type="password"
          autoComplete="current-password"
          className="w-full"
          error={state.fields?.password}
        />
      ) : null}
      <Button type="submit" variant="danger" disabled={busy}>
        {busy ? "Erasing…" : "Delete account"}
      </Button>
    </form>
  );
}
