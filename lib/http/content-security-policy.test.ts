import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const production = { nonce: "abc", secure: true, development: false, signInOrigins: [] };

function directivesOf(policy: string) {
  return new Map(policy.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1).join(" ")]));
}

test("in production only scripts with the request's nonce run, and nothing loads from elsewhere", () => {
  const directives = directivesOf(contentSecurityPolicy(production));
  expect(directives.get("script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
  expect(directives.get("img-src")).toBe("'self' data: blob:");
  expect(directives.get("connect-src")).toBe("'self'");
  expect(directives.get("frame-ancestors")).toBe("'none'");
  expect(directives.get("base-uri")).toBe("'none'");
  expect(directives.has("upgrade-insecure-requests")).toBe(true);
});

test("over plain http nothing is upgraded, or localhost could not be used", () => {
  expect(contentSecurityPolicy({ ...production, secure: false })).not.toContain("upgrade-insecure-requests");
});

test("development alone may evaluate code and open the hot-reload socket", () => {
  const directives = directivesOf(contentSecurityPolicy({ ...production, development: true }));
  expect(directives.get("script-src")).toContain("'unsafe-eval'");
  expect(directives.get("connect-src")).toContain("ws:");
  expect(contentSecurityPolicy(production)).not.toContain("unsafe-eval");
});

test("forms may lead to the sign-in providers that are configured", () => {
  const policy = contentSecurityPolicy({ ...production, signInOrigins: ["https://github.com"] });
  expect(directivesOf(policy).get("form-action")).toBe("'self' https://github.com");
});
