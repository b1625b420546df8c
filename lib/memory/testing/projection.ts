import type { Memory } from "../api.ts";

/** Everything believed of a scope now, or as of a time, without ids: what two scopes with the same story share. */
export async function projection(memory: Memory, user: string, asOf?: Date) {
  const histories = await memory.entities.histories({ scope: { user }, ...(asOf ? { asOf } : {}) });
  return histories.flatMap(({ entity, entries }) => {
    const believed = entries.filter(({ closeReason }) => closeReason !== "corrected");
    const values = new Map(believed.map(({ id, value }) => [id, value]));
    return believed
      .map((entry) => ({
        entity: `${entity.type}/${entity.name}`,
        key: entry.key,
        value: entry.value,
        from: entry.validFrom.toISOString(),
        until: entry.validUntil?.toISOString() ?? null,
        reason: entry.closeReason,
        category: entry.category,
        ...(asOf ? {} : { next: entry.supersededBy === null ? null : (values.get(entry.supersededBy) ?? "dangling") }),
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  });
}
