import type { AttributeView } from "../types.ts";

/**
 * How a key is said in the summary; % stands for the value or the values. Subject and verb are left out, so that the
 * same phrase serves the person ("You …" is the reader's business) and anybody else.
 */
const phrases: Readonly<Record<string, string>> = {
  name: "Name: %",
  nickname: "Goes by %",
  pronouns: "Pronouns: %",
  age: "Age: %",
  birthday: "Birthday: %",
  employer: "Works at %",
  role: "Role: %",
  team: "Team: %",
  location: "Lives in %",
  hometown: "Comes from %",
  language: "Speaks %",
  education: "Studied %",
  school: "School: %",
  partner: "Partner: %",
  children: "Children: %",
  sibling: "Siblings: %",
  pet: "Pets: %",
  allergy: "Allergic to %",
  likes: "Likes %",
  dislikes: "Dislikes %",
  hobby: "Hobbies: %",
  skill: "Skills: %",
  vehicle: "Drives %",
  owns: "Owns %",
  programming_language: "Programs in %",
  project: "Working on %",
  goal: "Goals: %",
  current_activity: "At the moment: %",
  avoid: "Avoid: %",
  instruction: "%",
};

/** One statement about one key: "Likes falafel, tacos". Keys without a phrase are spelt out. */
export function sayKey(key: string, values: readonly string[]): string {
  const phrase = phrases[key] ?? `${capitalised(labelOf(key))}: %`;
  return phrase.replace("%", () => values.join(", "));
}

/** A key in plain words: `response_style` → "response style". */
export function labelOf(key: string): string {
  return key.replaceAll("_", " ");
}

/** Statements about the attributes in the given order, one per key. */
export function sayAttributes(attributes: readonly AttributeView[]): string[] {
  const byKey = new Map<string, string[]>();
  for (const { key, value } of attributes) byKey.set(key, [...(byKey.get(key) ?? []), value]);
  return [...byKey].map(([key, values]) => sayKey(key, values));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
