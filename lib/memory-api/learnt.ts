import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { ChangeView, Scope } from "@/lib/memory/types.ts";
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

/** The diff of one turn in the form of spec §5.1. */
export async function extractionResult(
  prisma: Pick<PrismaClient, "entity" | "evidence">,
  turn: { contextId: string; scope: Scope; turnId: string },
  changes: readonly ChangeView[],
) {
  const owner = scopeId(turn.contextId, scopeKey(turn.scope));
  const named = new Map(changes.map((change) => [change.entity.id, change]));
  const [before, relations] = await Promise.all([
    prisma.entity.findMany({
      where: { scopeId: owner, id: { in: [...named.keys()] }, claims: { some: { turnId: { not: turn.turnId } } } },
      select: { id: true },
    }),
    prisma.evidence.findMany({
      where: { scopeId: owner, role: "supports", relation: { forgottenAt: null }, claim: { turnId: turn.turnId } },
      select: { relation: { select: { label: true, subject: true, object: true } } },
    }),
  ]);
  const known = new Set(before.map(({ id }) => id));
  const live = changes.filter(({ kind }) => kind === "remembered" || kind === "updated");
  return {
    turnId: turn.turnId,
    entities: [...named.values()].map(({ entity, category }) => ({
      id: entity.id,
      entityType: entity.type,
      name: entity.name,
      memoryCategory: category,
      isNew: !known.has(entity.id),
    })),
    attributes: live.flatMap(({ attributeId, entity, key, value, category }) =>
      attributeId === null || value === null || category === "instructions"
        ? []
        : [{ id: attributeId, entityId: entity.id, key, value, memoryCategory: category }],
    ),
    relations: relations.flatMap(({ relation }) =>
      relation === null
        ? []
        : [
            {
              subject: relation.subject.name,
              label: relation.label,
              object: relation.object.name,
              memoryCategory: "identity" as const,
            },
          ],
    ),
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
