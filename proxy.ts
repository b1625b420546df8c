import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { outsideProviderNames } from "./lib/auth/outside-provider-names.ts";
import { env } from "./lib/env.ts";
import { contentSecurityPolicy } from "./lib/http/content-security-policy.ts";
import { requestIdHeader, requestPathHeader } from "./lib/http/forwarding.ts";
import { stampPeerAddresses } from "./lib/http/peer-address.ts";
import { originOf } from "./lib/http/request-context.ts";
import { requestIdOf } from "./lib/http/request-id.ts";

const signInOrigins = { github: "https://github.com", google: "https://accounts.google.com" };

stampPeerAddresses();

/** Runs before every page and route: settles who we are to the browser, names the request, sets the policy. */
export function proxy(request: NextRequest): NextResponse {
  const origin = originOf(request.headers);
  const secure = origin.protocol === "https:";
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    secure,
    development: env().NODE_ENV === "development",
    signInOrigins: outsideProviderNames(env()).map(({ id }) => signInOrigins[id]),
  });
  const requestId = requestIdOf(request.headers);

  const headers = new Headers(request.headers);
  // Next and Auth.js believe these headers whoever wrote them; from here on they hold what the configuration settled.
  headers.set("x-forwarded-host", origin.host);
  headers.set("x-forwarded-proto", secure ? "https" : "http");
  headers.delete("x-forwarded-port");
  headers.set(requestIdHeader, requestId);
  headers.set(requestPathHeader, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set(requestIdHeader, requestId);
  if (secure) response.headers.set("strict-transport-security", "max-age=63072000");
  return response;
}

export const config = { matcher: "/((?!_next/static|_next/image|favicon.ico).*)" };
