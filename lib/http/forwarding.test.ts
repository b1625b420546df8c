import { describe, expect, test } from "vitest";
import { clientAddress, isCrossSite, publicOrigin } from "./forwarding.ts";

const behindProxy = { trustedProxy: true };
const direct = { trustedProxy: false };
const claimed = { host: "internal:3000", "x-forwarded-host": "chat.example.com", "x-forwarded-proto": "https" };

describe("the public origin", () => {
  test.each([
    ["plain http, as asked for", { host: "localhost:3000" }, direct, "http://localhost:3000"],
    ["forwarding headers of an unknown client are not believed", claimed, direct, "http://internal:3000"],
    ["those of a trusted proxy are", claimed, behindProxy, "https://chat.example.com"],
    [
      "the first of several proxies counts",
      { host: "a", "x-forwarded-proto": "https, http" },
      behindProxy,
      "https://a",
    ],
    ["an odd protocol is http", { host: "a", "x-forwarded-proto": "javascript" }, behindProxy, "http://a"],
    ["a malformed host does not throw", { host: "a b" }, direct, "http://localhost"],
    ["the configured address wins", claimed, { ...direct, publicUrl: "https://x.test/path" }, "https://x.test"],
  ])("%s", (_, headers, forwarding, origin) => {
    expect(publicOrigin(new Headers(headers), forwarding).origin).toBe(origin);
  });
});

describe("the client's address", () => {
  const headers = new Headers({ "x-forwarded-for": "6.6.6.6, 10.0.0.9", "x-peer-secret": "192.0.2.1" });

  test("behind a trusted proxy it is the entry that the proxy appended", () => {
    expect(clientAddress(headers, behindProxy, "x-peer-secret")).toBe("10.0.0.9");
  });

  test("without one it is the socket's peer, whatever the client wrote", () => {
    expect(clientAddress(headers, direct, "x-peer-secret")).toBe("192.0.2.1");
  });

  test("when the peer is not known, all callers share one", () => {
    expect(clientAddress(headers, direct, undefined)).toBe("direct");
  });
});

describe("requests from other sites", () => {
  const host = { host: "chat.example.com" };
  test.each([
    ["own origin", { ...host, origin: "https://chat.example.com" }, false],
    ["another origin", { ...host, origin: "https://evil.example" }, true],
    ["another port", { ...host, origin: "https://chat.example.com:8443" }, true],
    ["a sandboxed page", { ...host, origin: "null" }, true],
    ["no origin, a program", host, false],
    ["no origin, a browser elsewhere", { ...host, "sec-fetch-site": "cross-site" }, true],
    ["no origin, a browser on a sibling", { ...host, "sec-fetch-site": "same-site" }, true],
    [
      "behind a proxy, the public host counts",
      { host: "internal", "x-forwarded-host": "a.test", origin: "https://a.test" },
      false,
    ],
  ])("%s: %j is cross-site: %s", (_, headers, crossSite) => {
    expect(isCrossSite(new Headers(headers))).toBe(crossSite);
  });
});
