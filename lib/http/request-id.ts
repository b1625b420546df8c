import { requestIdHeader } from "./forwarding.ts";

/** The id a request came with, when it is one; else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(requestIdHeader);
  return given && /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}
