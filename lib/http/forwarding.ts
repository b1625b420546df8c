/** What a deployment says about the way requests reach it. */
export interface Forwarding {
  /** The public address, when it was configured: `AUTH_URL`. */
  publicUrl?: string | undefined;
  /** A proxy of ours stands in front, replaces X-Forwarded-Host and -Proto, and appends to X-Forwarded-For. */
  trustedProxy: boolean;
}

/** Names of the headers that proxy.ts writes and the rest of the house reads; a client's own are overwritten. */
export const requestIdHeader = "x-request-id";
export const requestPathHeader = "x-request-path";

/** Origin under which the browser knows us. `next start` itself speaks plain http, so https is always somebody's word. */
export function publicOrigin(headers: Headers, { publicUrl, trustedProxy }: Forwarding): URL {
  if (publicUrl) return new URL(new URL(publicUrl).origin);
  const forwarded = (name: string) => (trustedProxy ? first(headers.get(name)) : undefined);
  const protocol = forwarded("x-forwarded-proto") === "https" ? "https" : "http";
  const host = forwarded("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  return URL.canParse(`${protocol}://${host}`) ? new URL(`${protocol}://${host}`) : new URL(`${protocol}://localhost`);
}

/**
 * Address of the client for rate limits. Behind a trusted proxy the last entry of X-Forwarded-For: earlier ones are
 * the client's own words. Else the peer of the socket, or "direct" for all together when that is not known.
 */
export function clientAddress(headers: Headers, { trustedProxy }: Forwarding, peerHeader: string | undefined): string {
  const address = trustedProxy
    ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()
    : peerHeader && headers.get(peerHeader);
  return address || "direct";
}

/** Whether a browser may have been made to send this request by another site. */
export function isCrossSite(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) {
    const site = headers.get("sec-fetch-site");
    return site !== null && site !== "same-origin" && site !== "none";
  }
  const host = first(headers.get("x-forwarded-host")) ?? headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function first(list: string | null) {
  return list?.split(",")[0]?.trim() || undefined;
}
