import type { ContextQuery } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import { guardTurn } from "../gate/guard.ts";
import type { RecalledContext } from "../types.ts";
import { defaultContextTokens, formatContext } from "./format.ts";
import { search } from "./search.ts";
import { defaultSemanticMs, findNearby } from "./semantic.ts";

const maxItems = 50;

/** The query-driven block of a scope: what was said and is known that bears on the question. '' when nothing does. */
export async function recallContext(
  engine: Engine,
  {
    query,
    topK = 10,
    maxTokens = defaultContextTokens,
    skip = [],
    asOf,
    at,
    scopeId,
    sessionId,
    byWordsAlone = false,
  }: ContextQuery & {
    scopeId: string;
    sessionId?: string;
    /** Leaves embeddings out, for who must get the same answer every time. */
    byWordsAlone?: boolean;
  },
): Promise<RecalledContext> {
  if (typeof query !== "string") throw new MemoryError("invalid", "A context needs a query string.");
  const started = performance.now();
  const now = asOf ?? engine.now();
  const { embedder, semanticMs = defaultSemanticMs } = engine.options;
  const semantic =
    embedder && !byWordsAlone && query.trim() !== ""
      ? findNearby(
          engine.prisma,
          { embedder, withinMs: semanticMs },
          { scopeId, text: query, at: at ?? now, facts: true, ...(asOf ? { asOf } : {}) },
        )
      : undefined;
  const found = await search(engine.prisma, {
    scopeId,
    query,
    topK: Math.max(1, Math.min(maxItems, Math.trunc(topK))),
    now,
    skip,
    // What slipped in before a gate knew the trick is still not injected.
    admit: (text, role) => guardTurn(text, role).decision === "allow",
    ...(at ? { at } : {}),
    ...(asOf ? { asOf } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...(semantic ? { semantic } : {}),
  });
  const { formatted, tokens, items } = formatContext(found, { maxTokens });
  return {
    formatted,
    items,
    tokens,
    durationMs: Math.round(performance.now() - started),
    ...(semantic ? { semantic: (await semantic).state } : {}),
  };
}
