"use client";

import BrainCircuit from "lucide-react/icons/brain-circuit";
import Download from "lucide-react/icons/download";
import PencilLine from "lucide-react/icons/pencil-line";
import Pin from "lucide-react/icons/pin";
import PinOff from "lucide-react/icons/pin-off";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import type { LazyPopupProps } from "@/components/ui/lazy-trigger.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu.tsx";
import { toast } from "@/components/ui/toast.tsx";
import type { ConversationMenuProps } from "./conversation-menu.tsx";
import { DeleteConversation } from "./delete-conversation.tsx";
import { useDesk } from "./desk.tsx";
import { sentenceOf } from "./http.ts";

export function ConversationMenuPopup({ conversation, onRename, ...popup }: ConversationMenuProps & LazyPopupProps) {
  const { change } = useDesk();
  const [deleting, setDeleting] = useState(false);
  const { id, pinned, memoryEnabled } = conversation;
  const apply = (edit: Parameters<typeof change>[1]) =>
    void change(id, edit).catch((failure) => toast(sentenceOf(failure)));
  const size = 16;
  return (
    <>
      <Menu {...popup}>
        <MenuItem icon={<PencilLine size={size} aria-hidden />} onClick={onRename}>
          Rename
        </MenuItem>
        <MenuItem
          icon={pinned ? <PinOff size={size} aria-hidden /> : <Pin size={size} aria-hidden />}
          onClick={() => apply({ pinned: !pinned })}
        >
          {pinned ? "Unpin" : "Pin to the top"}
        </MenuItem>
        <MenuItem
          icon={<BrainCircuit size={size} aria-hidden />}
          onClick={() => apply({ memoryEnabled: !memoryEnabled })}
        >
          {memoryEnabled ? "Switch memory off here" : "Switch memory on here"}
        </MenuItem>
        <MenuSeparator />
        <MenuLink
          icon={<Download size={size} aria-hidden />}
          render={<a href={`/api/conversations/${id}/export?format=md`} download />}
        >
          Export as Markdown
        </MenuLink>
        <MenuLink
          icon={<Download size={size} aria-hidden />}
          render={<a href={`/api/conversations/${id}/export?format=json`} download />}
        >
          Export as JSON
        </MenuLink>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={size} aria-hidden />} onClick={() => setDeleting(true)}>
          Delete…
        </MenuItem>
      </Menu>
      {deleting ? <DeleteConversation conversation={conversation} onClose={() => setDeleting(false)} /> : null}
    </>
  );
}
