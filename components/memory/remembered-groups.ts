import type { Category, EntityView } from "@/lib/memory/types.ts";

export type GroupId = "instructions" | "about" | "work" | "preferences" | "now" | "people" | "things";

/** Headings in the order of the page. */
export const groupTitles: readonly (readonly [GroupId, string])[] = [
  ["about", "About you"],
  ["work", "Work"],
  ["preferences", "Preferences"],
  ["instructions", "How I answer you"],
  ["people", "People and pets"],
  ["now", "Right now"],
  ["things", "Other things you spoke of"],
];

const workKeys = new Set([
  "employer",
  "role",
  "team",
  "industry",
  "employment_status",
  "previous_role",
  "previous_employer",
  "desired_role",
  "teaches",
  "skill",
  "programming_language",
  "operating_system",
  "code_style",
]);

const peopleKeys = new Set(["partner", "children", "sibling", "parent", "family", "pet"]);

export function groupOf(
  entity: Pick<EntityView, "isSelf" | "type">,
  line: { key: string; category: Category },
): GroupId {
  if (!entity.isSelf) return entity.type === "person" || entity.type === "animal" ? "people" : "things";
  if (line.category === "instructions") return "instructions";
  if (peopleKeys.has(line.key)) return "people";
  if (workKeys.has(line.key)) return "work";
  if (line.category === "context") return "now";
  return line.category === "identity" ? "about" : "preferences";
}
