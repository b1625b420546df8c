import { existsSync, mkdirSync, readFileSync, renameSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "../command.ts";
import { findPlace } from "../postgres/place.ts";
import { createCluster, type RunningServer, startServer, stopAbandoned } from "../postgres/server.ts";
import type { Secrets } from "./secrets.ts";

const usualPort = 54320;
const neededBytes = 300 * 1024 * 1024;

/** Starts the clone's own PostgreSQL, creating it on first use; its data stay where they are between runs. */
export async function startLocalDatabase(secrets: Secrets): Promise<RunningServer> {
  const place = findPlace();
  mkdirSync(place.home, { recursive: true });
  refuseFullDisk(place.home);
  const data = join(place.home, "postgres");
  const owner = join(place.home, "postgres.cluster");
  if (place.moved)
    say(`PostgreSQL may not run as root and cannot look into this directory, so its files are in ${place.home}.`);
  if (existsSync(data) && readOwner(owner) !== secrets.cluster) {
    const aside = `${data}.${new Date().toISOString().replace(/[:.]/g, "-")}`;
    if (existsSync(join(data, "postmaster.pid"))) await stopAbandoned(place, data).catch(() => {});
    renameSync(data, aside);
    say(`Found data of an earlier clone at this path and moved them to ${aside}.`);
  }
  const cluster = { place, data, password: secrets.databasePassword };
  if (!existsSync(data)) {
    say("Creating the database (first run)");
    writeFileSync(owner, secrets.cluster);
    await createCluster(cluster);
  }
  const server = await startServer(cluster, { preferredPort: usualPort });
  if (server.takenOver) say(`PostgreSQL still runs on port ${server.port}: using it`);
  else if (server.port !== usualPort) say(`Port ${usualPort} is taken: PostgreSQL runs on ${server.port}`);
  else say(`PostgreSQL runs on port ${server.port}`);
  return server;
}

function readOwner(file: string) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

function refuseFullDisk(directory: string) {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < neededBytes)
    throw new Error(
      `The disk is almost full: ${Math.floor((bavail * bsize) / 1024 / 1024)} MB are free in ${directory}, 300 MB are needed. Free some space and start again.`,
    );
}
