import { db } from "../db.ts";
import { memory } from "../memory-instance.ts";
import type { InspectedPerson } from "./person.ts";
import { type ShownEntity, shownEntities } from "./person-memory.ts";
import { givenTo } from "./store/given.ts";
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
  const owner = { scopeId: person.scopeId, personId: person.id };
  const [sources, given] = await Promise.all([
    turnSources(db(), { ...owner, turnIds: [...new Set(turnIds)] }),
    givenTo(db(), owner),
  ]);
  return shownEntities(histories, { sources, given, now: asOf ?? now, revealed });
}
