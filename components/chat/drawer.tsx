"use client";

import { Dialog } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import { iconButtonClass } from "@/components/ui/icon-button.tsx";
import { backdropClass } from "@/components/ui/popup-class.ts";
import { useDesk } from "./desk.tsx";
import { Sidebar } from "./sidebar.tsx";

/** The list of conversations on narrow screens. */
export default function Drawer({ now }: { now: string }) {
  const { setDrawerOpen } = useDesk();
  return (
    <Dialog.Root open onOpenChange={(open) => setDrawerOpen(open)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup className="fixed inset-y-0 start-0 z-50 flex w-[min(21rem,88vw)] flex-col bg-paper shadow-sheet outline-none transition-transform duration-150 data-starting-style:-translate-x-full motion-reduce:transition-none">
          <div className="flex h-14 shrink-0 items-center justify-between ps-4 pe-2">
            <Dialog.Title className="font-serif text-[1.1875rem]">Conversations</Dialog.Title>
            <Dialog.Close aria-label="Close" className={iconButtonClass()}>
              <X size={20} aria-hidden />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1">
            <Sidebar now={now} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
