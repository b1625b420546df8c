import type { Category } from "../types.ts";
import { compareClaims } from "./order.ts";

/** A claim that told a value, as far as finding it again by its words needs it. Words and identity are hashes. */
export interface ToldValue {
  id: string;
  key: string;
  identity: string;
  aka: readonly string[];
  words: readonly string[];
  category: Category;
  /** The key holds one value at a time. */
  single: boolean;
  statedAt: number;
  stableId: string;
  spanStart: number;
}

/** "Ditched vim for helix": a claim that names a value told before instead of a key. */
export interface NamesValue {
  id: string;
  op: string;
  words: readonly string[];
  identity: string | null;
  /** Identity of the old value in full, as it was worded now. */
  named: string;
  within?: Category;
  statedAt: number;
  stableId: string;
  spanStart: number;
}

/** Where a value stands that words name; `target` is its identity as it was told. */
export interface FoundValue {
  key: string;
  target: string;
}

/** Keys that tell of the past or of what may be: nothing there is replaced. */
const settled = /^previous_|^(?:travel_experience|hometown|desired_role|nationality)$/;

/**
 * The value that the words name, among those told before: said in the same words, else in more, else in fewer. Of
 * several the one under a key of a single value, then the latest. Null when nothing told is called so. Pure.
 */
export function findKnownValue(claim: NamesValue, told: readonly ToldValue[]): FoundValue | null {
  const fits = (one: ToldValue): number => {
    if ((claim.op !== "retract" && one.identity === claim.identity) || settled.test(one.key)) return 0;
    if (claim.within !== undefined && claim.within !== one.category) return 0;
    if (one.identity === claim.named || one.aka.includes(claim.named)) return 3;
    if (isWithin(claim.words, one.words)) return 2;
    return isWithin(one.words, claim.words) ? 1 : 0;
  };
  const candidates = told
    .filter((one) => compareClaims(position(one), position(claim)) < 0 && fits(one) > 0)
    .sort(
      (a, b) => fits(b) - fits(a) || Number(b.single) - Number(a.single) || compareClaims(position(b), position(a)),
    );
  const best = candidates[0];
  return best ? { key: best.key, target: best.identity } : null;
}

const isWithin = (few: readonly string[], many: readonly string[]): boolean =>
  few.length > 0 && few.every((word) => many.includes(word));

function position({ statedAt, stableId, spanStart, identity }: ToldValue | NamesValue) {
  return { statedAt, stableId, spanStart, identity };
}
