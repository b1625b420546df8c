import type { FoldClaim, Stretch } from "./types.ts";
import { isShortFor } from "./wording.ts";

/** Stretches of one key while the claims are played over them, oldest statement first. */
export class Timeline {
  readonly stretches: Stretch[] = [];
  readonly #names = new Map<Stretch, Set<string>>();
  // A key may hold thousands of values side by side: no statement looks at all of them.
  readonly #ofIdentity = new Map<string, Stretch[]>();
  readonly #ofName = new Map<string, Set<Stretch>>();
  readonly #places = new Map<Stretch, number>();

  constructor(private readonly exclusive: boolean) {}

  /** The stretch that holds at `at`, if any. */
  holding(at: number): Stretch | null {
    return this.stretches.findLast((stretch) => holds(stretch, at) && !stretch.hidden) ?? null;
  }

  assert(claim: FoldClaim, identity: string, value: string | null): void {
    const from = claim.validFrom ?? claim.statedAt;
    const until = claim.validUntil;
    const same = this.#supported(identity, from, until);
    const stretch = same ?? this.#place(claim, identity, value, from, until);
    if (same) this.#support(same, claim, from, until);
    const names = this.#names.get(stretch) ?? new Set([identity]);
    for (const name of claim.aka) names.add(name);
    this.#names.set(stretch, names);
    for (const name of names) this.#ofName.set(name, (this.#ofName.get(name) ?? new Set()).add(stretch));
    if (claim.target !== null && claim.target !== identity) {
      for (const old of this.#named([claim.target])) {
        if (old === stretch) continue;
        // "I traded it in, I drive … now" ends the old one in the same breath: it still has a successor.
        const atOnce = old.reason === "ended" && old.validUntil === stretch.validFrom && old.successor === null;
        if (atOnce) link(old, stretch, claim.id);
        else supersede(old, stretch, claim.id, stretch.validFrom);
      }
    }
  }

  retract(claim: FoldClaim): void {
    const at = claim.validUntil ?? claim.statedAt;
    const names =
      claim.identity === null ? null : [claim.identity, ...claim.aka, ...(claim.target === null ? [] : [claim.target])];
    const lasts = (stretch: Stretch) => stretch.validUntil === null || stretch.validUntil > at;
    const meant = names ? this.#named(names) : this.stretches.filter((stretch) => !stretch.hidden);
    const open = meant.filter(lasts);
    const found = names && meant.length === 0 ? this.#inOtherWords(claim.value, lasts) : open;
    for (const stretch of found) {
      if (stretch.validUntil === null || stretch.reason === "expired") {
        stretch.reason = "ended";
        stretch.closedBy = claim.id;
      }
      stretch.validUntil = Math.max(stretch.validFrom, at);
    }
    if (claim.identity === null || claim.quiet || found.length > 0 || this.#named(names ?? []).length > 0) return;
    this.#add(create(claim, claim.identity, claim.value, at, at, { supports: [], reason: "ended" }));
  }

  forget(identity: string, at: number): void {
    for (const stretch of this.stretches) {
      if (stretch.identity !== identity) continue;
      stretch.hidden = true;
      if (stretch.validUntil === null || stretch.validUntil > at) {
        stretch.validUntil = Math.max(stretch.validFrom, at);
        stretch.reason = "forgotten";
        stretch.closedBy = null;
        stretch.successor = null;
      }
    }
  }

  #named(names: readonly string[]): Stretch[] {
    return this.stretches.filter((stretch) => {
      const known = this.#names.get(stretch);
      return !stretch.hidden && names.some((name) => name === stretch.identity || known?.has(name));
    });
  }

  /** The one value that the words abbreviate: "the choir" for "cathedral choir". None when several would do. */
  #inOtherWords(value: string | null, lasts: (stretch: Stretch) => boolean): Stretch[] {
    if (value === null) return [];
    const alike = this.stretches.filter(
      (stretch) => !stretch.hidden && lasts(stretch) && stretch.value !== null && isShortFor(value, stretch.value),
    );
    return alike.length === 1 ? alike : [];
  }

  /**
   * A visible stretch of the same value that the new statement continues or reaches back from; "my wife" says again
   * what "Marta, my wife" said.
   */
  #supported(identity: string, from: number, until: number | null): Stretch | null {
    const candidates = (this.#ofIdentity.get(identity) ?? []).filter((stretch) => !stretch.hidden);
    const reached = (stretch: Stretch) =>
      !isEmpty(stretch) && stretch.validFrom >= from && (until === null || stretch.validFrom <= until);
    const aliases = [...(this.#ofName.get(identity) ?? [])].filter(
      (stretch) => !stretch.hidden && holds(stretch, from),
    );
    const first = (a: Stretch, b: Stretch) => (this.#placeOf(a) <= this.#placeOf(b) ? a : b);
    return (
      candidates.find((stretch) => holds(stretch, from)) ??
      (aliases.length > 0 ? aliases.reduce(first) : undefined) ??
      candidates.find(reached) ??
      null
    );
  }

  #support(stretch: Stretch, claim: FoldClaim, from: number, until: number | null): void {
    stretch.supports.push(claim.id);
    stretch.confidence = Math.max(stretch.confidence, claim.confidence);
    if (from < stretch.validFrom) stretch.validFrom = Math.max(from, this.#endBefore(stretch));
    if (until === null) return;
    const ownEnd =
      stretch.reason === "expired" || (stretch.reason === "ended" && stretch.supports.includes(stretch.closedBy ?? ""));
    if (stretch.validUntil === null || (ownEnd && until > stretch.validUntil)) {
      stretch.validUntil = Math.max(stretch.validFrom, Math.min(until, this.#startAfter(stretch)));
      stretch.reason = endReason(claim);
      stretch.closedBy = claim.id;
    }
  }

  #place(claim: FoldClaim, identity: string, value: string | null, from: number, until: number | null): Stretch {
    if (until !== null && until <= from)
      return this.#add(create(claim, identity, value, until, until, { reason: "ended" }));
    const reason = until === null ? null : endReason(claim);
    const stretch = create(claim, identity, value, from, until, { reason });
    if (until !== null && until <= claim.statedAt) this.#fillGap(stretch);
    else this.#makeRoom(stretch, claim);
    return this.#add(stretch);
  }

  #add(stretch: Stretch): Stretch {
    this.#places.set(stretch, this.stretches.length);
    this.stretches.push(stretch);
    const same = this.#ofIdentity.get(stretch.identity);
    if (same) same.push(stretch);
    else this.#ofIdentity.set(stretch.identity, [stretch]);
    return stretch;
  }

  #placeOf(stretch: Stretch): number {
    return this.#places.get(stretch) ?? 0;
  }

  /** Something past and over never cuts what is believed: it takes what room there is. */
  #fillGap(stretch: Stretch): void {
    if (this.#rivals(stretch).some((other) => holds(other, stretch.validFrom))) {
      stretch.validUntil = stretch.validFrom;
      return;
    }
    const next = Math.min(...this.#overlapping(stretch).map((other) => other.validFrom));
    if (stretch.validUntil !== null) stretch.validUntil = Math.min(stretch.validUntil, next);
  }

  /** A newer statement ends what it contradicts where its own interval begins; a plan made for later still stands. */
  #makeRoom(stretch: Stretch, claim: FoldClaim): void {
    for (const other of this.#overlapping(stretch)) {
      if (other.validFrom > claim.statedAt && other.validFrom > stretch.validFrom) {
        if (stretch.validUntil === null || stretch.validUntil > other.validFrom) {
          stretch.validUntil = other.validFrom;
          link(stretch, other, other.supports[0] ?? null);
        }
      } else supersede(other, stretch, claim.id, stretch.validFrom);
    }
  }

  /** What cannot hold at the same time: any other value of a single-valued key, else only the same value. */
  #rivals(stretch: Stretch): Stretch[] {
    const candidates = this.exclusive ? this.stretches : (this.#ofIdentity.get(stretch.identity) ?? []);
    return candidates.filter((other) => other !== stretch && !isEmpty(other));
  }

  #overlapping(stretch: Stretch): Stretch[] {
    const end = stretch.validUntil ?? Number.POSITIVE_INFINITY;
    return this.#rivals(stretch).filter(
      (other) => other.validFrom < end && (other.validUntil ?? Number.POSITIVE_INFINITY) > stretch.validFrom,
    );
  }

  #endBefore(stretch: Stretch): number {
    const before = this.#rivals(stretch).filter((other) => other.validFrom < stretch.validFrom);
    return Math.max(Number.NEGATIVE_INFINITY, ...before.map((other) => other.validUntil ?? other.validFrom));
  }

  #startAfter(stretch: Stretch): number {
    const after = this.#rivals(stretch).filter((other) => other.validFrom > stretch.validFrom);
    return Math.min(Number.POSITIVE_INFINITY, ...after.map((other) => other.validFrom));
  }
}

function create(
  claim: FoldClaim,
  identity: string,
  value: string | null,
  validFrom: number,
  validUntil: number | null,
  rest: { supports?: string[]; reason: Stretch["reason"] },
): Stretch {
  return {
    identity,
    value,
    category: claim.category,
    confidence: claim.confidence,
    validFrom,
    validUntil,
    supports: rest.supports ?? [claim.id],
    closedBy: validUntil === null ? null : claim.id,
    reason: rest.reason,
    successor: null,
    corrected: null,
    hidden: false,
  };
}

function supersede(old: Stretch, by: Stretch, claimId: string, at: number): void {
  if (old.validUntil !== null && old.validUntil <= at) return;
  if (old.successor === null && (old.validUntil === null || old.reason === "expired" || old.validUntil > at)) {
    link(old, by, claimId);
  }
  old.validUntil = Math.max(old.validFrom, at);
}

/** Names the successor; two values that end each other in one breath both just end, for a chain has no circles. */
function link(old: Stretch, by: Stretch, claimId: string | null): void {
  let end: Stretch | null = by;
  while (end !== null && end !== old) end = end.successor;
  old.successor = end === null ? by : null;
  old.reason = end === null ? "superseded" : "ended";
  old.closedBy = claimId;
}

function endReason(claim: FoldClaim): "expired" | "ended" {
  return claim.category === "context" ? "expired" : "ended";
}

function isEmpty(stretch: Stretch): boolean {
  return stretch.validUntil !== null && stretch.validUntil <= stretch.validFrom;
}

function holds(stretch: Stretch, at: number): boolean {
  return stretch.validFrom <= at && (stretch.validUntil === null || stretch.validUntil > at);
}
