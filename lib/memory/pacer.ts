import { setImmediate } from "node:timers/promises";

/** Milliseconds of work after which others get their turn. */
const longestStretch = 20;

/** For loops over what people send, however much: awaited in each round, it lets others on the event loop now and then. */
export function pacer(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestStretch) return;
    await setImmediate();
    began = performance.now();
  };
}
