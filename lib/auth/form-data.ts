import type { z } from "zod";
import { faultsOf } from "@/lib/http/input.ts";
import type { FormState } from "./form-state.ts";

/** The named text fields of a form; missing ones and files are empty. */
export function textFields<N extends string>(form: FormData, ...names: N[]): Record<N, string> {
  const entries = names.map((name) => {
    const value = form.get(name);
    return [name, typeof value === "string" ? value : ""];
  });
  return Object.fromEntries(entries);
}

/** First fault of each field. */
export function fieldFaults(error: z.ZodError): FormState {
  const fields: Record<string, string> = {};
  for (const { path, message } of faultsOf(error)) fields[path] ??= message;
  return { fields };
}
