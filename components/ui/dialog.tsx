"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { iconButtonClass } from "./icon-button.tsx";
import { backdropClass, sheetBodyClass, sheetClass } from "./popup-class.ts";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  className?: string;
}

export function Dialog({ open, onOpenChange, title, description, children, actions, className }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={cx(sheetClass, className)}>
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="font-serif text-xl leading-snug">{title}</Base.Title>
            <Base.Close aria-label="Close" className={iconButtonClass("sm", "-mt-1 -mr-2")}>
              <X size={18} aria-hidden />
            </Base.Close>
          </div>
          {description ? <Base.Description className="mt-2 text-quiet">{description}</Base.Description> : null}
          {children ? <div className={sheetBodyClass}>{children}</div> : null}
          {actions ? <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
