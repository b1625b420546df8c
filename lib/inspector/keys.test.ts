import { expect, it } from "vitest";
import { typedScopes } from "./key-words.ts";
import { keyState, newKeyBody } from "./keys.ts";

const now = new Date("2026-11-22T10:00:00Z");

it.each([
  [null, null, "in use"],
  [null, new Date("2026-11-22T10:00:01Z"), "in use"],
  [null, now, "expired"],
  [now, null, "revoked"],
  [now, now, "revoked"],
] as const)("a key revoked at %s and valid until %s is %s", (revokedAt, validUntil, state) => {
  expect(keyState({ revokedAt, validUntil }, now)).toBe(state);
});

it("scopes are typed on lines or with commas", () => {
  expect(typedScopes(" user/1/\n\nuser/2/, org/acme/* ,")).toEqual(["user/1/", "user/2/", "org/acme/*"]);
});

it("a key needs a name, a scope and something it may do", () => {
  const good = { name: "Billing", contextId: "chat", reaches: ["user/1"], grants: ["memory:read"], days: null };
  expect(newKeyBody.safeParse(good).success).toBe(true);
  for (const fault of [{ name: " " }, { reaches: [] }, { grants: [] }, { grants: ["root"] }, { days: 0 }])
    expect(newKeyBody.safeParse({ ...good, ...fault }).success).toBe(false);
});
