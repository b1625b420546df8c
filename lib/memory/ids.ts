import { MemoryError } from "./errors.ts";

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids of stored rows are UUIDs; anything else names nothing, and answers like an id that does not exist. */
export function isId(id: string): boolean {
  return pattern.test(id);
}

/** Throws MemoryError `not_found` for what cannot be the id of anything. */
export function existingId(id: string): string {
  if (!isId(id)) throw new MemoryError("not_found", "There is nothing with this id.");
  return id;
}
