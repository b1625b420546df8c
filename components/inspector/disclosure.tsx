"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import ChevronRight from "lucide-react/icons/chevron-right";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface DisclosureProps {
  /** Text of the button. */
  label: ReactNode;
  /** What the button opens, for screen readers, e.g. "of role". */
  about?: string;
  /** Shown beside the button whether open or not. */
  lead: ReactNode;
  children: ReactNode;
}

/** A row that opens; opens by itself when the address points at something inside it. */
export function Disclosure({ label, about, lead, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    function openForHash() {
      const id = decodeURIComponent(location.hash.slice(1));
      const target = id ? document.getElementById(id) : null;
      if (!target || !panel.current?.contains(target)) return;
      setOpen(true);
      requestAnimationFrame(() => target.scrollIntoView({ block: "center" }));
    }
    openForHash();
    addEventListener("hashchange", openForHash);
    return () => removeEventListener("hashchange", openForHash);
  }, []);

  return (
    <Collapsible.Root open={open} onOpenChange={setOpen}>
      <div className="flex items-start gap-2 sm:gap-4">
        <div className="min-w-0 flex-1">{lead}</div>
        <Collapsible.Trigger className="-mr-2 inline-flex min-h-8 shrink-0 items-center justify-end gap-1 sm:min-w-24 rounded-md px-2 text-quiet text-sm hover:bg-leaf hover:text-ink">
          {label}
          {about ? <span className="sr-only"> {about}</span> : null}
          <ChevronRight
            size={15}
            aria-hidden
            className={open ? "rotate-90 transition-transform" : "transition-transform"}
          />
        </Collapsible.Trigger>
      </div>
      <Collapsible.Panel keepMounted hiddenUntilFound ref={panel}>
        {children}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
