import { useEffect, useRef } from "react";
import type { FormState } from "@/lib/auth/form-state.ts";

/** Ref for a form: after an answer with faults, the first faulty field has the focus. */
export function useFirstFault(state: FormState) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.fields) form.current?.querySelector<HTMLInputElement>("input[aria-invalid=true]")?.focus();
  }, [state]);
  return form;
}
