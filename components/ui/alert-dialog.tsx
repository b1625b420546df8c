"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { backdropClass, sheetBodyClass, sheetClass } from "./popup-class.ts";

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what cannot be undone. */
  description: ReactNode;
  children?: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  /** Keeps the confirming button disabled. */
  blocked?: boolean;
  busy?: boolean;
  error?: string | null;
}

/** A question that must be answered: it takes something away. */
export function AlertDialog(props: AlertDialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={sheetClass}>
          <Base.Title className="font-serif text-xl leading-snug">{props.title}</Base.Title>
          <Base.Description render={<div />} className="mt-2 text-quiet">
            {props.description}
          </Base.Description>
          {props.children ? <div className={sheetBodyClass}>{props.children}</div> : null}
          {props.error ? (
            <p role="alert" className="mt-4 text-sm text-accent">
              {props.error}
            </p>
          ) : null}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <Base.Close render={<Button variant="outline" />}>Cancel</Base.Close>
            <Button variant="danger" onClick={props.onConfirm} disabled={props.blocked || props.busy}>
              {props.confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
