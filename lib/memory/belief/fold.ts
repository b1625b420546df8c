import { deriveRole } from "./derive.ts";
import { inOrder } from "./order.ts";
import { Timeline } from "./timeline.ts";
import type { FoldClaim, FoldOptions, Forgotten, Stretch } from "./types.ts";

/**
 * What is believed about one key of one entity: the accepted claims, played in the order in which they were stated.
 * Pure and independent of the order of arrival. Stretches come ordered by validFrom, wrong ones (`corrected`) among them.
 */
export function fold(claims: readonly FoldClaim[], options: FoldOptions): Stretch[] {
  const ordered = inOrder(claims);
  const { effective, wrong } = applyCorrections(ordered, options);
  const stretches = play(effective, options);
  for (const { stretch, by } of wrong) {
    stretch.corrected = { to: stretches.find((candidate) => candidate.supports.includes(by)) ?? null };
  }
  return [...stretches, ...wrong.map(({ stretch }) => stretch)].sort((a, b) => a.validFrom - b.validFrom);
}

/** "many" once the vocabulary or any claim says so. */
function play(claims: readonly FoldClaim[], options: FoldOptions): Stretch[] {
  const timeline = new Timeline(options.cardinality === "one");
  const forgotten = [...options.forgotten].sort((a, b) => a.at - b.at);
  let next = 0;
  const forgetUpTo = (time: number) => {
    for (let one = forgotten[next]; one !== undefined && one.at < time; one = forgotten[++next]) {
      timeline.forget(one.identity, one.at);
    }
  };
  for (const claim of claims) {
    forgetUpTo(claim.statedAt);
    if (claim.op === "retract") timeline.retract(claim);
    else if (claim.op === "derive") derive(timeline, claim, options);
    else if (claim.identity !== null) timeline.assert(claim, claim.identity, claim.value);
  }
  forgetUpTo(Number.POSITIVE_INFINITY);
  return timeline.stretches;
}

function derive(timeline: Timeline, claim: FoldClaim, options: FoldOptions): void {
  if (claim.symbol?.rule !== "role-modifier") return;
  const current = timeline.holding(claim.validFrom ?? claim.statedAt);
  const value = current?.value ? deriveRole(current.value, claim.symbol.modifier) : null;
  if (value !== null) timeline.assert(claim, options.identify(value), value);
}

interface Wrong {
  stretch: Stretch;
  /** The claim that corrected it. */
  by: string;
}

/**
 * A correction says that an earlier claim was wrong from the start: its words take that claim's place in time, and
 * what the wrong one had replaced is judged anew.
 */
function applyCorrections(
  ordered: readonly FoldClaim[],
  options: FoldOptions,
): { effective: FoldClaim[]; wrong: Wrong[] } {
  let effective = ordered.filter((claim) => claim.op !== "correct");
  const wrong: Wrong[] = [];
  for (const correction of ordered) {
    if (correction.op !== "correct") continue;
    const position = ordered.indexOf(correction);
    const before = new Set(ordered.slice(0, position).map((claim) => claim.id));
    const stated = effective.filter((claim) => before.has(claim.id));
    const target = findCorrected(
      play(stated, { ...options, forgotten: earlier(options.forgotten, correction) }),
      correction,
      stated,
    );
    if (target === null) {
      if (correction.identity !== null && !correction.quiet)
        effective = inOrder([...effective, { ...correction, op: "assert", target: null }]);
      continue;
    }
    const replaced = stated.filter((claim) => target.supports.includes(claim.id));
    const first = replaced[0];
    effective = effective.filter((claim) => !replaced.includes(claim));
    target.reason = "corrected";
    target.closedBy = correction.id;
    target.successor = null;
    wrong.push({ stretch: target, by: correction.id });
    if (correction.identity === null || first === undefined) continue;
    const { statedAt, stableId, spanStart, category } = first;
    const validFrom = correction.validFrom ?? first.validFrom;
    const validUntil = correction.validUntil ?? first.validUntil;
    effective = inOrder([
      ...effective,
      { ...correction, op: "assert", target: null, statedAt, stableId, spanStart, category, validFrom, validUntil },
    ]);
  }
  return { effective, wrong };
}

function earlier(forgotten: readonly Forgotten[], claim: FoldClaim): Forgotten[] {
  return forgotten.filter(({ at }) => at < claim.statedAt);
}

/** The named value, else the one that was stated last. A correction to the same value corrects nothing. */
function findCorrected(stretches: Stretch[], correction: FoldClaim, stated: readonly FoldClaim[]): Stretch | null {
  const names = correction.target === null ? null : new Set([correction.target]);
  const akaOf = new Map(stated.map((claim) => [claim.id, claim.aka]));
  const candidates = stretches.filter(
    (stretch) =>
      !stretch.hidden &&
      stretch.supports.length > 0 &&
      stretch.identity !== correction.identity &&
      (names === null ||
        names.has(stretch.identity) ||
        stretch.supports.some((id) => akaOf.get(id)?.some((name) => names.has(name)))),
  );
  const rank = new Map(stated.map((claim, index) => [claim.id, index]));
  const latest = (stretch: Stretch) => Math.max(...stretch.supports.map((id) => rank.get(id) ?? -1));
  return candidates.reduce<Stretch | null>(
    (best, stretch) => (best === null || latest(stretch) > latest(best) ? stretch : best),
    null,
  );
}
