"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { useDesk } from "./desk.tsx";
import { requestJson, sentenceOf } from "./http.ts";
import { pointAgain } from "./use-pointed-message.ts";
import type { SearchHit } from "./wire.ts";

/** Titles and messages that hold the words. Asks a moment after the last keystroke. */
export function SearchResults({ query }: { query: string }) {
  const { setDrawerOpen } = useDesk();
  const [found, setFound] = useState<{ query: string; hits: SearchHit[] } | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      requestJson<{ hits: SearchHit[] }>("GET", `/api/conversations/search?q=${encodeURIComponent(query)}`).then(
        ({ hits }) => {
          if (!current) return;
          setError(null);
          setFound({ query, hits });
        },
        (failure) => current && setError(sentenceOf(failure)),
      );
    }, 180);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);

  if (error) {
    return (
      <p role="alert" className="px-3 py-2 text-accent text-sm">
        {error}
      </p>
    );
  }
  if (!found) return <p className="px-3 py-2 text-quiet text-sm">Searching…</p>;
  return (
    <>
      <p role="status" className="px-3 py-1 text-quiet text-xs">
        {found.hits.length === 0 ? `Nothing found for “${found.query}”.` : `${found.hits.length} found`}
      </p>
      <ul>
        {found.hits.map((hit) => (
          <li key={`${hit.conversationId}/${hit.messageId}`}>
            <Link
              href={`/c/${hit.conversationId}${hit.messageId ? `#m-${hit.messageId}` : ""}`}
              prefetch={false}
              onClick={() => {
                setDrawerOpen(false);
                pointAgain();
              }}
              className="block rounded-md px-3 py-1.5 hover:bg-leaf"
            >
              <span className="block truncate text-sm">{hit.title || "Untitled"}</span>
              {hit.snippet ? <span className="line-clamp-2 text-quiet text-xs leading-5">{hit.snippet}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
