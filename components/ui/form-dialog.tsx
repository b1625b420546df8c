"use client";

import { type ReactNode, useId } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface FormDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** The fields, if there are any. */
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  /** Keeps the confirming button disabled. */
  blocked?: boolean;
  /** What went wrong and what to do. */
  fault?: string | null;
  onSubmit: () => Promise<void>;
}

/** A question that is answered by filling in fields, or by confirming. */
export function FormDialog(props: FormDialogProps) {
  const form = useId();
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
      actions={
        <>
          <Button variant="outline" onClick={() => props.onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant={props.danger ? "danger" : "primary"} disabled={props.blocked}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void props.onSubmit();
        }}
        className="flex flex-col gap-4"
      >
        {props.children}
        {props.fault ? (
          <p role="alert" className="text-accent text-sm">
            {props.fault}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
