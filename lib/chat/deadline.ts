/** What became of a piece of work that was given a limited time. `down`: it failed; `late`: it had not finished. */
export type Outcome<Value> = { state: "ready"; value: Value } | { state: "late" } | { state: "down"; error: unknown };

/** Waits for `work` for `milliseconds` at most. Never rejects; late work is left to end by itself. */
export async function withinDeadline<Value>(work: Promise<Value>, milliseconds: number): Promise<Outcome<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ state: "late" }), milliseconds);
  });
  const settled = work.then(
    (value): Outcome<Value> => ({ state: "ready", value }),
    (error: unknown): Outcome<Value> => ({ state: "down", error }),
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}
