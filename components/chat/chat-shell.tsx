"use client";

import PanelLeft from "lucide-react/icons/panel-left";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { type NavPerson, SiteNav } from "@/components/ui/site-nav.tsx";
import { DeskProvider, useDesk } from "./desk.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { Sidebar } from "./sidebar.tsx";
import type { ConversationPage, ModelOption } from "./wire.ts";

const Drawer = dynamic(() => import("./drawer.tsx"), { ssr: false });

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
      <SiteNav user={user} current="chat" signOut={signOut} leading={<DrawerButton now={now} />} />
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

/** Opens the list of conversations on narrow screens. */
function DrawerButton({ now }: { now: string }) {
  const { drawerOpen, setDrawerOpen } = useDesk();
  return (
    <>
      <IconButton
        label="Conversations"
        aria-haspopup="dialog"
        aria-expanded={drawerOpen}
        className="lg:hidden"
        onClick={() => setDrawerOpen(true)}
      >
        <PanelLeft size={20} aria-hidden />
      </IconButton>
      {drawerOpen ? <Drawer now={now} /> : null}
    </>
  );
}
