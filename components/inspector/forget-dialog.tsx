"use client";

import { useEffect, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { ForgetPreview } from "@/lib/inspector/acts.ts";
import { counted, keyInWords } from "@/lib/inspector/words.ts";
import { ReasonedDialog } from "./reasoned-dialog.tsx";
import { messageOf, send } from "./send.ts";

interface ForgetDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  personId: string;
  attributeId: string;
  title: string;
  onDone: () => void;
}

/** Shows first what would go. */
export function ForgetDialog({ open, onOpenChange, personId, attributeId, title, onDone }: ForgetDialogProps) {
  const [preview, setPreview] = useState<ForgetPreview | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    if (!open) return;
    let current = true;
    setPreview(null);
    setFault(null);
    send<ForgetPreview>(`/api/admin/people/${personId}/forget/preview`, { attributeId })
      .then((answer) => current && setPreview(answer))
      .catch((error: unknown) => current && setFault(messageOf(error)));
    return () => {
      current = false;
    };
  }, [open, personId, attributeId]);

  return (
    <ReasonedDialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description="It leaves every answer, and older messages do not teach it again. What it had replaced does not come back. If the person says it again, it is remembered again."
      confirmLabel="Forget"
      danger
      blocked={preview === null}
      onConfirm={async (reason) => {
        await send(`/api/admin/people/${personId}/forget`, { attributeId, reason });
        onDone();
      }}
    >
      <div aria-live="polite" className="text-sm">
        {fault ? <p className="text-accent">{fault}</p> : null}
        {preview === null && !fault ? <Skeleton className="h-10" /> : null}
        {preview ? (
          <>
            <p className="text-quiet">
              Goes: {counted(preview.attributes.length, "fact")}, {counted(preview.claims, "statement")},{" "}
              {counted(preview.recalls, "recorded prompt")}.
            </p>
            <ul className="mt-1 max-h-40 overflow-y-auto">
              {preview.attributes.map(({ id, key, value }) => (
                <li key={id}>
                  <span className="text-quiet">{keyInWords(key)}</span>{" "}
                  <span className="font-serif">{value ?? "(masked)"}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </ReasonedDialog>
  );
}
