import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeKey } from "@/lib/memory/scope.ts";
import { canonicalPattern, includes, onlyScope, parseScopePath, reaches } from "./reach.ts";

const aScope = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_-]{0,5}$/), fc.string({ minLength: 1, maxLength: 6 }), {
  minKeys: 1,
  maxKeys: 3,
});

describe("scope paths", () => {
  it("are the other form of a scope's map, whatever its values", () => {
    fc.assert(
      fc.property(aScope, (scope) => {
        expect(parseScopePath(scopeKey(scope))).toEqual({ ...scope });
      }),
    );
  });

  it.each([
    ["user/42/", { user: "42" }],
    ["/user/42", { user: "42" }],
    ["user=42", { user: "42" }],
    ["org/acme/user/U%201", { org: "acme", user: "U 1" }],
  ])("%s is understood", (path, scope) => {
    expect(parseScopePath(path)).toEqual(scope);
  });

  it.each(["", "/", "user", "user//", "user/1/user/2", "user/%zz"])("%j is refused", (path) => {
    expect(() => parseScopePath(path)).toThrow("A scope is a path");
  });
});

describe("patterns of a key", () => {
  it.each([
    ["user/42/", "user/42/", true],
    ["user/4/", "user/42/", false],
    ["user/*", "user/42/", true],
    ["user/*", "users/42/", false],
    ["org/acme/*", "org/acme/user/1/", true],
    ["org/acme/*", "org/acme-two/user/1/", false],
    ["org/acme/*", "org/acme/", true],
    ["*", "anything/1/", true],
  ])("%s reaches %s: %j", (pattern, key, reached) => {
    expect(reaches([canonicalPattern(pattern)], key)).toBe(reached);
  });

  it("have one form", () => {
    expect(["user/42", "/user/42/", "user=42"].map(canonicalPattern)).toEqual(["user/42/", "user/42/", "user/42/"]);
    expect(canonicalPattern("user/7/org/a/*")).toBe("org/a/user/7/*");
    expect(canonicalPattern("/*")).toBe("*");
  });

  it.each(["", "user", "us*", "User/*", "user/4*/", "/user/1/user/*/x"])(
    "%j is refused, or reaches only itself",
    (pattern) => {
      let canonical: string;
      try {
        canonical = canonicalPattern(pattern);
      } catch {
        return;
      }
      expect(canonical.endsWith("*")).toBe(false);
      expect(reaches([canonical], "user/42/")).toBe(false);
    },
  );

  it("a pattern within another reaches nothing that the other does not", () => {
    const aPattern = fc.constantFrom(
      "*",
      "user/*",
      "user/1/",
      "user/2/",
      "user/1/*",
      "org/a/*",
      "org/*",
      "org/a/user/1/",
    );
    fc.assert(
      fc.property(aPattern, aPattern, aScope, (wide, narrow, scope) => {
        fc.pre(includes([wide], narrow));
        const keys = ["user/1/", "user/2/", "org/a/", "org/a/user/1/", "user/1/zone/2/", scopeKey(scope)];
        for (const key of keys) if (reaches([narrow], key)) expect(reaches([wide], key)).toBe(true);
      }),
    );
  });

  it("name the scope of a call only when there is one", () => {
    expect(onlyScope(["user/1/"])).toBe("user/1/");
    expect(onlyScope(["user/1/", "user/2/"])).toBeNull();
    expect(onlyScope(["user/*"])).toBeNull();
  });
});
