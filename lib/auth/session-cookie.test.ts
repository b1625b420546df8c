import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { cookieValue, openSession, sealSession, sessionCookieName } from "./session-cookie.ts";

const secret = "a secret of this test, long enough to be one";
const session = { userId: "018f0000-0000-7000-8000-000000000001", sessionVersion: 3 };
const plain = { secret, secure: false };

describe("a session cookie", () => {
  test.each([true, false])("opens to what was sealed (secure: %s)", async (secure) => {
    const { name, value } = await sealSession(session, { secret, secure });
    expect(name).toBe(sessionCookieName(secure));
    expect(await openSession(value, { secret, secure })).toEqual(session);
  });

  test("does not open when it is missing, garbage, or sealed with another secret", async () => {
    const { value } = await sealSession(session, { secret: `${secret}!`, secure: false });
    for (const forged of [undefined, "", "garbage", "a.b.c.d.e", value])
      expect(await openSession(forged, plain)).toBeNull();
  });

  test("does not open with any one character changed", async () => {
    const { value } = await sealSession(session, plain);
    for (let at = 0; at < value.length - 1; at += 7) {
      const changed = value.slice(0, at) + (value[at] === "A" ? "B" : "A") + value.slice(at + 1);
      expect(await openSession(changed, plain)).toBeNull();
    }
  });

  test("does not open after its time", async () => {
    const { value } = await sealSession(session, { ...plain, maxAge: -60 });
    expect(await openSession(value, plain)).toBeNull();
  });

  test("does not open when it says something else than a session", async () => {
    const salt = sessionCookieName(false);
    for (const token of [{ sub: session.userId }, { sub: "1 OR 1=1", version: 0 }, { version: 0 }, {}])
      expect(await openSession(await encode({ token, secret, salt }), plain)).toBeNull();
  });

  test("sealed for http is not taken over TLS", async () => {
    const { value } = await sealSession(session, plain);
    expect(await openSession(value, { secret, secure: true })).toBeNull();
  });

  test("is found among others by its exact name", () => {
    const header = "authjs.session-token-old=no; a=b; authjs.session-token=yes=; c=d";
    expect(cookieValue(header, "authjs.session-token")).toBe("yes=");
    expect(cookieValue(null, "authjs.session-token")).toBeUndefined();
  });
});
