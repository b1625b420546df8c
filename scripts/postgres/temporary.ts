import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPlace, type Place } from "./place.ts";
import { createCluster, startServer, stopAbandoned } from "./server.ts";

const prefix = "palimpsest-postgres-";

/**
 * A PostgreSQL of its own under the system's temporary directory, for tests and measurements: fast and not durable.
 * `stop` removes it. Its `url` names the maintenance database.
 */
export async function startTemporaryPostgres(settings: Record<string, string> = {}) {
  const place = findPlace();
  await removeAbandoned(place);
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(directory, 0o711);
  const cluster = { place, data: join(directory, "data"), password: randomBytes(12).toString("hex") };
  await createCluster(cluster, { durable: false });
  const server = await startServer(cluster, { settings: { fsync: "off", max_connections: "200", ...settings } });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A process that was killed could not remove its server: the next one does. */
async function removeAbandoned(place: Place) {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (isAlive(owner)) continue;
    const directory = join(tmpdir(), name);
    const data = join(directory, "data");
    try {
      if (existsSync(join(data, "postmaster.pid"))) await stopAbandoned(place, data);
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // Another person's: theirs to remove.
    }
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
