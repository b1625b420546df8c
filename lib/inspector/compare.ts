import type { ShownEntity, ShownFact } from "./person-memory.ts";

export interface Difference {
  entityId: string;
  entityName: string | null;
  isSelf: boolean;
  key: string;
  /** Null: it did not hold at that time. */
  before: string | null;
  after: string | null;
  kind: "new" | "changed" | "gone";
}

/** What held then and what holds now, where the two differ; values of one key side by side. */
export function differences(then: readonly ShownEntity[], now: readonly ShownEntity[]): Difference[] {
  const lines = new Map<string, { entity: ShownEntity; key: string; before: ShownFact[]; after: ShownFact[] }>();
  for (const [side, entities] of [
    ["before", then],
    ["after", now],
  ] as const) {
    for (const entity of entities) {
      for (const { key, current } of entity.keys) {
        const id = `${entity.id} ${key}`;
        const line = lines.get(id) ?? { entity, key, before: [], after: [] };
        line[side].push(...current.filter(({ state }) => state === "live"));
        lines.set(id, line);
      }
    }
  }
  return [...lines.values()].flatMap((line) => {
    const { entity, key } = line;
    const gone = without(line.before, line.after);
    const come = without(line.after, line.before);
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
      const [was, is] = [gone[index], come[index]];
      return {
        entityId: entity.id,
        entityName: entity.name,
        isSelf: entity.isSelf,
        key,
        before: was?.value ?? null,
        after: is?.value ?? null,
        kind: was && is ? ("changed" as const) : was ? ("gone" as const) : ("new" as const),
      };
    });
  });
}

/** The rows may have been written anew meanwhile; what counts is the value, or when that is masked the beginning. */
function without(facts: readonly ShownFact[], others: readonly ShownFact[]): ShownFact[] {
  const same = (a: ShownFact, b: ShownFact) =>
    a.id === b.id || (a.value === b.value && a.validFrom.getTime() === b.validFrom.getTime());
  return facts.filter((fact) => !others.some((other) => same(fact, other)));
}
