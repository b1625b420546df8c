"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import type { ConversationSummary } from "@/lib/chat/types.ts";
import { ConversationMenu } from "./conversation-menu.tsx";
import { useDesk } from "./desk.tsx";
import { RenameForm } from "./rename-form.tsx";

const ModelChooser = dynamic(() => import("./model-chooser.tsx"), { ssr: false });

/** The conversation's name, what answers in it and what can be done with it. */
export function ChatHeader({ conversation }: { conversation: ConversationSummary | null }) {
  const { models } = useDesk();
  const [renaming, setRenaming] = useState(false);
  return (
    <div className="sticky top-14 z-20 flex min-h-12 items-center gap-2 bg-paper px-4 sm:px-6">
      {conversation && renaming ? (
        <div className="max-w-md flex-1">
          <RenameForm conversation={conversation} onDone={() => setRenaming(false)} />
        </div>
      ) : (
        conversation && (
          <h1 className="min-w-0 truncate text-[0.9375rem] text-quiet">
            <bdi>{conversation.title || "Untitled"}</bdi>
          </h1>
        )
      )}
      {conversation && !conversation.memoryEnabled ? <Badge>Memory is off here</Badge> : null}
      <div className="ms-auto flex shrink-0 items-center">
        {models.length > 1 ? <ModelChooser /> : null}
        {conversation ? <ConversationMenu conversation={conversation} onRename={() => setRenaming(true)} /> : null}
      </div>
    </div>
  );
}
