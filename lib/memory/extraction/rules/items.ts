import { isBoundary } from "./boundary.ts";
import { chunk } from "./chunks.ts";
import { pastAdjunct } from "./clause.ts";
import type { Match, Span } from "./pattern.ts";
import type { Token } from "./tokens.ts";
import { conjunctions } from "./words.ts";

interface List {
  /** The slot that goes on. */
  slot: string;
  tokens: readonly Token[];
  limit: number;
  /** Whether a clause of its own begins at this token. */
  endsBefore: (at: number) => boolean;
}

const mostItems = 12;

/** The name of one item is not the name of the next: "a horse, Pepper, and a brother". */
function unnamed({ name: _name, ...others }: Match["slots"]): Match["slots"] {
  return others;
}

/** The matched item and those that go on after it: "falafel, tacos and matcha". */
export function itemsOf(match: Match, { slot, tokens, limit, endsBefore }: List): Match[] {
  const items = [match];
  const first = match.slots[slot];
  if (!first || match.to - first.to > 3) return items;
  let at = match.to;
  while (items.length < mostItems) {
    at = pastAdjunct(tokens, at, limit);
    let next = at;
    while (next < limit && next - at < 2 && joins(tokens[next])) next += 1;
    if (next === at || !joins(tokens[next - 1]) || next >= limit || endsBefore(next)) break;
    const to = chunk("np", tokens, next, limit)[0];
    if (!to || (to === next + 1 && tokens[next]?.tags.has("Adverb")) || !mayEnd(tokens, to, limit)) break;
    const named = match.slots.name && slot !== "name" ? nameBehind(tokens, to, limit) : null;
    const slots = { ...unnamed(match.slots), [slot]: { from: next, to }, ...(named ? { name: named } : {}) };
    at = named?.to ?? to;
    items.push({ ...match, to: at, slots });
  }
  return items;
}

const joins = (token: Token | undefined) => token?.norm === "," || conjunctions.has(token?.norm ?? "");

/** Whether an item may end here: otherwise the words go on to something that is no list. */
function mayEnd(tokens: readonly Token[], at: number, limit: number): boolean {
  return (
    at >= limit ||
    isBoundary(tokens[at]) ||
    /^(?:too|lol|btw|daily|now|as|so|very|both|please|every|all|in|on|at|for|with|when|these)$/.test(
      tokens[at]?.norm ?? "",
    )
  );
}

/** "…, and a brother, Eirik": the name that stands behind an item. */
function nameBehind(tokens: readonly Token[], at: number, limit: number): Span | null {
  const name = tokens[at + 1];
  const alone = at + 2 >= limit || isBoundary(tokens[at + 2]);
  return tokens[at]?.norm === "," && at + 1 < limit && name?.word && name.capital && name.norm !== "i" && alone
    ? { from: at + 1, to: at + 2 }
    : null;
}
