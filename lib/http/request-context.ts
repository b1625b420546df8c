import { env } from "@/lib/env.ts";
import { clientAddress, publicOrigin } from "./forwarding.ts";
import { peerAddressHeader } from "./peer-address.ts";

function forwarding() {
  return { publicUrl: env().AUTH_URL, trustedProxy: env().TRUSTED_PROXY };
}

/** Origin under which the browser reached us. */
export function originOf(headers: Headers): URL {
  return publicOrigin(headers, forwarding());
}

/** Whether the browser reached us over TLS; decides the cookie's name and its Secure flag. */
export function isSecure(headers: Headers): boolean {
  return originOf(headers).protocol === "https:";
}

/** Address of the client, for rate limits. */
export function addressOf(headers: Headers): string {
  return clientAddress(headers, forwarding(), peerAddressHeader());
}
