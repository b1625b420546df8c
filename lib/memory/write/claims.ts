import { randomUUID } from "node:crypto";
import type { SessionSymbol } from "../belief/resolve.ts";
import { wordsOf } from "../belief/wording.ts";
import type { Proposal, Symbolic } from "../extraction/proposal.ts";
import { identityOf, normalise } from "../normalise.ts";
import type { ClaimSource, NewClaim, Verdict } from "../store/claims.ts";
import { type EntityName, entityKey, type KnownEntity, selfEntity } from "../store/entities.ts";
import { canonicalKey } from "../vocabulary.ts";

export interface JudgedProposal {
  proposal: Proposal;
  verdict: Verdict;
  reason: string | null;
}

/** Everything about a claim that does not come from the proposal. */
export interface ClaimFrame {
  scopeId: string;
  salt: Uint8Array;
  source: ClaimSource;
  actor: string | null;
  turnId: string | null;
  runId: string | null;
  statedAt: Date;
  recordedAt: Date;
  stableId: string;
  floor: number;
  /** How long a fact of category `context` holds, in milliseconds. */
  transientMs: number;
}

const dayMs = 86_400_000;
export const defaultTransientMs = 7 * dayMs;

/** Names of the entities that the proposals speak of; they have to exist before the claims. */
export function namesIn(proposals: readonly Proposal[]): EntityName[] {
  return proposals.flatMap(({ subject, object }) => [
    ...(subject.kind === "named" && normalise(subject.name) !== "" ? [{ type: subject.type, name: subject.name }] : []),
    ...(object && normalise(object.name) !== "" ? [object] : []),
  ]);
}

function hashed(symbol: Symbolic | null, hash: (value: string) => string): SessionSymbol | null {
  if (symbol?.rule !== "known-value") return symbol;
  return { ...symbol, named: hash(symbol.named), words: wordsOf(symbol.named).map(hash) };
}

/** Turns a judged proposal into the claim that is written. Null when it names nothing that can be stored. */
export function claimOf(
  { proposal, verdict, reason }: JudgedProposal,
  entities: ReadonlyMap<string, KnownEntity>,
  frame: ClaimFrame,
): NewClaim | null {
  const { subject, object, symbol } = proposal;
  const self = entities.get(entityKey(selfEntity));
  const about = subject.kind === "named" ? entities.get(entityKey(subject)) : self;
  const other = object ? entities.get(entityKey(object)) : null;
  if (about === undefined || other === undefined) return null;
  if (proposal.value !== null && normalise(proposal.value) === "") return null;

  const key = object ? proposal.key : canonicalKey(proposal.key);
  const hash = (value: string) => identityOf(frame.salt, value);
  const stored: SessionSymbol | null =
    subject.kind === "mentioned" ? { rule: "mentioned", types: subject.types, key } : hashed(symbol ?? null, hash);
  const isSymbolic = stored !== null && stored.rule !== "role-modifier";
  const validFrom = proposal.validFrom ?? null;
  const ownEnd = proposal.validUntil ?? null;
  const isTransient = proposal.category === "context" && proposal.op !== "retract" && ownEnd === null;
  return {
    id: randomUUID(),
    scopeId: frame.scopeId,
    entityId: about.id,
    key: isSymbolic ? "?" : key,
    op: proposal.op,
    value: proposal.value,
    identity: proposal.value === null ? null : hash(proposal.value),
    aka: (proposal.aka ?? []).map(hash),
    target: proposal.target ? hash(proposal.target) : null,
    quiet: proposal.quiet ?? false,
    symbol: stored,
    objectId: other?.id ?? null,
    saidOfId: about.saidId,
    saidObjectId: other?.saidId ?? null,
    category: proposal.category,
    many: proposal.many ?? false,
    validFrom,
    validUntil: isTransient ? new Date((validFrom ?? frame.statedAt).getTime() + frame.transientMs) : ownEnd,
    confidence: proposal.confidence,
    floor: frame.floor,
    verdict,
    verdictReason: reason,
    source: frame.source,
    actor: frame.actor,
    turnId: frame.turnId,
    runId: frame.runId,
    rulesOnId: null,
    quotes: proposal.quotes,
    derivation: proposal.derivation ?? null,
    spanStart: proposal.quotes[0]?.start ?? 0,
    statedAt: frame.statedAt,
    recordedAt: frame.recordedAt,
    stableId: frame.stableId,
  };
}
