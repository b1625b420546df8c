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
      .filter(({ op, key, many }) => key !== "?" && op === "assert" && !many && definitionOf(key).cardinality === "one")
      .map(about),
  );
  const seen = new Set<string>();
  return withSuccessors(proposals).filter((proposal) => {
    if (proposal.op === "retract" && replaced.has(about(proposal))) return false;
    const { op, value, object } = proposal;
    const same = `${about(proposal)} ${op} ${value?.toLowerCase() ?? ""} ${object?.name ?? ""}`;
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}

/** Things of which one usually takes the place of another. */
const inTurn = new Set(["vehicle", "programming_language"]);

/** "I traded in the Saab and drive a Kia now": the one thing that came takes the place of the one that went. */
function withSuccessors(proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((proposal) => {
    const { op, key, target, subject } = proposal;
    if (op !== "assert" || !inTurn.has(key) || target || subject.kind !== "self") return proposal;
    const alike = proposals.filter((other) => other.key === key && other.subject.kind === "self");
    const came = alike.filter((other) => other.op === "assert");
    const went = alike.filter((other) => other.op === "retract" && other.value !== null);
    const gone = went[0]?.value;
    return came.length === 1 && went.length === 1 && gone && gone.toLowerCase() !== proposal.value?.toLowerCase()
      ? { ...proposal, target: gone }
      : proposal;
  });
}
