"use client";

import { type ReactNode, useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { TextArea } from "@/components/ui/text-field.tsx";
import { messageOf } from "./send.ts";

interface ReasonedDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** Fields before the reason. */
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  blocked?: boolean;
  /** Rejects with an Error whose message is shown in the dialog. */
  onConfirm: (reason: string) => Promise<void>;
}

/** A question that is answered with a reason; the reason goes into the audit. */
export function ReasonedDialog(props: ReasonedDialogProps) {
  const { open, onOpenChange, title, description, children, confirmLabel, danger, blocked, onConfirm } = props;
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [reasonFault, setReasonFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit() {
    if (reason.trim().length < 3) return setReasonFault("Say why, in a few words. It is kept in the audit.");
    setBusy(true);
    setFault(null);
    try {
      await onConfirm(reason.trim());
      setReason("");
      onOpenChange(false);
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      confirmLabel={confirmLabel}
      danger={danger}
      blocked={busy || blocked}
      fault={fault}
      onSubmit={submit}
    >
      {children}
      <TextArea
        label="Reason"
        hint="Kept in the audit with your name."
        rows={2}
        maxLength={500}
        value={reason}
        error={reasonFault}
        onChange={(event) => {
          setReason(event.target.value);
          setReasonFault(null);
        }}
      />
    </FormDialog>
  );
}
