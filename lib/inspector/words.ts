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
