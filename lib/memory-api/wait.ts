const pollMs = 40;

/** Asks again and again until the answer is yes; false when the time is up or the caller has gone. */
export async function waitUntil(
  isSo: () => Promise<boolean>,
  { ms, signal }: { ms: number; signal: AbortSignal },
): Promise<boolean> {
  const deadline = performance.now() + ms;
  for (;;) {
    if (await isSo()) return true;
    if (signal.aborted || performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
