"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { toast } from "@/components/ui/toast.tsx";
import { keyInWords } from "@/lib/inspector/words.ts";
import { ForgetDialog } from "./forget-dialog.tsx";
import { ReasonedDialog } from "./reasoned-dialog.tsx";
import { send } from "./send.ts";

export interface ActsProps {
  personId: string;
  fact: { id: string; label: string; value: string | null; live: boolean };
  /** Claims that say it: taking them back leaves what stood before. */
  claimIds: string[];
  /** Claims that ended it: taking them back makes it current again. */
  closingClaimIds: string[];
}

type Act = "correct" | "forget" | "withdraw" | "restore";

/** What an operator can do about one fact; each needs a reason and is audited. */
export function Acts({ personId, fact, claimIds, closingClaimIds }: ActsProps) {
  const [act, setAct] = useState<Act | null>(null);
  const [value, setValue] = useState(fact.value ?? "");
  const router = useRouter();
  const name = keyInWords(fact.label);
  const shown = fact.value === null ? name : `${name}: ${fact.value}`;

  async function perform(path: string, body: object, done: string) {
    await send(`/api/admin/people/${personId}/${path}`, body);
    toast(done);
    router.refresh();
  }
  const dialog = (which: Act) => ({
    open: act === which,
    onOpenChange: (open: boolean) => setAct(open ? which : null),
  });

  return (
    <>
      <Menu
        trigger={
          <IconButton size="sm" label={`Act on ${shown}`}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        {fact.live ? <MenuItem onClick={() => setAct("correct")}>Correct…</MenuItem> : null}
        {closingClaimIds.length > 0 ? <MenuItem onClick={() => setAct("restore")}>Restore…</MenuItem> : null}
        {claimIds.length > 0 ? <MenuItem onClick={() => setAct("withdraw")}>Take back…</MenuItem> : null}
        <MenuItem danger onClick={() => setAct("forget")}>
          Forget…
        </MenuItem>
      </Menu>
      <ReasonedDialog
        {...dialog("correct")}
        title={`Correct ${name}`}
        description="The new value takes effect now, as a statement of yours. The old one stays beneath it, and whatever the person says later still counts."
        confirmLabel="Correct"
        blocked={value.trim() === "" || value === fact.value}
        onConfirm={(reason) => perform("correct", { attributeId: fact.id, value: value.trim(), reason }, "Corrected.")}
      >
        <TextField label="New value" value={value} maxLength={500} onChange={(event) => setValue(event.target.value)} />
      </ReasonedDialog>
      <ReasonedDialog
        {...dialog("withdraw")}
        title="Take it back"
        description={`As if it had never been said. What stood before it becomes current again. (${shown})`}
        confirmLabel="Take back"
        onConfirm={(reason) => perform("withdraw", { claimIds, reason }, "Taken back.")}
      />
      <ReasonedDialog
        {...dialog("restore")}
        title="Restore it"
        description={`Takes back the statement that ended it, so that it is current again. (${shown})`}
        confirmLabel="Restore"
        onConfirm={(reason) => perform("withdraw", { claimIds: closingClaimIds, reason }, "Restored.")}
      />
      <ForgetDialog
        {...dialog("forget")}
        personId={personId}
        attributeId={fact.id}
        title={`Forget ${shown}`}
        onDone={() => {
          toast("Forgotten.");
          router.refresh();
        }}
      />
    </>
  );
}
