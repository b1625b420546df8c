import type { Category, CloseReason } from "@/lib/memory/types.ts";

/** A fact as the built-in assistant sees it. Dates are instants. */
export interface RememberedFact {
  /** "" for the person themselves, else the entity's name. */
  about: string;
  key: string;
  value: string;
  category: Category;
  /** When it was first said; null when only the profile is at hand. */
  saidAt: Date | null;
  /** When it stopped being true; null while it holds. */
  until: Date | null;
  closed: CloseReason | null;
}

export interface SaidBefore {
  text: string;
  saidAt: Date;
}

export interface MemoryHistory {
  /** Current and past facts, newest first within a key. */
  facts: RememberedFact[];
  /** How the people and things of the person's life are related to them: sister → Ana. */
  relations: { label: string; name: string }[];
}

/**
 * What the built-in assistant may know. It is exactly what was recalled for this answer, plus the history behind it,
 * which is only read when a question needs it.
 */
export interface BuiltInMemory {
  facts: RememberedFact[];
  /** The person's own earlier words that the search found for this message, best first. */
  said: SaidBefore[];
  failure: null | "late" | "down" | "off";
  history(): Promise<MemoryHistory>;
}
