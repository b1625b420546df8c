"use client";

import { Toast as Base } from "@base-ui/react/toast";
import X from "lucide-react/icons/x";
import { iconButtonClass } from "./icon-button.tsx";

export const toasts = Base.createToastManager();

/** Says what happened, with one way back. Stays ten seconds, as long as a deletion can be undone. */
export function toast(title: string, action?: { label: string; onClick: () => void }) {
  const id = toasts.add({
    title,
    timeout: 10_000,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        toasts.close(id);
        action.onClick();
      },
    },
  });
  return id;
}

export function Toaster() {
  return (
    <Base.Provider toastManager={toasts} limit={2}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 left-4 z-50 flex flex-col items-end gap-2 sm:left-auto sm:w-96">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts: shown } = Base.useToastManager();
  return shown.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      className="w-full rounded-md border border-transparent bg-ink text-paper shadow-sheet transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Base.Content className="flex min-h-12 items-center gap-2 py-1.5 pr-1.5 pl-4">
        <Base.Title className="min-w-0 flex-1 text-sm" />
        <Base.Action className="min-h-9 rounded-sm px-3 font-medium text-paper text-sm underline underline-offset-4 outline-paper hover:bg-paper/10" />
        <Base.Close
          aria-label="Dismiss"
          className={iconButtonClass("sm", "text-paper outline-paper hover:bg-paper/10 hover:text-paper")}
        >
          <X size={16} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
