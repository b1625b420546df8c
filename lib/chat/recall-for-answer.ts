import type { Memory } from "@/lib/memory/api.ts";
import { formatContext } from "@/lib/memory/recall/format.ts";
import type { AttributeView, Profile, RecalledContext, RecallItem, Scope } from "@/lib/memory/types.ts";
import { type Outcome, withinDeadline } from "./deadline.ts";
import type { RecalledItem } from "./store/recalls.ts";

const itemsInPrompt = 8;
// Turns that are in the window anyway fall out after the search, so more are asked for than are shown.
const itemsAskedFor = 24;
const contextTokens = 800;

/** What memory brought to one answer, before the conversation's own window is known. */
export interface Recollection {
  profile: Outcome<Profile>;
  context: Outcome<RecalledContext>;
  durationMs: number;
}

/** Reads profile and context side by side; what is not there after `deadlineMs` is answered without. Never rejects. */
export async function recollect(
  memory: Memory,
  ask: { scope: Scope; sessionId: string | null; query: string; deadlineMs: number },
): Promise<Recollection> {
  const started = performance.now();
  const { scope, query } = ask;
  const search = { query, topK: itemsAskedFor, maxTokens: contextTokens * 3 };
  const [profile, context] = await Promise.all([
    withinDeadline(
      attempt(() => memory.profile({ scope })),
      ask.deadlineMs,
    ),
    withinDeadline(
      attempt(() =>
        ask.sessionId
          ? memory.sessions.open(ask.sessionId, { scope }).context(search)
          : memory.context({ scope, ...search }),
      ),
      ask.deadlineMs,
    ),
  ]);
  return { profile, context, durationMs: performance.now() - started };
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value> {
  return work();
}

/** What goes into the prompt, and the list of it for the person. `failure` says why memory or a part of it is missing. */
export interface MemoryInPrompt {
  profileText: string;
  contextText: string;
  facts: AttributeView[];
  recalled: RecallItem[];
  items: RecalledItem[];
  tokens: number;
  durationMs: number;
  failure: null | "late" | "down" | "off";
  /** Whether embeddings took part in the search, or why not; null where none are configured. */
  semantic: "used" | "late" | "failed" | null;
}

export const memoryOff: MemoryInPrompt = {
  profileText: "",
  contextText: "",
  facts: [],
  recalled: [],
  items: [],
  tokens: 0,
  durationMs: 0,
  failure: "off",
  semantic: null,
};

/** Leaves out of the recalled part what the model sees anyway: turns of the window and facts of the profile. */
export function selectForPrompt(recollection: Recollection, windowTurnIds: ReadonlySet<string>): MemoryInPrompt {
  const profile = recollection.profile.state === "ready" ? recollection.profile.value : null;
  const facts = profile?.attributes ?? [];
  const inProfile = new Set(facts.filter(({ value }) => profile?.summary.includes(value)).map(({ id }) => id));
  const found = recollection.context.state === "ready" ? recollection.context.value.items : [];
  const wanted = found
    .filter(({ kind, id }) => (kind === "turn" ? !windowTurnIds.has(id) : !inProfile.has(id)))
    .slice(0, itemsInPrompt);
  const context = formatContext(wanted, { maxTokens: contextTokens });
  return {
    profileText: profile?.summary ?? "",
    contextText: context.formatted,
    facts,
    recalled: context.items,
    items: [
      ...facts.filter(({ id }) => inProfile.has(id)).map(profileItem),
      ...context.items.map((item, index) => recalledItem(item, facts.length + index)),
    ],
    tokens: (profile?.tokens ?? 0) + context.tokens,
    durationMs: Math.round(recollection.durationMs),
    failure: failureOf(recollection),
    semantic: (recollection.context.state === "ready" && recollection.context.value.semantic) || null,
  };
}

function failureOf({ profile, context }: Recollection): "late" | "down" | null {
  const states = [profile.state, context.state];
  if (states.includes("down")) return "down";
  return states.includes("late") ? "late" : null;
}

function profileItem(fact: AttributeView, rank: number): RecalledItem {
  const about = fact.entity.type === "self" ? "" : `${fact.entity.name}: `;
  return {
    kind: "attribute",
    id: fact.id,
    text: `${about}${fact.key.replaceAll("_", " ")} ${fact.value}`,
    reason: fact.category === "instructions" ? "instruction" : "profile",
    statedAt: fact.knownFrom.toISOString(),
    turnId: null,
    rank,
    score: fact.importance,
    signals: {},
  };
}

function recalledItem(item: RecallItem, rank: number): RecalledItem {
  const strongest = Object.entries(item.signals)
    .filter(([, value]) => value > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([name]) => name);
  return {
    kind: item.kind,
    id: item.id,
    text: item.text,
    reason: strongest.join(", ") || "search",
    statedAt: item.statedAt.toISOString(),
    turnId: item.turnId ?? (item.kind === "turn" ? item.id : null),
    rank,
    score: item.score,
    signals: item.signals,
  };
}
