"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

export interface ToastRequest {
  title: string;
  action?: { label: string; onClick: () => void };
}

const ShownToasts = dynamic(() => import("./shown-toasts.tsx"), { ssr: false });

let waiting: ToastRequest[] = [];
let wake: (() => void) | null = null;
let show: ((request: ToastRequest) => void) | null = null;

/** Says what happened, with one way back. Stays ten seconds, as long as a deletion can be undone. */
export function toast(title: string, action?: ToastRequest["action"]) {
  const request = action ? { title, action } : { title };
  if (show) return show(request);
  waiting.push(request);
  wake?.();
}

/** Takes over showing; hands out what has been waiting. Returns how to stop. */
export function takeToasts(handler: (request: ToastRequest) => void): () => void {
  show = handler;
  for (const request of waiting) handler(request);
  waiting = [];
  return () => {
    show = null;
  };
}

/** The place of toasts. Its code is fetched with the first one. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    wake = () => setWanted(true);
    if (waiting.length > 0) wake();
    return () => {
      wake = null;
    };
  }, []);
  return wanted ? <ShownToasts /> : null;
}
