import type { z } from "zod";
import { AppError, type FieldFault } from "./errors.ts";

/** Checks input against a schema. Throws AppError `invalid` with one fault per field. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = faultsOf(result.error);
  const first = fields[0];
  const message = first ? `${first.path ? `${first.path}: ` : ""}${first.message}` : "The input is not valid.";
  throw new AppError("invalid", message, { fields });
}

export function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
}

/** Query string as an object; a repeated name gives a list. */
export function queryObject(search: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    query[name] = values.length === 1 && values[0] !== undefined ? values[0] : values;
  }
  return query;
}
