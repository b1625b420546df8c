import { describe, expect, it } from "vitest";
import { resolveSession, type SessionClaim } from "./resolve.ts";

function said(id: string, at: number, rest: Partial<SessionClaim>): SessionClaim {
  return {
    id,
    op: "assert",
    entityId: "self",
    entityType: "self",
    key: "location",
    value: id,
    objectId: null,
    objectType: null,
    identity: id,
    target: null,
    symbol: null,
    accepted: true,
    statedAt: at,
    stableId: id,
    spanStart: 0,
    ...rest,
  };
}

const meant = (at: number, rest: Partial<SessionClaim> = {}) =>
  said("meant", at, { op: "correct", key: "?", symbol: { rule: "correct-previous", expects: ["place"] }, ...rest });

describe("sorry, I meant …", () => {
  it("corrects the latest earlier claim of that kind, whatever arrives first", () => {
    const claims = [said("Nairobi", 1, {}), said("Acme", 2, { key: "employer" }), meant(3), said("Oslo", 4, {})];
    const expected = { entityId: "self", key: "location" };
    expect(resolveSession(claims).get("meant")).toEqual(expected);
    expect(resolveSession(claims.toReversed()).get("meant")).toEqual(expected);
  });

  it("finds the value that it calls wrong before a later one of the same kind", () => {
    const claims = [said("Nairobi", 1, {}), said("Oslo", 2, { key: "hometown" }), meant(3, { target: "Nairobi" })];
    expect(resolveSession(claims).get("meant")).toEqual({ entityId: "self", key: "location" });
    const unnamed = [said("Nairobi", 1, {}), said("Oslo", 2, { key: "hometown" }), meant(3)];
    expect(resolveSession(unnamed).get("meant")).toEqual({ entityId: "self", key: "hometown" });
  });

  it("stands for nothing while nothing was said before it", () => {
    expect(resolveSession([meant(3), said("Nairobi", 4, {})]).get("meant")).toBeNull();
  });
});

describe("she", () => {
  it("is the person mentioned last before it", () => {
    const she = said("she", 3, { key: "?", symbol: { rule: "mentioned", types: ["person"], key: "employer" } });
    const ana = said("sister", 1, { key: "sister", objectId: "ana", objectType: "person" });
    const eva = said("friend", 2, { key: "friend", objectId: "eva", objectType: "person" });
    expect(resolveSession([she, ana]).get("she")).toEqual({ entityId: "ana", key: "employer" });
    expect(resolveSession([she, eva, ana]).get("she")).toEqual({ entityId: "eva", key: "employer" });
  });
});
