import { createHmac, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { callApi, keyFor, serveMemoryApi, textAt } from "@/lib/testing/memory-api.ts";
import { once } from "./idempotency.ts";

const { prisma } = await freshDatabase();
const start = Date.UTC(2026, 10, 22, 10);
const hourMs = 3_600_000;
let now = start;
serveMemoryApi(prisma, { now: () => new Date(now) });

let key: string;
let keyId: string;
let user: string;

beforeEach(async () => {
  now = start;
  user = randomUUID();
  key = await keyFor(prisma, [`user/${user}/`]);
  keyId = (await prisma.apiKey.findUniqueOrThrow({ where: { prefix: key.split("-")[1] ?? "" } })).id;
});

const remember = (text: string, idempotencyKey: string, by = key) =>
  callApi(by, "POST", "/chat/facts", { body: { text }, headers: { "idempotency-key": idempotencyKey } });
const turns = () => prisma.turn.count({ where: { scope: { key: `user/${user}/` } } });

describe("a write with an Idempotency-Key", () => {
  it("is done once in 24 hours, and anew after them", async () => {
    const first = await remember("I live in Leeds.", "same");
    now = start + 24 * hourMs - 1;
    const again = await remember("I live in Leeds.", "same");
    expect([textAt(again.json, "turnId"), await turns()]).toEqual([textAt(first.json, "turnId"), 1]);
    now = start + 24 * hourMs + 1;
    const anew = await remember("I live in Leeds.", "same");
    expect(textAt(anew.json, "turnId")).not.toBe(textAt(first.json, "turnId"));
    expect(await turns()).toBe(2);
  });

  it("with another body, another path or another method under the same key is refused", async () => {
    await remember("I live in Leeds.", "same");
    const headers = { "idempotency-key": "same" };
    const session = await callApi(key, "POST", "/chat/sessions", { body: {} });
    const path = `/chat/sessions/${textAt(session.json, "id")}/turns`;
    const others = [
      await remember("I live in York.", "same"),
      await callApi(key, "POST", "/chat/facts/batch", {
        body: { messages: [{ role: "user", content: "I live in Leeds." }] },
        headers,
      }),
      await callApi(key, "POST", path, { body: { role: "user", content: "I live in Leeds." }, headers }),
    ];
    for (const { status, json, headers } of others) {
      expect([status, textAt(json, "code")]).toEqual([409, "conflict"]);
      expect(textAt(json, "message")).toContain("another request");
      expect(headers.get("content-type")).toContain("application/problem+json");
    }
    expect(await turns()).toBe(1);
  });

  it("belongs to its caller: another key may use the same word", async () => {
    await remember("I live in Leeds.", "same");
    const other = await keyFor(prisma, [`user/${user}/`]);
    expect((await remember("I live in York.", "same", other)).status).toBe(200);
    expect(await turns()).toBe(2);
  });

  it("whose first try a crash left without an outcome is taken over after two minutes, not before", async () => {
    const body = JSON.stringify({ text: "I live in Leeds." });
    const bodyHash = createHmac("sha256", "a secret of the tests that nobody else knows")
      .update(["POST", "/api/v1/chat/facts", body].join("\0"))
      .digest("base64url");
    const reservation = { keyId, idempotencyKey: "crashed", bodyHash, createdAt: new Date(start) };
    await prisma.idempotentRequest.create({ data: reservation });
    now = start + 119_000;
    const early = await remember("I live in Leeds.", "crashed");
    expect([early.status, early.headers.get("retry-after")]).toEqual([409, "1"]);
    expect(textAt(early.json, "message")).toContain("still running");
    expect(await turns()).toBe(0);
    now = start + 121_000;
    const taken = await remember("I live in Leeds.", "crashed");
    expect(taken.status).toBe(200);
    const again = await remember("I live in Leeds.", "crashed");
    expect([textAt(again.json, "turnId"), await turns()]).toEqual([textAt(taken.json, "turnId"), 1]);
  });

  it("needs a word that can stand in a header", async () => {
    expect((await remember("I live in Leeds.", "with space")).status).toBe(400);
    expect((await remember("I live in Leeds.", "x".repeat(201))).status).toBe(400);
    expect(await turns()).toBe(0);
  });
});

describe("a first try that finishes after it was taken over", () => {
  it("does not overwrite the outcome of the one that took over", async () => {
    const call = (at: number) => ({ keyId, idempotencyKey: "slow", request: "r", secret: "s", now: new Date(at) });
    let finish = (_: { id: string }) => {};
    const slow = once(prisma, call(start), () => new Promise<{ id: string }>((resolve) => (finish = resolve)));
    await expect.poll(() => prisma.idempotentRequest.count({ where: { keyId } })).toBe(1);
    await once(prisma, call(start + 121_000), async () => ({ id: "second" }));
    finish({ id: "first" });
    expect(await slow).toEqual({ id: "first" });
    const kept = await once(prisma, call(start + 122_000), async () => ({ id: "third" }));
    expect(kept).toEqual({ id: "second" });
  });

  it("and fails does not free the reservation of the one that took over", async () => {
    const call = (at: number) => ({ keyId, idempotencyKey: "late", request: "r", secret: "s", now: new Date(at) });
    let fail = () => {};
    const slow = once(
      prisma,
      call(start),
      () => new Promise<{ id: string }>((_, reject) => (fail = () => reject(new Error("late")))),
    );
    await expect.poll(() => prisma.idempotentRequest.count({ where: { keyId } })).toBe(1);
    let finish = (_: { id: string }) => {};
    const taking = once(
      prisma,
      call(start + 121_000),
      () => new Promise<{ id: string }>((resolve) => (finish = resolve)),
    );
    await expect
      .poll(() => prisma.idempotentRequest.count({ where: { keyId, createdAt: { gt: new Date(start) } } }))
      .toBe(1);
    fail();
    await expect(slow).rejects.toThrow("late");
    await expect(once(prisma, call(start + 122_000), async () => ({ id: "third" }))).rejects.toMatchObject({
      code: "conflict",
    });
    finish({ id: "second" });
    expect(await taking).toEqual({ id: "second" });
  });
});
