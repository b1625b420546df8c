import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { peerAddressHeader, stampPeerAddresses } from "./peer-address.ts";

test("a request carries the address of its socket under a name no client can guess", async () => {
  stampPeerAddresses();
  const name = peerAddressHeader() ?? "";
  expect(name).toMatch(/^x-peer-[0-9a-f]{24}$/);
  let received: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    received = request.headers;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}`, { headers: { "x-forwarded-for": "6.6.6.6", [name]: "6.6.6.6" } });
  server.close();
  expect(received[name]).toBe("127.0.0.1");
});
