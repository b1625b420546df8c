import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sealSession } from "@/lib/auth/session-cookie.ts";
import { db } from "@/lib/db.ts";
import type { UserRole } from "@/lib/generated/prisma/enums.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { callApi, serveMemoryApi } from "@/lib/testing/memory-api.ts";
import { POST as narrow } from "./[id]/narrow/route.ts";
import { POST as revoke } from "./[id]/revoke/route.ts";
import { POST as rotate } from "./[id]/rotate/route.ts";
import { POST as create } from "./route.ts";

const { url, prisma } = await freshDatabase();
const secret = "a secret of the tests that nobody else knows";
const own = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: secret, LOG_LEVEL: "silent" });
  serveMemoryApi(prisma);
});
afterAll(async () => {
  await db().$disconnect();
  process.env = own;
});

type Handler = (request: Request, next: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function signedIn(role: UserRole) {
  const user = await prisma.user.create({ data: { email: `${randomUUID()}@example.com`, role } });
  const { name, value } = await sealSession({ userId: user.id, sessionVersion: 0 }, { secret, secure: false });
  const cookie = `${name}=${value}`;
  const call = async (handler: Handler, body?: unknown, params: Record<string, string> = {}) => {
    const headers = {
      cookie,
      origin: "http://localhost:3000",
      host: "localhost:3000",
      "content-type": "application/json",
    };
    const request = new Request("http://localhost:3000/api/admin/keys", {
      method: "POST",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    const text = await response.text();
    return { status: response.status, key: text === "" ? "" : String(JSON.parse(text).key ?? "") };
  };
  return { userId: user.id, call };
}

const wish = {
  name: "Billing",
  contextId: "chat",
  reaches: ["user/42"],
  grants: ["memory:read", "memory:write"],
  days: 30,
};
const me = async (key: string) => (await callApi(key, "GET", "/chat/me")).status;

it("an admin makes, narrows, rotates and revokes a key, and each is audited in their name", async () => {
  const admin = await signedIn("admin");
  const made = await admin.call(create, wish);
  expect([made.status, await me(made.key)]).toEqual([200, 200]);
  const row = await prisma.apiKey.findFirstOrThrow({ where: { name: "Billing" } });
  expect(row).toMatchObject({ scopes: ["user/42/"], createdById: admin.userId });
  const id = { id: row.id };

  expect((await admin.call(narrow, { reaches: ["user/42"], grants: ["memory:read"] }, id)).status).toBe(204);
  expect((await callApi(made.key, "POST", "/chat/facts", { body: { text: "I live in Leeds." } })).status).toBe(403);
  expect((await admin.call(narrow, { reaches: ["user/*"], grants: ["memory:read"] }, id)).status).toBe(403);

  const rotated = await admin.call(rotate, undefined, id);
  expect([await me(made.key), await me(rotated.key)]).toEqual([401, 200]);
  expect((await admin.call(revoke, undefined, id)).status).toBe(204);
  expect(await me(rotated.key)).toBe(401);
  expect((await admin.call(revoke, undefined, id)).status).toBe(404);

  const events = await prisma.auditEvent.findMany({ where: { actorId: admin.userId }, orderBy: { createdAt: "asc" } });
  expect(events.map(({ action }) => action)).toEqual(["key.create", "key.narrow", "key.rotate", "key.revoke"]);
});

it("nobody below an admin may", async () => {
  for (const role of ["user", "viewer", "operator"] as const) {
    const other = await signedIn(role);
    expect((await other.call(create, { ...wish, name: role })).status).toBe(403);
    expect((await other.call(rotate, undefined, { id: randomUUID() })).status).toBe(403);
  }
  expect(await prisma.apiKey.count({ where: { name: { in: ["user", "viewer", "operator"] } } })).toBe(0);
});
