import type { ChangeView } from "@/lib/memory/types.ts";
import type { LearnedChange } from "./types.ts";

/** What the memory learnt, in the form that the browser shows. Claims about one value are one change. */
export function learnedChanges(changes: readonly ChangeView[]): LearnedChange[] {
  return changes.map(({ kind, entity, key, value, previousValue, category, claimIds }) => ({
    kind,
    about: entity.type === "self" ? "" : entity.name,
    key,
    label: key.replaceAll("_", " "),
    value,
    previousValue,
    category,
    claimIds,
  }));
}
