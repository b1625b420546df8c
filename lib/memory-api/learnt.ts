import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import { taughtBeside } from "@/lib/memory/store/taught.ts";
import type { ChangeView, RelationStatement, Scope } from "@/lib/memory/types.ts";
import type { ApiCall } from "./operation.ts";
import { waitUntil } from "./wait.ts";

/** What turns taught, by turn id, once they are all read; what is still missing when the time is up is absent. */
export async function waitForLearnt(
  { memory, services, request }: Pick<ApiCall, "memory" | "services" | "request">,
  { scope, turnIds }: { scope: Scope; turnIds: readonly string[] },
): Promise<Map<string, ChangeView[]>> {
  let learned = new Map<string, ChangeView[]>();
  const complete = async () => {
    learned = await memory.learned({ scope, turnIds: [...turnIds] });
    return learned.size >= turnIds.length;
  };
  await waitUntil(complete, { ms: services.learnWaitMs, signal: request.signal });
  return learned;
}

interface Diff {
  turnId: string | null;
  changes: readonly ChangeView[];
  relations: readonly RelationStatement[];
  newEntityIds: readonly string[];
}

/** The diff of one turn, or of claims that came without one, as it stands today. */
export async function extractionResult(
  prisma: PrismaClient,
  {
    contextId,
    scope,
    by,
  }: { contextId: string; scope: Scope; by: { turnId: string } | { claimIds: readonly string[] } },
  changes: readonly ChangeView[],
) {
  const owner = scopeId(contextId, scopeKey(scope));
  const entityIds = [...new Set(changes.map(({ entity }) => entity.id))];
  const taught = await taughtBeside(prisma, { scopeId: owner, by, entityIds });
  return shownDiff({ turnId: "turnId" in by ? by.turnId : null, changes, ...taught });
}

/** A diff in the form of spec §5.1. */
export function shownDiff({ turnId, changes, relations, newEntityIds }: Diff) {
  const named = new Map(changes.map((change) => [change.entity.id, change]));
  const live = changes.filter(({ kind }) => kind === "remembered" || kind === "updated");
  return {
    turnId,
    entities: [...named.values()].map(({ entity, category }) => ({
      id: entity.id,
      entityType: entity.type,
      name: entity.name,
      memoryCategory: category,
      isNew: newEntityIds.includes(entity.id),
    })),
    attributes: live.flatMap(({ attributeId, entity, key, value, category }) =>
      attributeId === null || value === null || category === "instructions"
        ? []
        : [{ id: attributeId, entityId: entity.id, key, value, memoryCategory: category }],
    ),
    relations: relations.map((relation) => ({ ...relation, memoryCategory: "identity" as const })),
    instructions: live.flatMap(({ attributeId, key, value, category }) =>
      attributeId === null || value === null || category !== "instructions"
        ? []
        : [{ id: attributeId, label: key, description: value }],
    ),
    uncertainties: changes.flatMap(({ kind, entity, key }) =>
      kind === "contested" || kind === "quarantined" ? [{ about: `${entity.name}: ${key}`, reason: kind }] : [],
    ),
    corrections: changes.flatMap(({ kind, entity, key, value, previousValue }) =>
      (kind === "updated" || kind === "ended") && previousValue !== null
        ? [{ entityId: entity.id, key, oldValue: previousValue, newValue: value }]
        : [],
    ),
  };
}
