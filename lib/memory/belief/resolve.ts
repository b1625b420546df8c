import type { Symbolic, ValueKind } from "../extraction/proposal.ts";
import type { Category } from "../types.ts";
import { compareClaims } from "./order.ts";

/** A claim of one session, as far as symbolic reference needs it. Times are epoch milliseconds. */
export interface SessionClaim {
  id: string;
  op: string;
  entityId: string;
  entityType: string;
  key: string;
  value: string | null;
  objectId: string | null;
  objectType: string | null;
  identity: string | null;
  /** Identity of the value that the words call wrong, when they name it. */
  target: string | null;
  symbol: SessionSymbol | null;
  accepted: boolean;
  statedAt: number;
  stableId: string;
  spanStart: number;
}

/** What is stored of a claim that depends on the session: a symbolic key, a symbolic subject, or both. */
export type SessionSymbol =
  | Exclude<Symbolic, { rule: "known-value" }>
  | { rule: "mentioned"; types: string[]; key: string }
  | NamedValue;

/** A value told before by the hash of its name and those of the words in it: one that is forgotten leaves no text here. */
export interface NamedValue {
  rule: "known-value";
  named: string;
  words: string[];
  within?: Category;
}

/** What a symbolic claim stands for now; null while nothing said earlier explains it. */
export interface Resolution {
  entityId: string;
  key: string;
}

const kindOfKey: Readonly<Record<string, ValueKind>> = {
  name: "person",
  nickname: "person",
  partner: "person",
  sibling: "person",
  parent: "person",
  children: "person",
  family: "person",
  address_as: "person",
  employer: "organisation",
  previous_employer: "organisation",
  school: "organisation",
  member_of: "organisation",
  location: "place",
  hometown: "place",
  previous_location: "place",
  travel_experience: "place",
  travel_plan: "place",
  nationality: "place",
  age: "number",
  birthday: "date",
  deadline: "date",
  role: "role",
  previous_role: "role",
  desired_role: "role",
};

/**
 * Resolves the symbolic claims of one session against what was said before them in it: "sorry, I meant Turin" finds
 * the latest claim with a place, "Turin, not Nairobi" the one that said
 * Nairobi, "she" the person mentioned last. Pure; independent of the order of arrival.
 */
export function resolveSession(claims: readonly SessionClaim[]): Map<string, Resolution | null> {
  const ordered = [...claims].sort((a, b) => compareClaims(position(a), position(b)));
  const resolved = new Map<string, Resolution | null>();
  const said: (SessionClaim & Resolution)[] = [];
  for (const claim of ordered) {
    const { symbol } = claim;
    let resolution: Resolution | null = claim;
    if (symbol?.rule === "correct-previous") {
      const candidates = said.filter((earlier) => isCorrectable(earlier, claim, symbol.expects));
      resolution = candidates.findLast(({ identity }) => identity === claim.target) ?? candidates.at(-1) ?? null;
      resolved.set(claim.id, resolution && { entityId: resolution.entityId, key: resolution.key });
    } else if (symbol?.rule === "mentioned") {
      const entityId = lastMentioned(said, symbol.types);
      resolution = entityId === null ? null : { entityId, key: symbol.key };
      resolved.set(claim.id, resolution);
    }
    if (resolution && claim.accepted) said.push({ ...claim, entityId: resolution.entityId, key: resolution.key });
  }
  return resolved;
}

function isCorrectable(earlier: SessionClaim, claim: SessionClaim, expects: readonly ValueKind[]): boolean {
  if (earlier.op === "retract" || earlier.value === null || earlier.identity === claim.identity) return false;
  if (earlier.objectId !== null) return false;
  return expects.length === 0 || expects.includes(kindOfKey[earlier.key] ?? "thing");
}

function lastMentioned(said: readonly (SessionClaim & Resolution)[], types: readonly string[]): string | null {
  for (const claim of said.toReversed()) {
    if (claim.objectId !== null && claim.objectType !== null && types.includes(claim.objectType)) return claim.objectId;
    if (types.includes(claim.entityType)) return claim.entityId;
  }
  return null;
}

function position({ statedAt, stableId, spanStart, identity }: SessionClaim) {
  return { statedAt, stableId, spanStart, identity };
}
