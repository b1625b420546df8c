import { expect, it } from "vitest";
import { AppError } from "@/lib/http/errors.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { callApi, keyFor, serveMemoryApi, textAt } from "@/lib/testing/memory-api.ts";

const { prisma } = await freshDatabase();
let now = new Date("2026-11-22T10:00:00Z");
const counted: string[] = [];
let overLimit = false;
serveMemoryApi(prisma, {
  now: () => now,
  takeRateLimit: async (limit) => {
    counted.push(limit);
    if (overLimit) throw new AppError("rate_limited", "Too many attempts.", { retryAfterSeconds: 7 });
  },
});

const me = (key: string, headers = {}) => callApi(key, "GET", "/chat/me", { headers });

it("keeps a hash of the secret alone", async () => {
  const key = await keyFor(prisma, ["user/hash/"]);
  expect(key).toMatch(/^sp-[0-9a-f]{12}-[A-Za-z0-9_-]{43}$/);
  const rows = JSON.stringify([await prisma.apiKey.findMany(), await prisma.auditEvent.findMany()]);
  expect(rows).toContain(key.split("-")[1]);
  expect(rows).not.toContain(key.slice(16));
});

it("refuses a wrong secret, an unknown prefix and no key in the same words", async () => {
  const key = await keyFor(prisma, ["user/wrong/"]);
  const wrong = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
  const unknown = key.replace(/^sp-[0-9a-f]{12}/, "sp-000000000000");
  const answers = await Promise.all([wrong, unknown, "", "sp-", `${key}x`].map((one) => me(one)));
  expect(new Set(answers.map(({ status, json }) => `${status} ${textAt(json, "message")}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(401);
});

it("a key made by a key opens as much or less, and lives no longer", async () => {
  const parent = await keyFor(prisma, ["user/*"], { held: ["memory:read", "key:manage"] });
  const mint = (body: object, query = "") => callApi(parent, "POST", `/chat/keys${query}`, { body });
  const child = await mint({ name: "reader", scopes: ["user/1"], grants: ["memory:read"] }, "?ttlSeconds=60");
  expect(child.status).toBe(201);
  expect((await me(textAt(child.json, "key"))).json).toMatchObject({
    held: ["memory:read"],
    grants: { read: ["user/1/"] },
  });
  expect((await mint({ name: "wide", scopes: ["org/*"] })).status).toBe(403);
  expect((await mint({ name: "all", scopes: ["*"] })).status).toBe(403);
  expect((await mint({ name: "writer", grants: ["memory:write"] })).status).toBe(403);
  expect((await mint({ name: "reader", scopes: ["user/2"] })).status).toBe(409);
  const short = await mint({ name: "short lived" }, "?ttlSeconds=600");
  const longer = await callApi(textAt(short.json, "key"), "POST", "/chat/keys?ttlSeconds=6000", {
    body: { name: "x" },
  });
  expect(longer.status).toBe(403);

  const list = await callApi(parent, "GET", "/chat/keys");
  expect(list.text).toContain("reader");
  expect(list.text).not.toContain(textAt(child.json, "key").slice(16));
  expect((await callApi(textAt(child.json, "key"), "GET", "/chat/keys")).status).toBe(403);

  const started = now;
  now = new Date(now.getTime() + 61_000);
  expect((await me(textAt(child.json, "key"))).status).toBe(401);
  now = started;
});

it("does not show or touch keys that open more, or other contexts' keys", async () => {
  const manager = await keyFor(prisma, ["user/m/"], { held: ["key:manage"] });
  const stronger = await keyFor(prisma, ["user/m/"], { held: ["key:manage", "memory:read"] });
  const elsewhere = await keyFor(prisma, ["user/m/"], { held: ["key:manage"], contextId: "other" });
  for (const key of [stronger, elsewhere]) {
    const row = await prisma.apiKey.findUniqueOrThrow({ where: { prefix: key.split("-")[1] ?? "" } });
    expect((await callApi(manager, "GET", "/chat/keys")).text).not.toContain(row.id);
    expect((await callApi(manager, "DELETE", `/chat/keys/${row.id}`)).status).toBe(404);
    expect((await callApi(manager, "POST", `/chat/keys/${row.id}/rotate`)).status).toBe(404);
    expect((await callApi(manager, "PATCH", `/chat/keys/${row.id}`, { body: { grants: [] } })).status).toBe(404);
  }
  expect((await callApi(elsewhere, "GET", "/other/keys")).status).toBe(200);
});

it("rotating changes the secret, narrowing takes effect at once, revoking ends it", async () => {
  const parent = await keyFor(prisma, ["user/r/"]);
  const child = await callApi(parent, "POST", "/chat/keys", { body: { name: "to rotate" } });
  const old = textAt(child.json, "key");
  const rotated = await callApi(parent, "POST", "/chat/keys/to%20rotate/rotate");
  const fresh = textAt(rotated.json, "key");
  expect([(await me(old)).status, (await me(fresh)).status]).toEqual([401, 200]);

  expect((await callApi(fresh, "GET", "/chat/profile")).status).toBe(200);
  const narrowed = await callApi(parent, "PATCH", "/chat/keys/to%20rotate", { body: { grants: ["memory:write"] } });
  expect(narrowed.json).toMatchObject({ held: ["memory:write"] });
  expect((await callApi(fresh, "GET", "/chat/profile")).status).toBe(403);
  const widened = await callApi(parent, "PATCH", "/chat/keys/to%20rotate", { body: { grants: ["memory:read"] } });
  expect(widened.status).toBe(403);

  expect((await callApi(parent, "DELETE", "/chat/keys/to%20rotate")).status).toBe(204);
  expect((await me(fresh)).status).toBe(401);
  expect((await callApi(parent, "DELETE", "/chat/keys/to%20rotate")).status).toBe(404);
  const actions = await prisma.auditEvent.findMany({ where: { actorKind: "key" }, orderBy: { createdAt: "asc" } });
  expect(actions.slice(-4).map(({ action }) => action)).toEqual([
    "key.create",
    "key.rotate",
    "key.narrow",
    "key.revoke",
  ]);
});

it("notes the last use at most once a minute", async () => {
  const key = await keyFor(prisma, ["user/used/"]);
  const lastUsed = async () =>
    (await prisma.apiKey.findUniqueOrThrow({ where: { prefix: key.split("-")[1] ?? "" } })).lastUsedAt?.toISOString();
  const start = now;
  const seen: (string | undefined)[] = [];
  for (const seconds of [0, 30, 59, 61]) {
    now = new Date(start.getTime() + seconds * 1_000);
    await me(key);
    seen.push(await lastUsed());
  }
  expect(seen.map((one) => one && (Date.parse(one) - start.getTime()) / 1_000)).toEqual([0, 0, 0, 61]);
  now = start;
});

it.each([
  ["memory:write", "GET", "/profile"],
  ["memory:read", "POST", "/facts"],
  ["memory:read", "POST", "/chat"],
  ["memory:write", "POST", "/forget"],
  ["memory:write", "DELETE", "/entities/self/self"],
  ["memory:read", "GET", "/traces"],
  ["memory:read", "GET", "/audit"],
  ["memory:read", "GET", "/keys"],
] as const)("a key with %s alone may not %s %s", async (held, method, path) => {
  const key = await keyFor(prisma, ["user/g/"], { held: [held] });
  const body = method === "POST" ? { body: { text: "I live in Leeds.", message: "Hello", query: "x" } } : {};
  expect((await callApi(key, method, `/chat${path}`, body)).status).toBe(403);
});

it("counts every call, chats and purges beside it, and failed keys by address; says when to come again", async () => {
  const key = await keyFor(prisma, ["user/limits/"]);
  counted.length = 0;
  await me(key);
  await me("sp-wrong");
  await callApi(key, "POST", "/chat/chat", { body: { message: "Hello" } });
  await callApi(key, "POST", "/chat/facts", { body: { text: "I live in Leeds." } });
  await callApi(key, "POST", "/chat/forget", { body: { query: "live", purge: true } });
  expect(counted).toEqual(["memoryApi", "memoryApi", "memoryApi", "chat", "memoryApi", "memoryApi", "memoryPurge"]);
  overLimit = true;
  const refused = await me(key);
  overLimit = false;
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "7"]);
});

it("answers bad input with a problem document that names the fault", async () => {
  const key = await keyFor(prisma, ["user/bad/"]);
  const empty = await callApi(key, "POST", "/chat/facts", { body: {} });
  expect(empty.status).toBe(400);
  expect(empty.json).toMatchObject({ code: "invalid", fields: [{ path: "text" }], message: expect.any(String) });
  expect(empty.headers.get("content-type")).toContain("application/problem+json");
  const triples = await callApi(key, "POST", "/chat/facts", { body: { text: "x", infer: "triples" } });
  expect(triples.status).toBe(400);
  const wide = await keyFor(prisma, ["user/*"]);
  expect((await callApi(wide, "GET", "/chat/profile")).status).toBe(400);
  const two = await callApi(wide, "POST", "/chat/facts", { body: { text: "x", scopes: [["user/1"], ["user/2"]] } });
  expect(two.status).toBe(400);
  expect((await callApi(key, "GET", "/chat/entities/nonsense/x")).status).toBe(404);
  expect((await callApi(key, "POST", "/chat/facts", { headers: { "content-type": "text/plain" } })).status).toBe(415);
});
