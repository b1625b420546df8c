import { z } from "zod";
import { entityType } from "./entity-types.ts";

const path = z.string().min(1).max(2_000);

/** One scope: `user/42/`, sets of paths that come to one scope, or the guide's flat map. */
export const namedScope = z
  .union([path, z.array(z.union([path, z.array(path).max(20)])).max(20), z.record(z.string(), z.string())])
  .describe("The one scope that is meant, such as user/42/. It can only narrow what the key allows.");

/** The same in a query string. */
export const lens = path
  .optional()
  .describe("The one scope to read, such as user/42/. Beyond the key's reach: nothing.");

export const instant = z.iso
  .datetime({ offset: true, error: "must be an instant such as 2026-11-22T10:00:00Z" })
  .transform((text) => new Date(text));

/** asOf: belief time. at: world time. */
export const timeFilter = {
  asOf: instant.optional().describe("Belief time: what was known then. Default now."),
  at: instant.optional().describe("World time: what was true then. Default now."),
};

/** The other clocks that the original product's readers name. */
export const worldFilter = {
  atInstant: instant.optional().describe("The same as asOf: here rows are known from when they are written."),
  validFrom: instant.optional().describe("Only facts that begin at this instant or later."),
  validUntil: instant.optional().describe("Only facts that end at this instant or earlier."),
};

export { limit } from "./paging.ts";
export const maxTokens = z.coerce.number().int().min(1).max(20_000).optional();

export const role = z.enum(["user", "assistant", "system", "tool"]);
export const infer = z.enum(["full", "none"], { error: "is full or none" });
export const memoryCategory = z.enum(["identity", "knowledge", "context"]);
export const labels = z.unknown().optional().describe("Accepted and not used: there are no labels here.");
export const content = z.string().max(12_000_000);
export const searchQuery = z.string().max(20_000);
/** An id of something in the scope. What cannot be one is answered like one that does not exist. */
export const id = z.string().min(1).max(200);
export const ids = z.array(id).max(1_000);
export { entityType };
export const entityParams = z.object({ type: entityType, name: z.string().min(1).max(500) });

/** Properties as given, without those that were not: the engine tells absent from undefined. */
export function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
