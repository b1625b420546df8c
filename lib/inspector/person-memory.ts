import type {
  AttributeHistoryEntry,
  Category,
  CloseReason,
  EntityType,
  EntityView,
  EvidenceView,
} from "../memory/types.ts";
import { excerpt, type Segment } from "./excerpt.ts";
import type { Given } from "./store/given.ts";
import type { TurnSource } from "./store/sources.ts";

// What the inspector shows of one person. A null text is masked: it never leaves the server.

export interface ShownEvidence {
  claimId: string;
  role: EvidenceView["role"];
  source: EvidenceView["source"];
  actor: string | null;
  statedAt: Date;
  derivation: string | null;
  confidence: number;
  /** Null when masked, when the source is not a turn, or when the turn is gone. */
  words: Segment[] | null;
  conversationId: string | null;
  messageId: string | null;
}

export interface ShownFact {
  id: string;
  key: string;
  value: string | null;
  category: Category;
  confidence: number;
  importance: number;
  validFrom: Date;
  validUntil: Date | null;
  knownFrom: Date;
  knownUntil: Date | null;
  state: "live" | "upcoming" | "past" | "revised" | "forgotten";
  closeReason: CloseReason | null;
  supersededBy: string | null;
  revisedBy: string | null;
  statedCount: number;
  evidence: ShownEvidence[];
  /** Answers whose prompt held it; null when none did. */
  given: Given | null;
}

export interface ShownKey {
  key: string;
  category: Category;
  /** What holds now or from a later date on; several for many-valued keys. */
  current: ShownFact[];
  /** What lies beneath, newest first. */
  beneath: ShownFact[];
  /** All of them in one line of descent, newest first. */
  chain: ShownFact[];
}

export interface ShownEntity {
  id: string;
  type: EntityType;
  name: string | null;
  isSelf: boolean;
  aliases: string[];
  relations: { label: string; name: string | null; type: EntityType; id: string; validUntil: Date | null }[];
  keys: ShownKey[];
  live: number;
}

interface Reading {
  given?: ReadonlyMap<string, Given>;
  sources: ReadonlyMap<string, TurnSource>;
  now: Date;
  /** False: values, names and words are left out. */
  revealed: boolean;
}

const typeOrder: readonly EntityType[] = [
  "self",
  "person",
  "animal",
  "organisation",
  "project",
  "location",
  "product",
  "event",
  "topic",
  "other",
];
const categoryOrder: readonly Category[] = ["identity", "knowledge", "context", "instructions"];

/** Orders a person's histories for reading: the person first, then by type; keys by category; newest on top. */
export function shownEntities(
  histories: readonly { entity: EntityView; entries: readonly AttributeHistoryEntry[] }[],
  reading: Reading,
): ShownEntity[] {
  return histories
    .map(({ entity, entries }) => {
      const keys = shownKeys(entries, reading);
      return {
        id: entity.id,
        type: entity.type,
        name: reading.revealed ? entity.name : null,
        isSelf: entity.isSelf,
        aliases: reading.revealed ? entity.aliases : [],
        relations: entity.relations.map(({ label, object, validUntil }) => ({
          label,
          name: reading.revealed ? object.name : null,
          type: object.type,
          id: object.id,
          validUntil,
        })),
        keys,
        live: keys.reduce((sum, { current }) => sum + current.length, 0),
      };
    })
    .sort(
      (a, b) => typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type) || b.live - a.live || compare(a.name, b.name),
    );
}

function shownKeys(entries: readonly AttributeHistoryEntry[], reading: Reading): ShownKey[] {
  const byKey = Map.groupBy(entries, ({ key }) => key);
  return [...byKey]
    .map(([key, ofKey]) => {
      const chain = ofKey.map((entry) => shownFact(entry, reading)).sort(newestFirst);
      const isCurrent = ({ state }: ShownFact) => state === "live" || state === "upcoming";
      return {
        key,
        category: chain[0]?.category ?? "knowledge",
        current: chain.filter(isCurrent),
        beneath: chain.filter((fact) => !isCurrent(fact)),
        chain,
      };
    })
    .sort(
      (a, b) =>
        Number(a.current.length === 0) - Number(b.current.length === 0) ||
        categoryOrder.indexOf(a.category) - categoryOrder.indexOf(b.category) ||
        compare(a.key, b.key),
    );
}

function shownFact(entry: AttributeHistoryEntry, reading: Reading): ShownFact {
  return {
    id: entry.id,
    key: entry.key,
    value: reading.revealed ? entry.value : null,
    category: entry.category,
    confidence: entry.confidence,
    importance: entry.importance,
    validFrom: entry.validFrom,
    validUntil: entry.validUntil,
    knownFrom: entry.knownFrom,
    knownUntil: entry.knownUntil,
    state: stateOf(entry, reading.now),
    closeReason: entry.closeReason,
    supersededBy: entry.supersededBy,
    revisedBy: entry.revisedBy,
    statedCount: entry.statedCount,
    given: reading.given?.get(entry.id) ?? null,
    evidence: entry.evidence
      .map((evidence) => shownEvidence(evidence, reading))
      .sort((a, b) => a.statedAt.getTime() - b.statedAt.getTime()),
  };
}

function stateOf(entry: AttributeHistoryEntry, now: Date): ShownFact["state"] {
  if (entry.closeReason === "forgotten") return "forgotten";
  if (entry.knownUntil !== null && entry.knownUntil <= now) return "revised";
  if (entry.validFrom > now) return "upcoming";
  return entry.validUntil === null || entry.validUntil > now ? "live" : "past";
}

function shownEvidence(evidence: EvidenceView, { sources, revealed }: Reading): ShownEvidence {
  const source = evidence.turnId === null ? undefined : sources.get(evidence.turnId);
  return {
    claimId: evidence.claimId,
    role: evidence.role,
    source: evidence.source,
    actor: evidence.actor,
    statedAt: evidence.statedAt,
    derivation: evidence.derivation,
    confidence: evidence.confidence,
    words: revealed && source ? excerpt(source.content, evidence.quotes) : null,
    conversationId: source?.conversationId ?? null,
    messageId: source?.messageId ?? null,
  };
}

function newestFirst(a: ShownFact, b: ShownFact): number {
  return (
    Number(a.state === "revised") - Number(b.state === "revised") ||
    b.validFrom.getTime() - a.validFrom.getTime() ||
    (b.validUntil?.getTime() ?? Number.POSITIVE_INFINITY) - (a.validUntil?.getTime() ?? Number.POSITIVE_INFINITY) ||
    b.knownFrom.getTime() - a.knownFrom.getTime() ||
    compare(a.id, b.id)
  );
}

function compare(a: string | null, b: string | null): number {
  return (a ?? "").localeCompare(b ?? "", "en");
}
