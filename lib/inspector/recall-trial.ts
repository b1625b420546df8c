import type { RecalledContext, RecallItem, Scope } from "../memory/types.ts";
import { memory } from "../memory-instance.ts";

export interface RecallTrial {
  profile: { text: string; tokens: number; milliseconds: number };
  context: {
    text: string;
    tokens: number;
    milliseconds: number;
    items: RecallItem[];
    semantic: RecalledContext["semantic"];
  };
  /** Found just below the cut, with nothing else changed. */
  below: RecallItem[];
}

export interface RecallSettings {
  query: string;
  topK: number;
  maxTokens: number;
}

/** What the model would be given for a question now. Nothing is recorded. Dates become ISO strings on the wire. */
export async function tryRecall(scope: Scope, { query, topK, maxTokens }: RecallSettings): Promise<RecallTrial> {
  const started = performance.now();
  const profile = await memory().profile({ scope });
  const profileMs = performance.now() - started;
  const context = await memory().context({ scope, query, topK, maxTokens });
  const wider = await memory().context({ scope, query, topK: Math.min(topK + 10, 50), maxTokens: 100_000 });
  const given = new Set(context.items.map(({ kind, id }) => `${kind} ${id}`));
  return {
    profile: { text: profile.summary, tokens: profile.tokens, milliseconds: Math.round(profileMs * 10) / 10 },
    context: {
      text: context.formatted,
      tokens: context.tokens,
      milliseconds: context.durationMs,
      items: context.items,
      semantic: context.semantic,
    },
    below: wider.items.filter(({ kind, id }) => !given.has(`${kind} ${id}`)).slice(0, 10),
  };
}
