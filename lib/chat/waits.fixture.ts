import pg from "pg";

interface Query {
  text: string;
  began: number;
  ended: number;
}

/**
 * Listens on the wire of every pg client of this process: BEGIN, COMMIT and all. Order is counted, not timed.
 * `waits()` is the longest chain of queries each of which began after the one before it had ended.
 */
export function watchTheWire() {
  const queries: Query[] = [];
  let tick = 0;
  const original = pg.Client.prototype.query;
  function query(this: pg.Client, ...input: unknown[]): unknown {
    const [first] = input;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    const seen: Query = { text: text ?? "", began: ++tick, ended: Number.POSITIVE_INFINITY };
    queries.push(seen);
    const end = () => {
      seen.ended = ++tick;
    };
    const last = input.at(-1);
    if (typeof last === "function") {
      const done = (...results: unknown[]) => {
        end();
        last(...results);
      };
      return Reflect.apply(original, this, [...input.slice(0, -1), done]);
    }
    const result: unknown = Reflect.apply(original, this, input);
    if (result instanceof Promise) result.then(end, end);
    return result;
  }
  pg.Client.prototype.query = query as typeof original;
  return {
    queries,
    /** Of the queries that began before `until`; see `now`. */
    waits(until: number): Query[][] {
      const layers: Query[][] = [];
      const depths = new Map<Query, number>();
      for (const one of queries.filter(({ began }) => began < until)) {
        const before = queries.filter(({ ended }) => ended < one.began);
        const depth = Math.max(0, ...before.map((other) => depths.get(other) ?? 0)) + 1;
        depths.set(one, depth);
        layers[depth - 1] = [...(layers[depth - 1] ?? []), one];
      }
      return layers;
    },
    now: () => ++tick,
    clear() {
      queries.length = 0;
    },
    restore() {
      pg.Client.prototype.query = original;
    },
  };
}
