"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { renameAction } from "@/lib/auth/account-actions.ts";
import { FormDone } from "./form-notice.tsx";
import { useFirstFault } from "./use-first-fault.ts";

export function NameForm({ name }: { name: string }) {
  const [state, send, busy] = useActionState(renameAction, {});
  const form = useFirstFault(state);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-5">
      <TextField
        label="Name"
        hideLabel
        name="name"
        autoComplete="name"
        className="w-full"
        defaultValue={state.values?.name ?? name}
        error={state.fields?.name}
      />
      <Button type="submit" variant="outline" disabled={busy}>
        Save
      </Button>
      <FormDone message={state.done} />
    </form>
  );
}
