/** Runs once when the server starts: a bad environment stops it here, and turns begin to be read. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env.ts");
  if (env().EXTRACTION_WORKER === "separate") return;
  const { startExtractionWorker } = await import("@/lib/extraction-worker.ts");
  await startExtractionWorker();
}
