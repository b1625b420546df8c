import { daysBetween } from "@/components/ui/dates.ts";
import type { ConversationSummary } from "@/lib/chat/types.ts";

export interface ConversationGroup {
  label: string;
  conversations: ConversationSummary[];
}

/** Pinned first, then by recency: today, yesterday, the last seven days, then by month. Expects newest first. */
export function groupByDay(conversations: readonly ConversationSummary[], now: Date): ConversationGroup[] {
  const groups = new Map<string, ConversationSummary[]>();
  const put = (label: string, conversation: ConversationSummary) => {
    const group = groups.get(label);
    if (group) group.push(conversation);
    else groups.set(label, [conversation]);
  };
  for (const conversation of conversations) if (conversation.pinned) put("Pinned", conversation);
  for (const conversation of conversations)
    if (!conversation.pinned) put(dayLabel(new Date(conversation.updatedAt), now), conversation);
  return [...groups].map(([label, members]) => ({ label, conversations: members }));
}

function dayLabel(date: Date, now: Date): string {
  const days = daysBetween(date, now);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  if (days <= 7) return "Last seven days";
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("en-GB", { month: "long", year });
}
