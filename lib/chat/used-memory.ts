import type { EvidenceView } from "@/lib/memory/types.ts";
import type { RecalledItem } from "./store/recalls.ts";
import type { AnswerMemory, UsedMemory } from "./types.ts";

type Place = { conversationId: string; messageId: string };

/** Adds to facts of the profile the sentence that they came from: the latest statement that supports each. */
export function withSources(
  items: readonly RecalledItem[],
  evidence: ReadonlyMap<string, readonly EvidenceView[]>,
): RecalledItem[] {
  return items.map((item) => {
    const said = evidence
      .get(item.id)
      ?.filter(({ role, turnId }) => role !== "closes" && turnId !== null)
      .sort((a, b) => b.statedAt.getTime() - a.statedAt.getTime())[0];
    return said ? { ...item, turnId: said.turnId, statedAt: said.statedAt.toISOString() } : item;
  });
}

export function usedMemory(items: readonly RecalledItem[], places: ReadonlyMap<string, Place>): UsedMemory[] {
  return items.map(({ kind, id, text, reason, statedAt, turnId }) => {
    const place = turnId === null ? undefined : places.get(turnId);
    return {
      kind,
      id,
      text,
      reason,
      statedAt,
      conversationId: place?.conversationId ?? null,
      messageId: place?.messageId ?? null,
    };
  });
}

export function answerMemory(
  recall: {
    id: string | null;
    items: readonly RecalledItem[];
    tokens: number;
    durationMs: number;
    failure: AnswerMemory["failure"];
  },
  places: ReadonlyMap<string, Place> = new Map(),
): AnswerMemory {
  const { id, items, tokens, durationMs, failure } = recall;
  return { recallId: id, used: usedMemory(items, places), tokens, durationMs, failure };
}
