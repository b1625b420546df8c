import { definitionOf } from "../../vocabulary.ts";
import type { Proposal } from "../proposal.ts";

/**
 * Proposals of one turn without repetition. An end that the same turn's new value brings about anyway is left out, so
 * that the old value is linked to the new one: "stopped being keto, I'm vegan now".
 */
export function settle(proposals: readonly Proposal[]): Proposal[] {
  const about = ({ subject, key }: Proposal) =>
    `${subject.kind === "named" ? subject.name.toLowerCase() : subject.kind} ${key}`;
  const replaced = new Set(
    proposals
      .filter(({ op, key, many }) => op === "assert" && !many && definitionOf(key).cardinality === "one")
      .map(about),
  );
  const seen = new Set<string>();
  return proposals.filter((proposal) => {
    if (proposal.op === "retract" && replaced.has(about(proposal))) return false;
    const { op, value, object } = proposal;
    const same = `${about(proposal)} ${op} ${value?.toLowerCase() ?? ""} ${object?.name ?? ""}`;
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}
