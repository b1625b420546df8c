import { z } from "zod";
import { type EntityType, entityTypes } from "@/lib/memory/types.ts";

const nearSynonyms: Readonly<Record<string, EntityType>> = {
  user: "person",
  human: "person",
  company: "organisation",
  organization: "organisation",
  org: "organisation",
  team: "organisation",
  place: "location",
  city: "location",
  country: "location",
  pet: "animal",
  concept: "topic",
  policy: "topic",
};

/** The type that a caller's word stands for: near-synonyms fold in, anything else is `other` (spec §1.2). */
export function foldedEntityType(word: string): EntityType {
  const lower = word.trim().toLowerCase();
  return entityTypes.find((type) => type === lower) ?? nearSynonyms[lower] ?? "other";
}

export const entityType = z
  .string()
  .min(1)
  .max(100)
  .transform(foldedEntityType)
  .describe(`One of ${entityTypes.join(", ")}; near-synonyms fold in, anything else is other.`);

export const namedEntity = z.object({ type: entityType, name: z.string().trim().min(1).max(160) });
