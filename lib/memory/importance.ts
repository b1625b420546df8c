import type { Category } from "./types.ts";

/** Factor per day since a fact was last said or used (spec/memory.md §1.3). */
const fading: Readonly<Record<Category, number>> = { identity: 1, instructions: 1, knowledge: 0.995, context: 0.95 };

const dayMs = 86_400_000;

/** Ranking weight 0..1 after ageing; use refreshes it. */
export function importanceNow(category: Category, importance: number, lastSeen: Date, now: Date): number {
  const days = Math.max(0, (now.getTime() - lastSeen.getTime()) / dayMs);
  return importance * (fading[category] ?? 1) ** days;
}
