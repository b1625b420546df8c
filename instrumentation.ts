/** Runs once when the server starts: a bad environment stops it here, what a crash left is put right, turns are read. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env.ts");
  env();
  const { stampPeerAddresses } = await import("@/lib/http/peer-address.ts");
  stampPeerAddresses();
  const { startSweeping } = await import("@/lib/chat/sweep.ts");
  const { chatServices } = await import("@/lib/chat/process-services.ts");
  const services = chatServices();
  startSweeping(services);
  // The first answer of a process would else pay for connections and first calls out of memory's 300 ms.
  const nobody = { scope: { user: "warm-up" } };
  void Promise.all([
    services.memory.profile(nobody),
    services.memory.context({ ...nobody, query: "where do I work" }),
  ]).catch(() => {});
  if (env().EXTRACTION_WORKER === "separate") return;
  const { startExtractionWorker } = await import("@/lib/extraction-worker.ts");
  await startExtractionWorker();
}
