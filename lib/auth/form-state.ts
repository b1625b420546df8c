/** What a form shows after it was sent: faults by field, a sentence for the whole, and what was typed (no passwords). */
export interface FormState {
  message?: string;
  done?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
}
