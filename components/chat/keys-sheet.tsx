"use client";

import { Dialog } from "@/components/ui/dialog.tsx";

const keys = [
  ["?", "This list"],
  ["n", "New chat"],
  ["/", "Search conversations"],
  ["Enter", "Send the message"],
  ["Shift Enter", "New line"],
  ["Esc", "Close what is open"],
] as const;

export default function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keys">
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
