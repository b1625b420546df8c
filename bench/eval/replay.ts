import { type AttributeHistoryEntry, type EntityView, Spectron } from "spectron";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";

export interface StoryTurn {
  session: number | string;
  /** When it was said, ISO 8601. Turns come in the order of delivery. */
  at: string;
  role: "user" | "assistant";
  content: string;
}

export interface PredictedFact {
  entity: "self" | { type: string; name: string };
  key: string;
  value: string;
  category: string;
}

export interface Prediction {
  id: string;
  live: PredictedFact[];
  closed: (PredictedFact & { supersededBy: string | null })[];
}

interface ReplayOptions {
  contextId?: string;
  /** Another order of delivery: the turns with their places in the story. Their dates stay. */
  deliver?: (turns: [number, StoryTurn][]) => [number, StoryTurn][];
}

/**
 * Plays conversations through the engine, each in a scope of its own. The clock stands at the time of the turn being
 * delivered, never earlier than any before; the end state is read at the latest time of the conversation.
 */
export async function replay(
  prisma: PrismaClient,
  stories: readonly { id: string; turns: readonly StoryTurn[] }[],
  { contextId = "eval", deliver = (turns) => turns }: ReplayOptions = {},
): Promise<Prediction[]> {
  let now = new Date(0);
  const memory = new Spectron({ store: prisma, clock: { now: () => now } }).memory({ contextId });
  const predictions: Prediction[] = [];
  for (const { id, turns } of stories) {
    const scope = { user: id };
    const sessions = new Map<string, Awaited<ReturnType<typeof memory.sessions.create>>>();
    now = new Date(0);
    for (const [index, turn] of deliver([...turns.entries()])) {
      const said = new Date(turn.at);
      if (said > now) now = said;
      const name = String(turn.session);
      const session = sessions.get(name) ?? (await memory.sessions.create({ scope }));
      sessions.set(name, session);
      const turnId = `${id}#${index}`;
      await session.turn({ role: turn.role, content: turn.content, statedAt: said, id: turnId, wait: true });
    }
    predictions.push({ id, ...stateAt(await memory.entities.histories({ scope }), now) });
  }
  return predictions;
}

function stateAt(
  histories: readonly { entity: EntityView; entries: AttributeHistoryEntry[] }[],
  now: Date,
): Omit<Prediction, "id"> {
  const values = new Map(histories.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry.value] as const)));
  const live: Prediction["live"] = [];
  const closed: Prediction["closed"] = [];
  for (const { entity, entries } of histories) {
    const who = entity.isSelf ? ("self" as const) : { type: entity.type, name: entity.name };
    for (const { key, value, category, knownUntil, validUntil, supersededBy, revisedBy } of entries) {
      const fact = { entity: who, key, value, category };
      const current = knownUntil === null && (validUntil === null || validUntil > now);
      if (current) live.push(fact);
      else closed.push({ ...fact, supersededBy: values.get(supersededBy ?? revisedBy ?? "") ?? null });
    }
  }
  return { live, closed };
}
