"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { createContext, useContext } from "react";
import { type LazyPopupProps, LazyTrigger } from "@/components/ui/lazy-trigger.tsx";
import type { ConversationSummary } from "@/lib/chat/types.ts";

export interface ConversationMenuProps {
  conversation: ConversationSummary;
  onRename: () => void;
}

const Shown = createContext<ConversationMenuProps | null>(null);

export function ConversationMenu(props: ConversationMenuProps) {
  return (
    <Shown.Provider value={props}>
      <LazyTrigger
        popup="menu"
        load={loadPopup}
        size="sm"
        label={`Actions for ${props.conversation.title || "Untitled"}`}
      >
        <Ellipsis size={17} aria-hidden />
      </LazyTrigger>
    </Shown.Provider>
  );
}

async function loadPopup() {
  const { ConversationMenuPopup } = await import("./conversation-menu-popup.tsx");
  return function Popup(popup: LazyPopupProps) {
    const shown = useContext(Shown);
    return shown && <ConversationMenuPopup {...shown} {...popup} />;
  };
}
