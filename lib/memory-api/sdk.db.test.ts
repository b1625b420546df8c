import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { callApi, dispatch, keyFor, origin, serveMemoryApi, textAt } from "@/lib/testing/memory-api.ts";

// What the public JavaScript SDK of the original product sends, request by request: its paths, members, headers and
// frames as spec/memory.md §5 has them. It knows nothing of our extensions.

const { prisma } = await freshDatabase();
const { faults } = serveMemoryApi(prisma);
let key: string;
let user = 0;

beforeEach(async () => {
  user += 1;
  key = await keyFor(prisma, [`user/sdk-${user}/`]);
});

const sdkHeaders = { "user-agent": "surrealdb-spectron-js/1.0.0-alpha.4", accept: "application/json" };
const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  callApi(key, method, `/chat${path}`, {
    ...(body === undefined ? {} : { body }),
    headers: { ...sdkHeaders, ...headers },
  });

function idempotencyKey(method: string, path: string, body: unknown, bucket: number) {
  return createHash("sha256")
    .update([method, path, JSON.stringify(body), bucket].join("\0"))
    .digest("hex");
}

async function remember(text: string, rest: object = {}) {
  const answer = await send("POST", "/facts", { text, ...rest });
  expect(answer.status).toBe(200);
  return answer.json;
}

describe("writing", () => {
  it("remember: the answer holds the session that was opened and the diff", async () => {
    const answer = await remember("I work at Acme Corp as a backend engineer.", {
      infer: "full",
      role: "user",
      labels: ["channel=web"],
      observed_at: "2026-10-01T09:00:00Z",
    });
    expect(answer).toMatchObject({ mode: "full", preview: false, pending: false });
    expect(answer).toMatchObject({
      extraction: {
        entities: [{ entityType: "self", isNew: true }],
        attributes: expect.arrayContaining([
          expect.objectContaining({ key: "employer", value: "Acme Corp", memoryCategory: "identity" }),
        ]),
      },
    });
    const next = await remember("I live in Leeds.", { session_id: textAt(answer, "sessionId") });
    expect(textAt(next, "sessionId")).toBe(textAt(answer, "sessionId"));
    expect(next).toMatchObject({ extraction: { entities: [{ isNew: false }] } });
  });

  it("a later value is a correction in the diff", async () => {
    await remember("I live in Leeds.", { observed_at: "2026-10-01T09:00:00Z" });
    const moved = await remember("I moved to York.", { observed_at: "2026-10-05T09:00:00Z" });
    expect(moved).toMatchObject({
      extraction: { corrections: [{ key: "location", oldValue: "Leeds", newValue: "York" }] },
    });
  });

  it("remember many: one session, a turn for each message, learnt from the person's alone", async () => {
    const answer = await send("POST", "/facts/batch", {
      messages: [
        { role: "user", content: "I have a cat named Miso.", ts: "2026-10-01T09:00:00Z" },
        { role: "assistant", content: "You live in Atlantis." },
      ],
      extract: "whole_conversation",
      scopes: [[`user/sdk-${user}`]],
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ turnIds: [expect.any(String), expect.any(String)], pending: false });
    const turns = await send("GET", `/sessions/${textAt(answer.json, "sessionId")}/turns?limit=10&offset=0`);
    expect(turns.json).toMatchObject({
      turns: [
        { role: "user", seq: 0, createdAt: expect.any(String) },
        { role: "assistant", seq: 1 },
      ],
    });
    expect((await send("GET", "/profile")).text).not.toContain("Atlantis");
  });

  it("the same write again within the time bucket is the same write", async () => {
    const body = { text: "I work at Acme Corp." };
    const headers = { "idempotency-key": idempotencyKey("POST", "/api/v1/chat/facts", body, 1) };
    const first = await send("POST", "/facts", body, headers);
    const again = await send("POST", "/facts", body, headers);
    expect(again.json).toEqual(first.json);
    expect(await prisma.turn.count({ where: { content: body.text, id: textAt(first.json, "turnId") } })).toBe(1);
    const turns = await send("GET", `/sessions/${textAt(first.json, "sessionId")}/turns`);
    expect(turns.json).toMatchObject({ turns: [{ content: body.text }] });
    const other = await send("POST", "/facts", { text: "Something else." }, headers);
    expect([other.status, textAt(other.json, "code")]).toEqual([409, "conflict"]);
  });

  it("an identical write that still runs is refused, and one that failed may be tried again", async () => {
    const body = { text: "I work at Acme Corp.", session_id: "00000000-0000-4000-8000-000000000000" };
    const headers = { "idempotency-key": "retry-me" };
    expect((await send("POST", "/facts", body, headers)).status).toBe(403);
    expect((await send("POST", "/facts", { text: "I live in Leeds." }, headers)).status).toBe(200);
    const racing = { text: "I live in York." };
    const both = await Promise.all([1, 2].map(() => send("POST", "/facts", racing, { "idempotency-key": "race" })));
    const turnIds = both.filter(({ status }) => status === 200).map(({ json }) => textAt(json, "turnId"));
    expect(new Set(turnIds).size).toBe(1);
    for (const { status } of both) expect([200, 409]).toContain(status);
  });

  it("a repeated answer does not bring back what was forgotten in between", async () => {
    const headers = { "idempotency-key": "then-forgotten" };
    const first = await send("POST", "/facts", { text: "I live in Timbuktu." }, headers);
    expect(JSON.stringify(first.json)).toContain("Timbuktu");
    await send("POST", "/forget", { query: "where do I live", purge: true });
    const again = await send("POST", "/facts", { text: "I live in Timbuktu." }, headers);
    expect(again.text).not.toContain("Timbuktu");
    expect(JSON.stringify(await prisma.idempotentRequest.findMany())).not.toContain("Timbuktu");
  });
});

describe("reading", () => {
  it("query, context, profile, state, entities and history answer in the product's forms", async () => {
    await remember("I work at Acme Corp as a backend engineer.", { observed_at: "2026-10-01T09:00:00Z" });
    await remember("I prefer concise answers.", { observed_at: "2026-10-02T09:00:00Z" });
    await remember("I just moved to the platform team.", { observed_at: "2026-10-03T09:00:00Z" });

    const hits = await send("POST", "/query", { query: "Where do I work?", k: 8, mode: "hybrid", scopeView: "strict" });
    expect(hits.json).toMatchObject({ hits: expect.arrayContaining([expect.objectContaining({ source: "turn" })]) });
    const traceId = textAt(hits.json, "trace.traceId");
    expect((await send("GET", `/traces/${traceId}`)).json).toMatchObject({ queryText: "Where do I work?" });
    expect((await send("GET", "/traces?limit=10")).json).toMatchObject({ traces: [{ id: traceId }] });
    expect((await send("GET", "/traces/stats?windowHours=1")).json).toMatchObject({ totalQueries: 1, cacheHits: 0 });
    const facts = await send("POST", "/query", { query: "Where do I work?", include: ["facts"] });
    expect(facts.text).not.toContain('"source":"turn"');

    const context = await send("POST", "/context", { query: "Where do I work?", k: 4 });
    expect(textAt(context.json, "context")).toContain("Acme Corp");
    const profile = await send("GET", "/profile");
    expect(profile.json).toMatchObject({
      selfFacts: expect.arrayContaining([expect.objectContaining({ key: "employer", value: "Acme Corp" })]),
      instructions: [{ label: "response_style", description: "concise" }],
    });
    expect((await send("GET", "/state")).json).toMatchObject({
      identity: { attributes: expect.arrayContaining([expect.objectContaining({ key: "role" })]) },
      instructions: [{ label: "response_style" }],
      unknowns: [],
    });
    expect((await send("GET", "/entities?type=self&limit=10&offset=0")).json).toMatchObject({
      entities: [{ entityType: "self", name: "self", createdAt: expect.any(String) }],
    });
    expect((await send("GET", "/entities/self/self")).json).toMatchObject({ entity: { name: "self" }, relations: [] });
    const history = await send("GET", "/entities/self/self/history/role");
    expect(history.json).toMatchObject({ history: [{ value: "platform engineer" }, { value: "backend engineer" }] });
    expect(textAt(history.json, "history.1.supersededBy")).toBe(textAt(history.json, "history.0.id"));
    expect(textAt(history.json, "history.0.supersedes")).toBe(textAt(history.json, "history.1.id"));

    for (const [ref, kind] of [
      ["entity:self/self", "entity"],
      ["attribute:self/self/role", "attribute"],
      ["relation:works_at", "relation"],
      [`trace:${traceId}`, "trace"],
    ])
      expect((await send("GET", `/inspect?ref=${encodeURIComponent(ref ?? "")}`)).json).toMatchObject({ kind });
    expect((await send("GET", "/inspect?ref=entity:self/nobody")).status).toBe(404);
    expect((await send("GET", "/audit?kind=decision&limit=50")).json).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ kind: "decision", action: "turn.read.done" })]),
    });
  });

  it("sessions: opened with 201, asked for context, closed with 204, then 404", async () => {
    const opened = await send("POST", "/sessions", { metadata: { channel: "web" } });
    expect([opened.status, textAt(opened.json, "scopes.0.0")]).toEqual([201, `user/sdk-${user}/`]);
    const path = `/sessions/${textAt(opened.json, "id")}`;
    expect((await send("POST", `${path}/context`, { query: "anything" })).json).toMatchObject({ context: "" });
    expect((await send("DELETE", path)).status).toBe(204);
    expect((await send("DELETE", path)).status).toBe(404);
  });

  it("forget: a dry run counts and changes nothing", async () => {
    await remember("I live in Leeds.");
    expect((await send("POST", "/forget", { query: "where do I live", dryRun: true })).json).toMatchObject({
      deleted: 1,
    });
    expect((await send("GET", "/profile")).text).toContain("Leeds");
    expect((await send("POST", "/forget", { query: "where do I live" })).json).toMatchObject({ deleted: 1 });
    expect((await send("GET", "/profile")).text).not.toContain("Leeds");
    expect((await send("DELETE", "/entities/self/self")).status).toBe(204);
  });
});

describe("chat", () => {
  it("answers with what is remembered and says what it learnt", async () => {
    await remember("My name is Ines and I live in Leeds.");
    const answer = await send("POST", "/chat", { message: "Where do I live?" });
    expect(answer.status).toBe(200);
    expect(textAt(answer.json, "reply")).toContain("Leeds");
    const said = await send("POST", "/chat", {
      message: "I moved to York.",
      sessionId: textAt(answer.json, "sessionId"),
    });
    expect(said.json).toMatchObject({ memoryUpdates: { corrections: [{ oldValue: "Leeds", newValue: "York" }] } });
    const turns = await send("GET", `/sessions/${textAt(answer.json, "sessionId")}/turns`);
    expect(turns.json).toMatchObject({
      turns: [{ role: "user" }, { role: "assistant" }, { role: "user" }, { role: "assistant" }],
    });
  });

  it("streams frames that end with done", async () => {
    const response = await dispatch(
      new Request(`${origin}/api/v1/chat/chat`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", accept: "text/event-stream" },
        body: JSON.stringify({ message: "I live in Leeds.", stream: true }),
      }),
    );
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const frames = (await response.text())
      .split("\n\n")
      .filter((frame) => frame.startsWith("data: "))
      .map((frame) => JSON.parse(frame.slice(6)) as { delta: string; done: boolean; sessionId: string });
    expect(frames.map(({ done }) => done).indexOf(true)).toBe(frames.length - 1);
    expect(frames.map(({ delta }) => delta).join("")).not.toBe("");
    expect(frames.at(-1)).toMatchObject({
      done: true,
      memoryUpdates: { attributes: [{ key: "location", value: "Leeds" }] },
    });
  });
});

describe("who calls", () => {
  it("health and the document need no key; everything else does, in either header", async () => {
    expect((await dispatch(new Request(`${origin}/api/v1/health`))).status).toBe(200);
    expect((await dispatch(new Request(`${origin}/api/v1/openapi.json`))).status).toBe(200);
    const without = await dispatch(new Request(`${origin}/api/v1/chat/me`));
    expect([without.status, without.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(await without.json()).toMatchObject({ code: "unauthenticated", message: expect.any(String), status: 401 });
    const old = await dispatch(new Request(`${origin}/api/v1/chat/me`, { headers: { "api-key": key } }));
    expect(await old.json()).toMatchObject({ kind: "service", scopes: [`user/sdk-${user}/`] });
    expect((await callApi(key, "GET", "/elsewhere/me")).status).toBe(403);
  });

  it("nothing failed that was not expected", () => {
    expect(faults).toEqual([]);
  });
});
