import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { databaseUrl, onServer } from "./on-server.ts";
import { findPlace } from "./place.ts";
import { createCluster, type RunningServer, startServer, stopAbandoned } from "./server.ts";

const directory = mkdtempSync(join(tmpdir(), "palimpsest-server-"));
chmodSync(directory, 0o711);
const cluster = { place: findPlace(), data: join(directory, "data"), password: "it's a secret" };
let server: RunningServer | undefined;

const pidFile = join(cluster.data, "postmaster.pid");
const leader = () => Number(readFileSync(pidFile, "utf8").split("\n")[0]);
const start = async () => {
  server = await startServer(cluster, { settings: { fsync: "off" } });
  return server;
};

afterEach(() => server?.stop().catch(() => {}));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the clone's own PostgreSQL", () => {
  it("survives the process that started it, and is taken over by the next", async () => {
    await createCluster(cluster, { durable: false });
    const first = await start();
    expect(first.takenOver).toBe(false);
    await onServer(first.url, "CREATE DATABASE kept");
    const second = await start();
    expect(second).toMatchObject({ takenOver: true, port: first.port });
    await onServer(databaseUrl(second.url, "kept"), "SELECT 1");
  });

  it("recovers after kill -9 with what was committed", async () => {
    const first = await start();
    await onServer(databaseUrl(first.url, "kept"), "CREATE TABLE said (word text)", "INSERT INTO said VALUES ('x')");
    process.kill(leader(), "SIGKILL");
    const second = await start();
    expect(second.takenOver).toBe(false);
    await onServer(databaseUrl(second.url, "kept"), "SELECT 1 / count(*) FROM said");
  });

  it("is not fooled by a pid file whose number now belongs to another program", async () => {
    const first = await start();
    const lines = readFileSync(pidFile, "utf8").split("\n");
    await first.stop();
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"), { mode: 0o600 });
    expect((await start()).takenOver).toBe(false);
  });

  it("takes the next port when the usual one is taken", async () => {
    const first = await start();
    const other = { ...cluster, data: join(directory, "other") };
    await createCluster(other, { durable: false });
    const second = await startServer(other, { preferredPort: first.port });
    await stopAbandoned(other.place, other.data);
    expect(second.port).toBeGreaterThan(first.port);
  });

  it("says that it could not be started, and what the server said", async () => {
    const other = { ...cluster, data: join(directory, "other") };
    await expect(startServer(other, { settings: { max_connections: "none" } })).rejects.toThrow(
      /PostgreSQL could not be started[\s\S]*invalid value for parameter "max_connections"/,
    );
  });
});
