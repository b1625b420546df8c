import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeCallbackPath, signInPath } from "./callback-path.ts";

describe("where signing in leads", () => {
  test.each([
    ["/memory", "/memory"],
    ["/chat/1?leaf=2#end", "/chat/1?leaf=2#end"],
    ["/memory/../admin", "/admin"],
    ["https://evil.example/", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?callbackUrl=/x", "/"],
    ["/api/auth/signout", "/"],
    [["/a", "/b"], "/"],
    [undefined, "/"],
  ])("%j → %s", (candidate, path) => {
    expect(safeCallbackPath(candidate)).toBe(path);
  });

  test("never to another origin, whatever is asked for", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "@",
      ":",
      "?",
      "#",
      "evil.example",
      "\t",
      "\n",
      "%2f",
      "https:",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const path = safeCallbackPath(`/${parts.join("")}`);
        expect(new URL(path, "https://chat.example.com").origin).toBe("https://chat.example.com");
        expect(safeCallbackPath(path)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });

  test("the sign-in address carries the way back", () => {
    expect(signInPath("/memory?q=a b")).toBe("/sign-in?callbackUrl=%2Fmemory%3Fq%3Da%2520b");
    expect(signInPath("/")).toBe("/sign-in");
  });
});
