import { describe, expect, it } from "vitest";
import { MemoryError } from "../errors.ts";
import { Spectron } from "../spectron.ts";
import { type RemoteOptions, type RemoteRequest, remoteOptions, request } from "./transport.ts";

type Reply = () => Response;

function server(replies: Reply[]) {
  const sent: Request[] = [];
  const pauses: number[] = [];
  const options: RemoteOptions = {
    ...remoteOptions({
      endpoint: "https://memory.example/base/",
      apiKey: "sp-key",
      fetch: async (input, init) => {
        sent.push(new Request(input, init));
        const reply = replies[Math.min(sent.length, replies.length) - 1];
        if (!reply) throw new Error("no reply");
        return reply();
      },
    }),
    sleep: async (ms) => {
      pauses.push(ms);
    },
  };
  return { sent, pauses, call: (one: RemoteRequest) => request<unknown>(options, "chat", one) };
}

const ok = () => Response.json({ validFrom: "2026-10-01T00:00:00.000Z", value: "2026-10-01T00:00:00.000Z" });
const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  () =>
    Response.json({ message: `status ${code}`, code: "x" }, { status: code, headers });
const broken: Reply = () => {
  throw new TypeError("fetch failed");
};
const late: Reply = () => {
  throw new DOMException("too late", "TimeoutError");
};
const read: RemoteRequest = { method: "GET", path: "/me", repeatable: true };

describe("one call", () => {
  it("goes to the endpoint with the key, and instants come back as dates", async () => {
    const { call, sent } = server([ok]);
    const query = { lens: "user/U%201/", asOf: new Date("2026-10-02T00:00:00Z"), limit: undefined };
    expect(await call({ ...read, query })).toEqual({
      validFrom: new Date("2026-10-01T00:00:00Z"),
      value: "2026-10-01T00:00:00.000Z",
    });
    expect(sent[0]?.url).toBe(
      "https://memory.example/base/api/v1/chat/me?lens=user%2FU%25201%2F&asOf=2026-10-02T00%3A00%3A00.000Z",
    );
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer sp-key");
  });

  it.each([
    [400, "invalid"],
    [401, "forbidden"],
    [403, "forbidden"],
    [404, "not_found"],
    [409, "conflict"],
    [413, "too_large"],
    [429, "unavailable"],
    [503, "unavailable"],
  ])("status %i is the engine's error %s with the server's words", async (code, expected) => {
    const failure = await server([status(code)])
      .call(read)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MemoryError);
    expect(failure).toMatchObject({ code: expected, message: `status ${code}` });
  });

  it("what is not a Memory API is said to be none", async () => {
    await expect(server([() => new Response("<html>")]).call(read)).rejects.toThrow("not a Memory API");
  });
});

describe("trying again", () => {
  it("a repeatable call is made three times, 250 and 500 ms apart", async () => {
    const { call, sent, pauses } = server([status(500), broken, ok]);
    await call(read);
    expect([sent.length, pauses]).toEqual([3, [250, 500]]);
    const failing = server([status(500)]);
    await expect(failing.call(read)).rejects.toThrow("status 500");
    expect(failing.sent.length).toBe(3);
  });

  it("waits as long as the server asks", async () => {
    const { call, pauses } = server([status(503, { "retry-after": "3" }), ok]);
    await call(read);
    expect(pauses).toEqual([3_000]);
  });

  it.each([
    ["a refusal", status(429, { "retry-after": "1" }), true],
    ["a timeout", late, true],
    ["a write that may have happened", status(500), false],
    ["a broken write", broken, false],
  ])("%s is not repeated", async (_what, reply, repeatable) => {
    const { call, sent } = server([reply, ok]);
    await expect(call({ method: "POST", path: "/x", body: {}, repeatable })).rejects.toBeInstanceOf(MemoryError);
    expect(sent.length).toBe(1);
  });

  it("a write with an Idempotency-Key keeps it from try to try", async () => {
    const { call, sent } = server([broken, ok]);
    await call({ method: "POST", path: "/facts", body: { text: "x" }, repeatable: true, idempotencyKey: "one" });
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["one", "one"]);
  });
});

it("an endpoint that cannot work is refused when the client is made", () => {
  expect(() => new Spectron({ endpoint: "memory.example", apiKey: "k" })).toThrow("endpoint must be");
  expect(() => new Spectron({ endpoint: "https://memory.example" })).toThrow("pass the apiKey");
});
