"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toast.tsx";
import { sentenceOf } from "./http.ts";
import type { LiveChat } from "./live-chat.ts";

/** Leads to what was said before the first message of the page; the reader's place on the page is kept. */
export function EarlierMessages({ live }: { live: LiveChat }) {
  const [loading, setLoading] = useState(false);
  if (live.earlier === null) return null;
  const load = async () => {
    setLoading(true);
    const fromBottom = document.documentElement.scrollHeight - window.scrollY;
    try {
      await live.loadEarlier();
      requestAnimationFrame(() => window.scrollTo({ top: document.documentElement.scrollHeight - fromBottom }));
    } catch (failure) {
      toast(sentenceOf(failure));
    } finally {
      setLoading(false);
    }
  };
  return (
    <p className="mb-6 text-center">
      <Button variant="plain" size="sm" onClick={() => void load()} disabled={loading}>
        {loading ? "Loading…" : "Show earlier messages"}
      </Button>
    </p>
  );
}
