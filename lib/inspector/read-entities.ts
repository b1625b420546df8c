import { db } from "../db.ts";
import { memory } from "../memory-instance.ts";
import type { InspectedPerson } from "./person.ts";
import { type ShownEntity, shownEntities } from "./person-memory.ts";
import { turnSources } from "./store/sources.ts";

/** Everything that is or was believed of a person, now or as it was known at `asOf`, with the words behind it. */
export async function readEntities(
  person: InspectedPerson,
  { now, asOf, revealed }: { now: Date; asOf?: Date; revealed: boolean },
): Promise<ShownEntity[]> {
  const histories = await memory().entities.histories({ scope: person.scope, asOf });
  const turnIds = histories.flatMap(({ entries }) =>
    entries.flatMap(({ evidence }) => evidence.flatMap(({ turnId }) => (turnId === null ? [] : [turnId]))),
  );
  const sources = await turnSources(db(), {
    scopeId: person.scopeId,
    personId: person.id,
    turnIds: [...new Set(turnIds)],
  });
  return shownEntities(histories, { sources, now: asOf ?? now, revealed });
}
