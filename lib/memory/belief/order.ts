import type { FoldClaim } from "./types.ts";

type Positioned = Pick<FoldClaim, "statedAt" | "stableId" | "spanStart"> & Partial<FoldClaim>;

/**
 * Canonical order of claims: when it was said, the turn's stable id, where in the turn; ties are broken by content so
 * that the order never depends on arrival (architecture, property 1).
 */
export function compareClaims(a: Positioned, b: Positioned): number {
  return (
    a.statedAt - b.statedAt ||
    compareText(a.stableId, b.stableId) ||
    a.spanStart - b.spanStart ||
    compareText(contentKey(a), contentKey(b))
  );
}

/** Claims in canonical order, each said thing once however often it was delivered. */
export function inOrder(claims: readonly FoldClaim[]): FoldClaim[] {
  const seen = new Map<string, FoldClaim>();
  for (const claim of [...claims].sort(compareClaims)) {
    const position = `${claim.statedAt}|${claim.stableId}|${claim.spanStart}|${contentKey(claim)}`;
    const earlier = seen.get(position);
    if (earlier === undefined || claim.confidence > earlier.confidence) seen.set(position, claim);
  }
  return [...seen.values()];
}

function contentKey(claim: Partial<FoldClaim>): string {
  return `${claim.op ?? ""}|${claim.identity ?? ""}|${claim.target ?? ""}|${claim.validFrom ?? ""}|${claim.validUntil ?? ""}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
