"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { grantWords, typedScopes } from "@/lib/inspector/key-words.ts";
import { type GrantName, KeyFields } from "./keys-fields.tsx";
import { KeySecret } from "./keys-secret.tsx";
import { messageOf, send } from "./send.ts";

const allGrants = Object.keys(grantWords) as GrantName[];

export function NewKey({ contextId }: { contextId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [context, setContext] = useState(contextId);
  const [days, setDays] = useState("90");
  const [scopes, setScopes] = useState("");
  const [held, setHeld] = useState<GrantName[]>(["memory:read", "memory:write"]);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);

  async function make() {
    setBusy(true);
    setFault(null);
    try {
      const { key } = await send<{ key: string }>("/api/admin/keys", {
        name,
        contextId: context,
        reaches: typedScopes(scopes),
        grants: held,
        days: days.trim() === "" ? null : Number(days),
      });
      setOpen(false);
      setSecret(key);
      setName("");
      setScopes("");
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>New key</Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title="New key"
        confirmLabel="Make the key"
        blocked={busy}
        fault={fault}
        onSubmit={make}
      >
        <TextField
          label="Name"
          hint="What uses it, so that you know later what stops when you revoke it."
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField label="Context" value={context} onChange={(event) => setContext(event.target.value)} />
        <KeyFields scopes={scopes} onScopes={setScopes} held={held} onHeld={setHeld} offered={allGrants} />
        <TextField
          label="Days until it ends"
          hint="Leave empty for no end."
          inputMode="numeric"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </FormDialog>
      <KeySecret
        secret={secret}
        onClose={() => {
          setSecret(null);
          router.refresh();
        }}
      />
    </>
  );
}
