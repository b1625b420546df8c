import type { Stretch } from "../belief/types.ts";
import type { KeyClaims } from "../store/keys.ts";
import type { OverdueClaim } from "../store/retention.ts";
import { foldAttributes, foldRelations } from "../write/refold.ts";

interface Around {
  keys: readonly KeyClaims[];
  /** Claims whose meaning depends on earlier words of their session. */
  dependents: readonly { id: string; sessionId: string }[];
  now: number;
  identify: (value: string) => string;
}

/**
 * Of the overdue claims those that can go without changing anything else: nothing that was over or wrong is believed
 * again, nothing that rests on a younger statement is lost or means something else. The others wait until what leans
 * on them is overdue as well.
 */
export function expendable(overdue: readonly OverdueClaim[], { keys, dependents, now, identify }: Around): string[] {
  let going = new Set(overdue.map(({ id }) => id));
  for (;;) {
    const explained = new Set(dependents.filter(({ id }) => !going.has(id)).map(({ sessionId }) => sessionId));
    const next = new Set(
      overdue
        .filter(({ id, sessionId }) => going.has(id) && (sessionId === null || !explained.has(sessionId)))
        .map(({ id }) => id),
    );
    for (const key of keys) {
      if (!key.claims.some(({ id }) => next.has(id)) || changesNothingElse(key, next, { now, identify })) continue;
      for (const { id } of key.claims) next.delete(id);
    }
    if (next.size === going.size) return [...next];
    going = next;
  }
}

function changesNothingElse(
  key: KeyClaims,
  going: ReadonlySet<string>,
  { now, identify }: Pick<Around, "now" | "identify">,
): boolean {
  const left = { ...key, claims: key.claims.filter(({ id }) => !going.has(id)) };
  return [foldAttributes, foldRelations].every((foldOf) => {
    const before = byIdentity(foldOf(key, identify));
    const after = byIdentity(foldOf(left, identify));
    const gainsNothing = [...after].every(([identity, stretches]) =>
      instants(stretches, before.get(identity)).every(
        (at) => !holding(stretches, at) || holding(before.get(identity), at),
      ),
    );
    const losesNothing = [...before].every(([identity, stretches]) => {
      const resting = stretches.filter(({ supports }) => supports.some((id) => !going.has(id)));
      return [now, ...instants(resting)]
        .filter((at) => at >= now)
        .every((at) => !holding(resting, at) || holding(after.get(identity), at));
    });
    return gainsNothing && losesNothing;
  });
}

function byIdentity(stretches: readonly Stretch[]): Map<string, Stretch[]> {
  return Map.groupBy(
    stretches.filter(({ hidden, corrected }) => !hidden && corrected === null),
    ({ identity }) => identity,
  );
}

/** Between two of these nothing changes. */
function instants(...lists: (readonly Stretch[] | undefined)[]): number[] {
  return lists.flatMap((list = []) =>
    list.flatMap(({ validFrom, validUntil }) => (validUntil === null ? [validFrom] : [validFrom, validUntil])),
  );
}

function holding(stretches: readonly Stretch[] = [], at: number): boolean {
  return stretches.some(({ validFrom, validUntil }) => validFrom <= at && (validUntil === null || validUntil > at));
}
