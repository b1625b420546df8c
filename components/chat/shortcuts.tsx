"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog.tsx";
import { useDesk } from "./desk.tsx";

const keys = [
  ["?", "This list"],
  ["n", "New chat"],
  ["/", "Search conversations"],
  ["Enter", "Send the message"],
  ["Shift Enter", "New line"],
  ["Esc", "Close what is open"],
] as const;

/** Single keys act only while nothing is being typed. */
export default function Shortcuts() {
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

  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {keys.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              {key.split(" ").map((part) => (
                <kbd
                  key={part}
                  className="mr-1 rounded-sm border border-edge/60 bg-leaf px-1.5 py-0.5 font-sans text-sm"
                >
                  {part}
                </kbd>
              ))}
            </dt>
            <dd className="text-quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
