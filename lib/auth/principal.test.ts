import { expect, test } from "vitest";
import { hasRole, principalOf } from "./principal.ts";

test("the scope is the user's own id and nothing else", () => {
  expect(principalOf({ userId: "42", role: "admin" })).toEqual({ userId: "42", role: "admin", scope: { user: "42" } });
});

test("roles include those below them and none above", () => {
  const roles = ["user", "viewer", "operator", "admin"] as const;
  for (const [held, heldRole] of roles.entries())
    for (const [needed, neededRole] of roles.entries()) expect(hasRole(heldRole, neededRole)).toBe(held >= needed);
});
