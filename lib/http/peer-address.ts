import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const shared = globalThis as typeof globalThis & { palimpsestPeerHeader?: string };

/**
 * Writes the socket's peer address into a request header with a secret name, before Next sees the request: Next only
 * keeps X-Forwarded-For, which any client can write. Runs in the process of the server.
 */
export function stampPeerAddresses(): void {
  if (shared.palimpsestPeerHeader) return;
  const header = `x-peer-${randomBytes(12).toString("hex")}`;
  shared.palimpsestPeerHeader = header;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[header] = request.socket.remoteAddress ?? "";
  });
}

/** Name of that header; undefined when nothing stamps it. */
export function peerAddressHeader(): string | undefined {
  return shared.palimpsestPeerHeader;
}
