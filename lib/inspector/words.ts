import type { EntityType } from "../memory/types.ts";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** "12 Oct 2026", in UTC. */
export function dayOf(date: Date): string {
  return day.format(date);
}

/** "12 Oct 2026, 14:03", in UTC. */
export function instantOf(date: Date): string {
  return `${day.format(date)}, ${time.format(date)}`;
}

/** "response_style" → "response style". */
export function keyInWords(key: string): string {
  return key.replace(/_/g, " ");
}

const typesInWords: Record<EntityType, string> = {
  self: "The person",
  person: "People",
  organisation: "Organisations",
  project: "Projects",
  location: "Places",
  animal: "Animals",
  product: "Products",
  event: "Events",
  topic: "Topics",
  other: "Other things",
};

export function typeInWords(type: EntityType): string {
  return typesInWords[type];
}

/** "1 fact", "12 facts". */
export function counted(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString("en-GB")} ${amount === 1 ? one : many}`;
}

const gateReasons: Readonly<Record<string, string>> = {
  below_floor: "less sure than belief asks for",
  overrides_system: "would override how the assistant works",
  not_the_persons_words: "not the person’s own words",
  injected_text: "repeats text that the memory had given",
  value_not_in_quote: "the value does not stand in the words",
  instruction_override: "tries to replace the instructions",
  prompt_template_injection: "imitates the prompt’s own form",
};

/** A reason of the gate, "below_floor", as a reader understands it. Unlisted codes are spelt out. */
export function reasonInWords(reason: string): string {
  return gateReasons[reason] ?? reason.replace(/_/g, " ");
}
