import type { RetentionReport, RetentionRule } from "./lifecycle/retention.ts";
import type {
  AttributeHistoryEntry,
  AttributeView,
  Category,
  ChangeView,
  EntityType,
  EntityView,
  EvidenceView,
  Profile,
  RecalledContext,
  RelationStatement,
  Scope,
  TurnRole,
  TurnView,
} from "./types.ts";

/** Belief time: the state as it was known at that instant. World time: what was true at that instant. Default now. */
export interface TimeFilter {
  asOf?: Date;
  at?: Date;
}

/** Message of the engine-driven shape; the first carries the scope's user as metadata, as in the guide. */
export interface AgentMessage {
  role: TurnRole;
  content: string;
  user_id?: string;
}

export type AgentFn = (messages: AgentMessage[]) => Promise<string> | string;

export interface TurnInput {
  role: TurnRole;
  content: string;
  /** When it was said; default the engine's clock. */
  statedAt?: Date;
  /** Caller's id of the turn: recording it twice is the same as once. Default: a hash of session, time and content. */
  id?: string;
  /** Wait for the extraction and return what it changed. */
  wait?: boolean;
  /** "none" stores the turn without reading it for facts. */
  infer?: "full" | "none";
}

export interface RecordedTurn extends TurnView {
  /** Present when `wait` was asked for. */
  changes?: ChangeView[];
}

export interface ContextQuery extends TimeFilter {
  query: string;
  /** Items at most; default 10, clamped to 1..50. */
  topK?: number;
  /** Budget of `formatted` in estimated tokens; default 800. */
  maxTokens?: number;
  /** Stable ids of turns already in the model's window. */
  skip?: readonly string[];
}

export interface Session {
  readonly id: string;
  context(query: ContextQuery): Promise<RecalledContext>;
  turn(turn: TurnInput): Promise<RecordedTurn>;
  /** Engine-driven shape; needs `agentFn`. When it throws, nothing is recorded and the error surfaces. */
  chat(message: { content: string }): Promise<{ response: string; changes: ChangeView[] }>;
  turns(page?: { limit?: number; offset?: number }): Promise<TurnView[]>;
  close(): Promise<void>;
}

/** What a turn would teach. Ids of rows that would be new belong to nothing. */
export interface TurnPreview {
  changes: ChangeView[];
  relations: RelationStatement[];
  /** Of the entities in `changes`, those that nothing was known of. */
  newEntityIds: string[];
}

/** A fact as data: `value` of a key, or `target` of a relation. Entity "self" is the person. */
export interface FactStatement {
  entity: { type: EntityType; name: string };
  key: string;
  value?: string;
  target?: { type: EntityType; name: string };
  /** Default: that of the key. */
  category?: Exclude<Category, "instructions">;
}

/** `refused`: statements, by index, that the gate keeps out, or whose value was forgotten; they leave no row. */
export interface StatedFacts {
  claimIds: string[];
  changes: ChangeView[];
  refused: { index: number; reason: string }[];
}

/** Who does it and why; kept in the audit. */
export interface Actor {
  kind: "user" | "operator" | "key" | "process";
  id: string;
  reason?: string;
}

/** What to forget: exactly one of these. */
export type ForgetTarget =
  | { attributeId: string }
  | { entityId: string }
  | { turnId: string }
  | { sessionId: string }
  | { query: string }
  | { everything: true };

/** What a forget would take, or took. */
export interface ForgetReport {
  mode: "preview" | "soft" | "purge";
  attributes: { id: string; entity: string; key: string; value: string }[];
  turns: number;
  claims: number;
  recalls: number;
  /** After the fact: how many places still held a forgotten value when they were searched. 0 is the only good answer. */
  probes?: { place: string; remaining: number }[];
}

/** A proposal that `alias` is a second name of the entity. */
export interface AliasView {
  entity: { id: string; type: string; name: string };
  alias: string;
  kind: string;
}

/** `changed` are single-valued keys whose value is another one. */
export interface MemoryDiff {
  added: AttributeView[];
  removed: AttributeView[];
  changed: { before: AttributeView; after: AttributeView }[];
}

export interface Memory {
  readonly contextId: string;
  sessions: {
    create(input: {
      scope: Scope;
      agentFn?: AgentFn;
      metadata?: Record<string, unknown>;
      id?: string;
    }): Promise<Session>;
    /** No request is made. With `scope`, every query also names the owner; without it the session's own scope is looked up. */
    open(id: string, options?: { scope?: Scope; agentFn?: AgentFn }): Session;
  };
  scopes: {
    /** Makes a scope known before its first use; the first session does so too. */
    register(input: { scope: Scope }): Promise<void>;
  };
  profile(input: { scope: Scope; maxTokens?: number } & TimeFilter): Promise<Profile>;
  /** Query-driven block over the whole scope, as session.context gives it. */
  context(input: { scope: Scope } & ContextQuery): Promise<RecalledContext>;
  entities: {
    list(input: { scope: Scope; type?: EntityType } & TimeFilter): Promise<EntityView[]>;
    get(input: { scope: Scope; type: EntityType; name: string } & TimeFilter): Promise<EntityView | null>;
    /** Every stretch of belief of one key, newest first, with the words behind each. Current belief, or as of a time. */
    history(input: {
      scope: Scope;
      type: EntityType;
      name: string;
      key: string;
      asOf?: Date;
    }): Promise<AttributeHistoryEntry[]>;
    /** The same for all keys of all entities at once: the inspector's view of a person. */
    histories(input: {
      scope: Scope;
      asOf?: Date;
    }): Promise<{ entity: EntityView; entries: AttributeHistoryEntry[] }[]>;
    delete(input: { scope: Scope; type: EntityType; name: string; actor: Actor }): Promise<void>;
    /** Names that may belong to one entity; nothing is merged until a person says so. */
    aliases(input: { scope: Scope }): Promise<AliasView[]>;
    /** `from` is a second name of `into`: what was said of either is folded together. */
    merge(input: { scope: Scope; from: string; into: string; actor: Actor }): Promise<void>;
    /** Takes the merge of `from` back. */
    unmerge(input: { scope: Scope; from: string; actor: Actor }): Promise<void>;
  };
  /** What changed between two belief times. */
  diff(input: { scope: Scope; from: Date; to?: Date }): Promise<MemoryDiff>;
  /** What turns would teach if they were said now, in their order. Nothing is written. */
  preview(input: {
    scope: Scope;
    sessionId?: string;
    turns: Pick<TurnInput, "role" | "content" | "statedAt">[];
  }): Promise<TurnPreview[]>;
  facts: {
    /** Writes facts that come as data, without words to quote; at most 200, all in one step. */
    state(input: {
      scope: Scope;
      statements: FactStatement[];
      actor: Actor;
      statedAt?: Date;
      /** A turn of the scope that they belong to: deleting it takes them back. */
      turnId?: string;
    }): Promise<StatedFacts>;
    /** What claims changed, as far as it stands today. */
    changes(input: { scope: Scope; claimIds: string[] }): Promise<ChangeView[]>;
    /** A person's or operator's correction: a claim at its own time. */
    correct(input: { scope: Scope; attributeId: string; value: string; actor: Actor }): Promise<ChangeView[]>;
    /** Takes claims back as if never made; what they had replaced is current again. */
    withdraw(input: { scope: Scope; claimIds: string[]; actor: Actor }): Promise<void>;
    /** Contested or quarantined claims that wait for a ruling. */
    pending(input: {
      scope: Scope;
    }): Promise<(ChangeView & { verdict: "contested" | "quarantined"; reason: string | null })[]>;
    resolve(input: { scope: Scope; claimId: string; accept: boolean; actor: Actor }): Promise<ChangeView[]>;
    /** The words behind the facts, by attribute id; ids of other scopes are passed over. */
    evidence(input: { scope: Scope; attributeIds: string[] }): Promise<Map<string, EvidenceView[]>>;
    /** Notes that facts were put into an answer: use keeps their importance from fading. */
    used(input: { scope: Scope; attributeIds: string[] }): Promise<void>;
  };
  forget: {
    preview(input: { scope: Scope; target: ForgetTarget }): Promise<ForgetReport>;
    soft(input: { scope: Scope; target: ForgetTarget; actor: Actor }): Promise<ForgetReport>;
    purge(input: { scope: Scope; target: ForgetTarget; actor: Actor }): Promise<ForgetReport>;
  };
  turns: {
    /** As if never said: its claims are withdrawn, what they had replaced is current again. Content is kept unless purged. */
    withdraw(input: { scope: Scope; turnIds: string[]; purge?: boolean; actor: Actor }): Promise<void>;
  };
  /** Takes back what the rules name, in every scope of the context; see lifecycle/retention.ts. */
  retain(rules: readonly RetentionRule[]): Promise<RetentionReport>;
  /** What turns taught the memory, by turn id; turns still pending are absent. */
  learned(input: { scope: Scope; turnIds: string[] }): Promise<Map<string, ChangeView[]>>;
  /** Resolves when no turn of the scope waits for extraction. */
  settled(input: { scope: Scope }): Promise<void>;
}
