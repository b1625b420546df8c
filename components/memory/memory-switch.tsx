"use client";

import { useState } from "react";
import { requestJson, sentenceOf } from "@/components/chat/http.ts";
import { Switch } from "@/components/ui/switch.tsx";
import { toast } from "@/components/ui/toast.tsx";

export function MemorySwitch({ enabled: stored }: { enabled: boolean }) {
  const [enabled, setEnabled] = useState(stored);
  const change = async (next: boolean) => {
    setEnabled(next);
    try {
      await requestJson("PATCH", "/api/memory/settings", { enabled: next });
    } catch (failure) {
      setEnabled(!next);
      toast(sentenceOf(failure));
    }
  };
  return (
    <Switch
      label="Remember and use what I say"
      hint="Off: nothing is read from memory and nothing is added. What is here stays."
      checked={enabled}
      onChange={(next) => void change(next)}
    />
  );
}
