import type { Memory } from "@/lib/memory/api.ts";
import type { AttributeView, Scope } from "@/lib/memory/types.ts";
import type { BuiltInMemory, MemoryHistory, RememberedFact } from "@/lib/models/built-in/memory-view.ts";
import type { MemoryInPrompt } from "./recall-for-answer.ts";

export type Histories = Awaited<ReturnType<Memory["entities"]["histories"]>>;

/** Reads every stretch of belief once, on first use. */
export function lazyHistories(memory: Memory, scope: Scope): () => Promise<Histories> {
  let reading: Promise<Histories> | undefined;
  return () => {
    reading ??= memory.entities.histories({ scope });
    return reading;
  };
}

/** What the built-in assistant may know for one answer. */
export function builtInMemory(recalled: MemoryInPrompt, histories: () => Promise<Histories>, now: Date): BuiltInMemory {
  return {
    failure: recalled.failure,
    facts: recalled.facts.map((fact) => rememberedFact(fact, null, now)),
    said: recalled.recalled
      .filter(({ kind, role }) => kind === "turn" && role === "user")
      .map(({ text, statedAt }) => ({ text, saidAt: statedAt })),
    history: async () => memoryHistory(await histories(), now),
  };
}

export function memoryHistory(histories: Histories, now: Date): MemoryHistory {
  return {
    facts: histories.flatMap(({ entries }) =>
      entries.map((entry) => rememberedFact(entry, saidAt(entry.evidence), now)),
    ),
    relations: histories
      .filter(({ entity }) => entity.isSelf)
      .flatMap(({ entity }) => entity.relations.map(({ label, object }) => ({ label, name: object.name }))),
  };
}

function saidAt(evidence: Histories[number]["entries"][number]["evidence"]): Date | null {
  const supporting = evidence.filter(({ role }) => role !== "closes").map(({ statedAt }) => statedAt.getTime());
  return supporting.length > 0 ? new Date(Math.min(...supporting)) : null;
}

function rememberedFact(fact: AttributeView, said: Date | null, now: Date): RememberedFact {
  const ended = fact.validUntil !== null && fact.validUntil <= now;
  return {
    about: fact.entity.type === "self" ? "" : fact.entity.name,
    key: fact.key,
    value: fact.value,
    category: fact.category,
    saidAt: said,
    until: ended ? fact.validUntil : null,
    closed: ended ? fact.closeReason : null,
  };
}
