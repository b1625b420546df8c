"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import ChevronDown from "lucide-react/icons/chevron-down";
import type { AnswerMemory } from "@/lib/chat/types.ts";
import { UsedMemoryItem } from "./used-memory-item.tsx";

const failures: Record<NonNullable<AnswerMemory["failure"]>, string> = {
  late: "Answered without memory: it did not arrive in time.",
  down: "Answered without memory: it could not be reached.",
  off: "Answered without memory: it is switched off.",
};

/** What the memory gave to one answer, or why it gave nothing. */
export function MemoryUsed({ memory }: { memory: AnswerMemory }) {
  if (memory.failure) return <p className="ml-2 text-quiet text-sm">{failures[memory.failure]}</p>;
  const count = memory.used.length;
  if (count === 0) return null;
  return (
    <Collapsible.Root className="contents">
      <Collapsible.Trigger className="group flex min-h-8 items-center gap-1 rounded-md px-2 text-quiet text-sm hover:bg-leaf hover:text-ink">
        Used {count} {count === 1 ? "memory" : "memories"}
        <ChevronDown size={15} aria-hidden className="transition-transform group-data-panel-open:rotate-180" />
      </Collapsible.Trigger>
      <Collapsible.Panel className="w-full ps-2">
        <ul className="mt-1 mb-2 border-line border-t">
          {memory.used.map((item) => (
            <UsedMemoryItem key={`${item.kind}/${item.id}`} item={item} />
          ))}
        </ul>
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
