import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import type { Memory } from "@/lib/memory/api.ts";
import { Spectron, type SpectronOptions } from "@/lib/memory/spectron.ts";
import { dispatchFetch, keyFor, origin, serveMemoryApi } from "./memory-api.ts";

export const clientNames = ["in-process", "over-http"] as const;
export type ClientName = (typeof clientNames)[number];

/** Opens contexts of one engine: in this process, or through the Memory API with a key for everything. */
export async function clientsOf(prisma: PrismaClient, engine: SpectronOptions, contexts: readonly string[] = ["chat"]) {
  const { spectron, faults } = serveMemoryApi(prisma, {
    engine,
    ...(engine.clock ? { now: () => engine.clock?.now() ?? new Date() } : {}),
  });
  const keys = new Map<string, string>();
  for (const contextId of contexts) keys.set(contextId, await keyFor(prisma, ["*"], { contextId }));
  return {
    /** What the server did not expect. Every test that goes over HTTP should end with none. */
    faults,
    memory(name: ClientName, contextId = "chat"): Memory {
      if (name === "in-process") return spectron.memory({ contextId });
      const apiKey = keys.get(contextId) ?? "";
      const clock = engine.clock ? { clock: engine.clock } : {};
      return new Spectron({ apiKey, endpoint: origin, fetch: dispatchFetch, ...clock }).memory({ contextId });
    },
  };
}
