import { createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort } from "./free-port.ts";

async function occupied<Result>(host: string | undefined, use: (port: number) => Promise<Result>) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
  const address = server.address();
  try {
    return await use(typeof address === "object" && address ? address.port : 0);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

it.each(["127.0.0.1", "0.0.0.0", "::", undefined])("goes past a port that is taken on %s", async (host) => {
  await occupied(host, async (port) => expect(await freePort(port)).toBeGreaterThan(port));
});

it("takes the port that is asked for when it is free", async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
});
