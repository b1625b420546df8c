import type { MemoryDiff } from "../api.ts";
import type { Engine } from "../engine.ts";
import { MemoryError } from "../errors.ts";
import { liveAttributes } from "../store/views.ts";
import type { AttributeView } from "../types.ts";
import { definitionOf } from "../vocabulary.ts";

/** What was believed and true at `to` against what was at `from`. */
export async function diffBeliefs(
  engine: Engine,
  { scopeId, from, to }: { scopeId: string; from: Date; to: Date },
): Promise<MemoryDiff> {
  if (from > to) throw new MemoryError("invalid", "The first date of a comparison must not be after the second.");
  const [before, after] = await Promise.all(
    [from, to].map((asOf) => liveAttributes(engine.prisma, { scopeId, asOf, at: asOf })),
  );
  return compare(before ?? [], after ?? []);
}

function compare(before: readonly AttributeView[], after: readonly AttributeView[]): MemoryDiff {
  const valuesBefore = new Set(before.map(factKey));
  const valuesAfter = new Set(after.map(factKey));
  const gone = before.filter((attribute) => !valuesAfter.has(factKey(attribute)));
  const fresh = after.filter((attribute) => !valuesBefore.has(factKey(attribute)));
  const changed = fresh.flatMap((one) => {
    if (definitionOf(one.key).cardinality === "many") return [];
    const replaced = gone.find((other) => slot(other) === slot(one));
    return replaced ? [{ before: replaced, after: one }] : [];
  });
  const paired = new Set(changed.flatMap((pair) => [pair.before, pair.after]));
  return {
    added: fresh.filter((attribute) => !paired.has(attribute)),
    removed: gone.filter((attribute) => !paired.has(attribute)),
    changed,
  };
}

function slot({ entity, key }: AttributeView): string {
  return `${entity.id} ${key}`;
}

function factKey(attribute: AttributeView): string {
  return `${slot(attribute)} ${attribute.value}`;
}
