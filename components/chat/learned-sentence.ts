import type { LearnedChange } from "@/lib/chat/types.ts";

/** "role", "Ana's city", "about you" left out: whose key it is, as the notice says it. */
export function learnedSubject(change: LearnedChange): string {
  return change.about ? `${change.about}’s ${change.label}` : change.label;
}

/** One change as a sentence to read aloud: strokes and arrows are for the eye only. */
export function learnedSentence(change: LearnedChange): string {
  const subject = learnedSubject(change);
  switch (change.kind) {
    case "remembered":
      return `Remembered ${subject} ${change.value ?? ""}`.trim();
    case "updated":
      return `Updated ${subject} from ${change.previousValue ?? "unknown"} to ${change.value ?? "unknown"}`;
    case "ended":
      return `No longer ${subject} ${change.previousValue ?? change.value ?? ""}`.trim();
    case "contested":
      return `Not sure about ${subject} ${change.value ?? ""}`.trim();
    case "quarantined":
      return `Set aside for review: ${subject}`;
  }
}

export interface LearnedGroup {
  kind: LearnedChange["kind"];
  lead: string;
  changes: LearnedChange[];
}

const leads: readonly (readonly [LearnedChange["kind"], string])[] = [
  ["remembered", "Remembered"],
  ["updated", "Updated"],
  ["ended", "No longer"],
  ["contested", "Not sure"],
  ["quarantined", "Set aside for review"],
];

/** Changes of one message, gathered by kind in the order in which the notice shows them. */
export function groupLearned(changes: readonly LearnedChange[]): LearnedGroup[] {
  return leads
    .map(([kind, lead]) => ({ kind, lead, changes: changes.filter((change) => change.kind === kind) }))
    .filter((group) => group.changes.length > 0);
}
