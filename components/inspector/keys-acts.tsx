"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { typedScopes } from "@/lib/inspector/key-words.ts";
import { type GrantName, KeyFields } from "./keys-fields.tsx";
import { KeySecret } from "./keys-secret.tsx";
import { messageOf, send } from "./send.ts";

interface KeyActsProps {
  id: string;
  name: string;
  scopes: readonly string[];
  grants: readonly GrantName[];
}

type Act = "narrow" | "rotate" | "revoke";

const words: Record<Act, { short: string; title: (name: string) => string; description: string; confirm: string }> = {
  narrow: {
    short: "Narrow",
    title: (name) => `Narrow “${name}”`,
    description: "It opens less from now on. A key can never be widened again.",
    confirm: "Narrow",
  },
  rotate: {
    short: "Rotate",
    title: (name) => `New secret for “${name}”?`,
    description: "The old secret stops working at once. The new one is shown once.",
    confirm: "Make a new secret",
  },
  revoke: {
    short: "Revoke",
    title: (name) => `Revoke “${name}”?`,
    description: "Programs that use it are refused from now on. This cannot be undone.",
    confirm: "Revoke",
  },
};

export function KeyActs({ id, name, scopes, grants }: KeyActsProps) {
  const router = useRouter();
  const [act, setAct] = useState<Act | null>(null);
  const [typed, setTyped] = useState(scopes.join("\n"));
  const [held, setHeld] = useState<GrantName[]>([...grants]);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);

  async function confirm() {
    if (act === null) return;
    setBusy(true);
    setFault(null);
    try {
      const body = act === "narrow" ? { reaches: typedScopes(typed), grants: held } : {};
      const answer = await send<{ key?: string } | null>(`/api/admin/keys/${id}/${act}`, body);
      setAct(null);
      if (answer?.key) setSecret(answer.key);
      else router.refresh();
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  function close() {
    setAct(null);
    setFault(null);
  }

  return (
    <>
      <div className="flex gap-2">
        {(["narrow", "rotate", "revoke"] as const).map((one) => (
          <Button
            key={one}
            size="sm"
            variant="outline"
            aria-label={`${words[one].short} ${name}`}
            onClick={() => setAct(one)}
          >
            {words[one].short}
          </Button>
        ))}
      </div>
      <FormDialog
        open={act !== null}
        onOpenChange={(open) => (open ? undefined : close())}
        title={act ? words[act].title(name) : ""}
        description={act ? words[act].description : ""}
        confirmLabel={act ? words[act].confirm : ""}
        danger={act === "revoke"}
        blocked={busy}
        fault={fault}
        onSubmit={confirm}
      >
        {act === "narrow" ? (
          <KeyFields scopes={typed} onScopes={setTyped} held={held} onHeld={setHeld} offered={grants} />
        ) : null}
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
