import { deriveRole } from "@/lib/memory/belief/derive.ts";
import type { Proposal } from "@/lib/memory/extraction/proposal.ts";
import { normalise } from "@/lib/memory/normalise.ts";
import { definitionOf } from "@/lib/memory/vocabulary.ts";
import type { RememberedFact } from "./memory-view.ts";
import { label } from "./phrases.ts";

/**
 * What the person just said that will be remembered, as "employer Acme Corp"; a changed value carries the old one.
 * Empty when the words hold nothing sure. `floor`: confidence below it waits for review and is not confirmed.
 */
export function confirmations(proposals: readonly Proposal[], known: readonly RememberedFact[], floor = 0.7): string[] {
  const lines = proposals
    .filter((proposal) => proposal.confidence >= floor && !proposal.object)
    .filter((proposal) => !proposal.quiet || endsSomething(proposal, known))
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((proposal) => confirmation(proposal, known));
  return [...new Set(lines.filter((line) => line !== null))];
}

/** A quiet end says nothing when there is nothing to end. */
function endsSomething({ op, key, value, subject }: Proposal, known: readonly RememberedFact[]): boolean {
  const about = subject.kind === "named" ? subject.name : "";
  return (
    op === "retract" &&
    known.some(
      (fact) =>
        fact.about === about &&
        fact.key === key &&
        !fact.until &&
        (value === null || normalise(fact.value) === normalise(value)),
    )
  );
}

/** Where the value stands in the message; what is derived from it comes last. */
function placeOf({ quotes: [quote], value, op }: Proposal): number {
  if (!quote || op === "derive") return Number.MAX_SAFE_INTEGER;
  return quote.start + Math.max(0, value === null ? 0 : quote.text.indexOf(value));
}

function confirmation(proposal: Proposal, known: readonly RememberedFact[]): string | null {
  const about = proposal.subject.kind === "named" ? proposal.subject.name : "";
  const ofWhom = about === "" ? "" : `${about}’s `;
  const current = known.find((fact) => fact.about === about && fact.key === proposal.key && !fact.until);
  if (proposal.symbol?.rule === "role-modifier") {
    if (!current) return null;
    const derived = deriveRole(current.value, proposal.symbol.modifier);
    if (derived === null || normalise(derived) === normalise(current.value)) return null;
    return changed(`${ofWhom}role`, derived, current.value);
  }
  const name = proposal.key === "?" ? "correction" : `${ofWhom}${label(proposal.key)}`;
  if (proposal.op === "retract")
    return `${name} ${proposal.value ?? current?.value ?? ""}`.trimEnd().concat(" no longer");
  if (proposal.value === null) return null;
  if (proposal.op === "correct") {
    return proposal.target ? changed(name, proposal.value, proposal.target) : `${name} ${proposal.value}`;
  }
  const replaces =
    proposal.target ??
    (definitionOf(proposal.key).cardinality === "one" && !proposal.many ? current?.value : undefined);
  if (replaces && normalise(replaces) !== normalise(proposal.value)) return changed(name, proposal.value, replaces);
  return `${name} ${proposal.value}`;
}

function changed(name: string, value: string, before: string): string {
  return `${name} ${value} (until now ${before})`;
}
