"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useDesk } from "./desk.tsx";

const KeysSheet = dynamic(() => import("./keys-sheet.tsx"), { ssr: false });

/** Single keys act only while nothing is being typed. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  const { startNew } = useDesk();
  const router = useRouter();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]"))
        return;
      if (event.key === "?") setOpen(true);
      else if (event.key === "n") {
        startNew();
        router.push("/");
      } else if (event.key === "/") {
        document.querySelector<HTMLInputElement>("aside input[type=search]")?.focus();
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [router, startNew]);

  return open ? <KeysSheet onClose={() => setOpen(false)} /> : null;
}
