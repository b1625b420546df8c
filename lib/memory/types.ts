/** Categories of a remembered fact (spec/memory.md §1.3). `instructions` say how the assistant should behave. */
export type Category = "identity" | "knowledge" | "context" | "instructions";

/** Closed list of entity types; near-synonyms fold in, anything else is `other`. `self` is the person of the scope. */
export const entityTypes = [
  "self",
  "person",
  "organisation",
  "project",
  "location",
  "animal",
  "product",
  "event",
  "topic",
  "other",
] as const;
export type EntityType = (typeof entityTypes)[number];

/** Flat map of dimensions, as in the guide: `{ user: "u1" }`. */
export type Scope = Readonly<Record<string, string>>;

export type TurnRole = "user" | "assistant" | "system" | "tool";

/** A quoted span of a turn. Offsets are UTF-16 code units of the turn's content: `content.slice(start, end) === text`. */
export interface Quote {
  start: number;
  end: number;
  text: string;
}

/** Half-open interval of world time; `until` null means still true as far as known. */
export interface WorldInterval {
  validFrom: Date;
  validUntil: Date | null;
}

export type CloseReason = "superseded" | "ended" | "expired" | "corrected" | "forgotten";

export interface EntityRef {
  id: string;
  type: EntityType;
  name: string;
}

/** One remembered fact as a reader sees it. Dates are instants; see WorldInterval for the world interval. */
export interface AttributeView extends WorldInterval {
  id: string;
  entity: EntityRef;
  key: string;
  value: string;
  category: Category;
  confidence: number;
  /** 0..1 ranking weight after ageing. */
  importance: number;
  knownFrom: Date;
  knownUntil: Date | null;
  closeReason: CloseReason | null;
  /** Id of the row that holds what came after in the world, if anything did. */
  supersededBy: string | null;
  /** Ids of the rows that this one came after. */
  supersedes: string[];
  /** Id of the row that replaced this one because we learnt better. */
  revisedBy: string | null;
  /** How many statements support the value. */
  statedCount: number;
}

/** Why a row is believed, or why it ended: the words and who said them. */
export interface EvidenceView {
  claimId: string;
  role: "supports" | "closes" | "corrects";
  source: "turn" | "person" | "operator" | "api" | "process";
  actor: string | null;
  statedAt: Date;
  turnId: string | null;
  sessionId: string | null;
  quotes: Quote[];
  derivation: string | null;
  confidence: number;
}

export interface AttributeHistoryEntry extends AttributeView {
  evidence: EvidenceView[];
}

/** One live relation, seen from its subject. */
export interface RelationView extends WorldInterval {
  id: string;
  label: string;
  object: EntityRef;
  knownFrom: Date;
}

/** An entity with what is believed of it now. */
export interface EntityView extends EntityRef {
  isSelf: boolean;
  aliases: string[];
  attributes: AttributeView[];
  relations: RelationView[];
}

export interface ProfileSections {
  self: AttributeView[];
  others: AttributeView[];
  current: AttributeView[];
  preferences: AttributeView[];
  instructions: AttributeView[];
}

/** What goes into every prompt. `summary` is '' when nothing is known. */
export interface Profile {
  summary: string;
  attributes: AttributeView[];
  sections: ProfileSections;
  /** Estimated tokens of `summary`. */
  tokens: number;
}

/** One recalled turn or fact, best first. */
export interface RecallItem {
  kind: "turn" | "attribute";
  /** Turn id or attribute id. */
  id: string;
  text: string;
  role: TurnRole | null;
  statedAt: Date;
  sessionId: string | null;
  turnId: string | null;
  rank: number;
  score: number;
  /** Parts of the score by name, for the recall lab. */
  signals: Record<string, number>;
}

/** The context block for one question. `formatted` is '' when nothing is relevant. */
export interface RecalledContext {
  formatted: string;
  items: RecallItem[];
  tokens: number;
  durationMs: number;
  /** Whether embeddings took part in the search, or why not; absent where none are configured. */
  semantic?: "used" | "late" | "failed";
}

/** One relation in names: "self", "works_at", "Acme Corp". */
export interface RelationStatement {
  subject: string;
  label: string;
  object: string;
}

/** What one turn, or one action, changed. */
export interface ChangeView {
  kind: "remembered" | "updated" | "ended" | "contested" | "quarantined";
  entity: EntityRef;
  key: string;
  value: string | null;
  previousValue: string | null;
  category: Category;
  attributeId: string | null;
  claimIds: string[];
}

export interface TurnView {
  id: string;
  sessionId: string;
  seq: number;
  role: TurnRole;
  content: string;
  statedAt: Date;
  recordedAt: Date;
  extraction: "none" | "pending" | "done" | "failed";
}

/** Source of time; tests and demo data run it through weeks. */
export interface Clock {
  now(): Date;
}
