"use client";

import { Toast as Base } from "@base-ui/react/toast";
import X from "lucide-react/icons/x";
import { useEffect } from "react";
import { iconButtonClass } from "./icon-button.tsx";
import { takeToasts } from "./toast.tsx";

const manager = Base.createToastManager();

export default function ShownToasts() {
  useEffect(
    () =>
      takeToasts(({ title, action }) => {
        const id: string = manager.add({
          title,
          timeout: 10_000,
          actionProps: action && {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.onClick();
            },
          },
        });
      }),
    [],
  );
  return (
    <Base.Provider toastManager={manager} limit={2}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 left-4 z-50 flex flex-col items-end gap-2 sm:left-auto sm:w-96">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
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
