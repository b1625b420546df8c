import { beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { callApi, dispatch, keyFor, origin, serveMemoryApi, textAt } from "@/lib/testing/memory-api.ts";
import { allOperations } from "./all-operations.ts";

const { prisma } = await freshDatabase();
const { faults } = serveMemoryApi(prisma);
let key: string;

beforeAll(async () => {
  key = await keyFor(prisma, ["user/refused/"]);
});

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const problem = await response.json();
  expect(problem).toMatchObject({ type: "about:blank", status, code, title: expect.any(String) });
  expect(problem.message).toBe(problem.detail);
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  return problem as { message: string };
}

function send(method: string, path: string, init: RequestInit & { duplex?: "half" } = {}, by = key) {
  const headers = { authorization: `Bearer ${by}`, "content-type": "application/json", ...init.headers };
  return dispatch(new Request(`${origin}/api/v1${path}`, { method, ...init, headers }));
}

const withBody = allOperations.filter(({ body }) => body);
const address = (path: string) => `/chat${path.replace(/\{(\w+)\}/g, (_, name) => (name === "type" ? "self" : "x"))}`;

describe("every verb that takes a body", () => {
  it.each(withBody.map((one) => [one.id, one] as const))(
    "%s: malformed JSON, an empty body, another type",
    async (_, { method, path }) => {
      await expectProblem(await send(method, address(path), { body: "{not json" }), 400, "invalid");
      await expectProblem(await send(method, address(path), { body: "" }), 400, "invalid");
      const text = { body: "{}", headers: { "content-type": "text/plain" } };
      await expectProblem(await send(method, address(path), text), 415, "unsupported_media_type");
      const broken = new Uint8Array([0x7b, 0xff, 0x7d]);
      await expectProblem(await send(method, address(path), { body: broken }), 400, "invalid");
      await expectProblem(await send(method, address(path), { body: '{"text":"a\\u0000b"}' }), 400, "invalid");
    },
  );

  it.each(withBody.map((one) => [one.id, one] as const))(
    "%s: a body above its limit, announced or not",
    async (_, { method, path, maxBytes = 1024 * 1024 }) => {
      const announced = { body: "{}", headers: { "content-length": String(maxBytes + 1) } };
      await expectProblem(await send(method, address(path), announced), 413, "too_large");
      let sent = 0;
      const chunk = new TextEncoder().encode(" ".repeat(256 * 1024));
      const endless = new ReadableStream({
        pull(controller) {
          sent += chunk.byteLength;
          controller.enqueue(chunk);
        },
      });
      await expectProblem(await send(method, address(path), { body: endless, duplex: "half" }), 413, "too_large");
      expect(sent).toBeLessThan(maxBytes + 1024 * 1024);
    },
  );
});

describe("every verb", () => {
  it.each(allOperations.map((one) => [one.id, one] as const))(
    "%s: without a key, and with one of another context",
    async (_, { method, path }) => {
      const body = method === "GET" || method === "DELETE" ? {} : { body: "{}" };
      const without = await send(method, address(path), { ...body, headers: { authorization: "" } });
      await expectProblem(without, 401, "unauthenticated");
      await expectProblem(await send(method, address(path).replace("/chat", "/other"), body), 403, "forbidden");
    },
  );
});

describe("what there is not", () => {
  it.each([
    ["GET", "/chat/documents/1/raw", 501, "not_implemented"],
    ["POST", "/chat/reflect", 501, "not_implemented"],
    ["POST", "/chat/lifecycle/expire", 501, "not_implemented"],
    ["DELETE", "/chat/principals/x/grants", 501, "not_implemented"],
    ["GET", "/chat/nothing/of/this", 404, "not_found"],
    ["POST", "/chat/constructor", 404, "not_found"],
  ])("%s %s is said in the same form", async (method, path, status, code) => {
    await expectProblem(await send(method, path), status, code);
  });

  it("a message above the engine's limit is refused whole", async () => {
    const answer = await callApi(key, "POST", "/chat/facts", { body: { text: "x".repeat(12_000_001) } });
    expect([answer.status, textAt(answer.json, "message")]).toEqual([400, expect.stringContaining("text")]);
    expect(await prisma.turn.count()).toBe(0);
  });

  it("pages of other origins get no permission to read answers", async () => {
    const headers = { origin: "https://elsewhere.example" };
    const answer = await send("GET", "/chat/me", { headers });
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("nothing failed that was not expected", () => {
    expect(faults).toEqual([]);
  });
});
