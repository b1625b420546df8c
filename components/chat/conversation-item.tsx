"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { useState } from "react";
import { cx } from "@/components/ui/cx.ts";
import type { ConversationSummary } from "@/lib/chat/types.ts";
import { ConversationMenu } from "./conversation-menu.tsx";
import { useDesk } from "./desk.tsx";
import { RenameForm } from "./rename-form.tsx";

export function ConversationItem({ conversation }: { conversation: ConversationSummary }) {
  const { setDrawerOpen } = useDesk();
  const params = useParams<{ id?: string }>();
  const [renaming, setRenaming] = useState(false);
  const current = params.id === conversation.id;
  if (renaming) {
    return (
      <li className="py-0.5">
        <RenameForm conversation={conversation} onDone={() => setRenaming(false)} />
      </li>
    );
  }
  return (
    <li className={cx("group relative flex items-center rounded-md hover:bg-leaf", current && "bg-leaf")}>
      <Link
        href={`/c/${conversation.id}`}
        scroll={false}
        prefetch={false}
        onClick={() => setDrawerOpen(false)}
        aria-current={current ? "page" : undefined}
        className={cx(
          "min-w-0 flex-1 truncate rounded-md py-1.5 ps-3 pe-9 text-[0.9375rem] leading-6",
          current && "font-medium",
        )}
      >
        <bdi>{conversation.title || "Untitled"}</bdi>
      </Link>
      <div className="absolute end-0.5 opacity-0 focus-within:opacity-100 group-hover:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
        <ConversationMenu conversation={conversation} onRename={() => setRenaming(true)} />
      </div>
    </li>
  );
}
