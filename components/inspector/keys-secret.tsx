"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";

/** Shows a new key this once. Closing it is the end of it: the server keeps a hash. */
export function KeySecret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    if (secret === null) return;
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  function close() {
    setCopied(false);
    onClose();
  }

  return (
    <Dialog
      open={secret !== null}
      onOpenChange={(open) => (open ? undefined : close())}
      title="Copy the key now"
      description="It is shown this once. Whoever has it can do what it may do; keep it like a password."
      actions={
        <>
          <Button variant="outline" onClick={() => void copy()}>
            {copied ? "Copied" : "Copy"}
          </Button>
          <Button onClick={close}>Done</Button>
        </>
      }
    >
      <code className="block select-all break-all rounded-md border border-line bg-leaf p-3 text-sm">{secret}</code>
    </Dialog>
  );
}
