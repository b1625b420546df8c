"use client";

import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { inputClass } from "@/components/ui/text-field.tsx";
import { ForgetEverything } from "./forget-everything.tsx";
import { MemorySwitch } from "./memory-switch.tsx";
import type { RememberedGroup } from "./remembered.ts";
import { RememberedSection } from "./remembered-section.tsx";
import { type PendingFact, ReviewSection } from "./review-section.tsx";
import { searchRemembered } from "./search-remembered.ts";

interface MemoryPageProps {
  groups: RememberedGroup[];
  pending: PendingFact[];
  enabled: boolean;
}

export function MemoryPage({ groups, pending, enabled }: MemoryPageProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const shown = searchRemembered(groups, useDeferredValue(query));
  const empty = groups.length === 0 && pending.length === 0;
  return (
    <main id="main" className="mx-auto max-w-[52rem] px-4 pt-10 pb-24 sm:px-6 sm:pt-14">
      <h1 className="font-serif text-[2rem] leading-tight tracking-tight sm:text-[2.5rem]">What I remember of you</h1>
      <p className="mt-3 max-w-[36rem] font-serif text-[1.125rem] text-quiet leading-relaxed">
        Everything below was said by you. Correct it, or let it be forgotten; what changed stays readable underneath.
      </p>
      {empty ? (
        <EmptyState title="Nothing yet.">
          Tell me something about yourself in a chat, and you will find it here with the sentence it came from.
        </EmptyState>
      ) : (
        <>
          <search className="mt-8 block">
            <input
              type="search"
              aria-label="Search what is remembered"
              placeholder="Search what is remembered"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              className={`${inputClass} h-11 max-w-md`}
            />
          </search>
          <p role="status" className="sr-only">
            {query.trim() ? `${shown.flatMap(({ subjects }) => subjects).length} sections found` : ""}
          </p>
          {pending.length > 0 && !query.trim() ? <ReviewSection pending={pending} /> : null}
          {shown.map((group) => (
            <RememberedSection key={group.id} group={group} onChanged={() => router.refresh()} />
          ))}
          {shown.length === 0 ? (
            <EmptyState title="Nothing of that is remembered.">Try another word, or fewer of them.</EmptyState>
          ) : null}
        </>
      )}
      <section aria-labelledby="memory-settings" className="mt-16 border-edge/60 border-t pt-8">
        <h2 id="memory-settings" className="font-serif text-xl">
          The memory itself
        </h2>
        <div className="mt-5 flex flex-col gap-6">
          <MemorySwitch enabled={enabled} />
          {empty ? null : (
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
              <div>
                <p className="font-medium">Take it with you</p>
                <p className="text-quiet text-sm">Every fact with its history and quotes, as a JSON file.</p>
              </div>
              <a href="/api/memory/export" download className="link py-1">
                Export
              </a>
            </div>
          )}
          {empty ? null : <ForgetEverything onForgotten={() => router.refresh()} />}
        </div>
      </section>
    </main>
  );
}
