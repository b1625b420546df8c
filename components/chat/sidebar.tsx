"use client";

import Search from "lucide-react/icons/search";
import SquarePen from "lucide-react/icons/square-pen";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button.tsx";
import { buttonClass } from "@/components/ui/button-class.ts";
import { inputClass } from "@/components/ui/text-field.tsx";
import { ConversationItem } from "./conversation-item.tsx";
import { groupByDay } from "./day-groups.ts";
import { useDesk } from "./desk.tsx";
import { SearchResults } from "./search-results.tsx";

const never = () => () => {};

export function Sidebar({ now }: { now: string }) {
  const desk = useDesk();
  const [query, setQuery] = useState("");
  const [loading, setLoading] = useState(false);
  // The server cannot know the reader's midnight: the first render groups by the server's clock.
  const local = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const groups = groupByDay(desk.conversations, local ? new Date() : new Date(now));
  const more = async () => {
    setLoading(true);
    await desk.loadMore().finally(() => setLoading(false));
  };

  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-col gap-2 p-3">
        <Link
          href="/"
          onClick={desk.startNew}
          className={buttonClass({ variant: "outline", className: "w-full justify-start!" })}
        >
          <SquarePen size={17} aria-hidden />
          New chat
        </Link>
        <search className="relative">
          <Search
            size={16}
            aria-hidden
            className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-faded"
          />
          <input
            type="search"
            aria-label="Search conversations"
            placeholder="Search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className={`${inputClass} h-10 border-transparent! bg-transparent! ps-9 hover:bg-leaf!`}
          />
        </search>
      </div>
      <nav aria-label="Conversations" className="min-h-0 flex-1 overflow-y-auto px-3 pb-6">
        {query.trim() ? (
          <SearchResults query={query.trim()} />
        ) : (
          <>
            {groups.map((group) => (
              <section key={group.label} className="mt-4 first:mt-1">
                <h2 className="px-3 pb-1 text-quiet text-xs" suppressHydrationWarning>
                  {group.label}
                </h2>
                <ul>
                  {group.conversations.map((conversation) => (
                    <ConversationItem key={conversation.id} conversation={conversation} />
                  ))}
                </ul>
              </section>
            ))}
            {desk.conversations.length === 0 ? (
              <p className="px-3 py-4 text-quiet text-sm">Your conversations will be listed here.</p>
            ) : null}
            {desk.hasMore ? (
              <Button variant="plain" size="sm" className="mt-3 w-full" onClick={more} disabled={loading}>
                {loading ? "Loading…" : "Show older"}
              </Button>
            ) : null}
          </>
        )}
      </nav>
    </div>
  );
}
