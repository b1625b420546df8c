"use client";

import { Dialog } from "@base-ui/react/dialog";
import PanelLeft from "lucide-react/icons/panel-left";
import X from "lucide-react/icons/x";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { backdropClass } from "@/components/ui/dialog.tsx";
import { IconButton, iconButtonClass } from "@/components/ui/icon-button.tsx";
import { type NavPerson, SiteNav } from "@/components/ui/site-nav.tsx";
import { DeskProvider, useDesk } from "./desk.tsx";
import { Sidebar } from "./sidebar.tsx";
import type { ConversationPage, ModelOption } from "./wire.ts";

const Shortcuts = dynamic(() => import("./shortcuts.tsx"), { ssr: false });

interface ChatShellProps {
  user: NavPerson;
  signOut: () => Promise<void>;
  initial: ConversationPage;
  models: readonly ModelOption[];
  /** ISO instant of the server's rendering. */
  now: string;
  children: ReactNode;
}

export function ChatShell({ user, signOut, initial, models, now, children }: ChatShellProps) {
  return (
    <DeskProvider initial={initial} models={models}>
      <SiteNav user={user} current="chat" signOut={signOut} leading={<Drawer now={now} />} />
      <div className="lg:grid lg:grid-cols-[17.5rem_minmax(0,1fr)]">
        <aside
          aria-label="Conversations"
          className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] border-line border-e bg-leaf/50 lg:block"
        >
          <Sidebar now={now} />
        </aside>
        {children}
      </div>
      <Shortcuts />
    </DeskProvider>
  );
}

/** The list of conversations on narrow screens. */
function Drawer({ now }: { now: string }) {
  const { drawerOpen, setDrawerOpen } = useDesk();
  return (
    <Dialog.Root open={drawerOpen} onOpenChange={(open) => setDrawerOpen(open)}>
      <Dialog.Trigger
        render={
          <IconButton label="Conversations" className="lg:hidden">
            <PanelLeft size={20} aria-hidden />
          </IconButton>
        }
      />
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup className="fixed inset-y-0 start-0 z-50 flex w-[min(21rem,88vw)] flex-col bg-paper shadow-sheet outline-none transition-transform duration-150 data-ending-style:-translate-x-full data-starting-style:-translate-x-full motion-reduce:transition-none">
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
