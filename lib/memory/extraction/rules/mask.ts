import type { Token } from "./tokens.ts";

/** True for tokens that are not the person's own statement: code, quotations, text to be worked on, fiction. */
export function maskOf(_content: string, tokens: readonly Token[]): boolean[] {
  return tokens.map(() => false);
}
