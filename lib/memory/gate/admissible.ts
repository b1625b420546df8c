import { contentHash } from "../normalise.ts";
import { guardTurn } from "./guard.ts";

const remembered = new Map<string, boolean>();
const rememberAtMost = 50_000;

/**
 * Whether a stored value may stand in a prompt. What was stored before the gate knew a trick is still not injected.
 * Verdicts are kept by hash, because the same values go into every prompt of a person.
 */
export function isAdmissible(value: string): boolean {
  const hash = contentHash(value);
  const known = remembered.get(hash);
  if (known !== undefined) return known;
  const verdict = guardTurn(value, "user").decision === "allow";
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(hash, verdict);
  return verdict;
}
