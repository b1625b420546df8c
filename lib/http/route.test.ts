import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Session } from "@/lib/auth/session-cookie.ts";
import { AppError } from "./errors.ts";
import { createRoute, type RouteDependencies } from "./route-core.ts";

const ana = { userId: "018f0000-0000-7000-8000-000000000001", sessionVersion: 0 };
const log = { info: vi.fn(), error: vi.fn() };
const dependencies = {
  readSession: vi.fn<(headers: Headers) => Promise<Session | null>>(),
  admit: vi.fn<RouteDependencies<{ userId: string }>["admit"]>(),
  takeRateLimit: vi.fn<RouteDependencies<unknown>["takeRateLimit"]>(),
  addressOf: () => "192.0.2.1",
  log: () => log,
};
const route = createRoute<{ userId: string }>(dependencies);
const body = z.object({ title: z.string().min(1, "Give it a title.").max(10) });

beforeEach(() => {
  vi.resetAllMocks();
  dependencies.readSession.mockResolvedValue(ana);
  dependencies.admit.mockResolvedValue({ userId: ana.userId });
  dependencies.takeRateLimit.mockResolvedValue();
});

function post(content: BodyInit | null, headers: Record<string, string> = {}) {
  return new Request("http://chat.test/api/things?token=private", {
    method: "POST",
    body: content,
    headers: { host: "chat.test", origin: "http://chat.test", "content-type": "application/json", ...headers },
  });
}

const noParams = { params: Promise.resolve({}) };
const handler = vi.fn(({ body }: { body: { title: string } }) => ({ saved: body.title }));
const save = (request: Request) => route({ guard: "user", body }, handler)(request, noParams);

describe("a request that is well-formed and allowed", () => {
  test("is answered as JSON that nobody stores, under the request's own id", async () => {
    handler.mockImplementation(({ body }) => ({ saved: body.title }));
    const response = await save(post('{"title":"One"}', { "x-request-id": "given-id-1" }));
    expect(await response.json()).toEqual({ saved: "One" });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toBe("given-id-1");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("a Response of the handler is passed on with its own caching, nothing becomes 204", async () => {
    const own = route({ guard: "none" }, () => new Response("x", { headers: { "cache-control": "max-age=5" } }));
    expect((await own(new Request("http://chat.test/"), noParams)).headers.get("cache-control")).toBe("max-age=5");
    const empty = route({ guard: "none" }, () => undefined);
    expect((await empty(new Request("http://chat.test/"), noParams)).status).toBe(204);
  });

  test("path and query arrive parsed", async () => {
    const read = route(
      { guard: "user", params: z.object({ id: z.uuid() }), query: z.object({ page: z.coerce.number() }) },
      ({ params, query, user }) => ({ params, query, user }),
    );
    const params = Promise.resolve({ id: ana.userId });
    const response = await read(new Request("http://chat.test/api/x?page=2"), { params });
    expect(await response.json()).toEqual({
      params: { id: ana.userId },
      query: { page: 2 },
      user: { userId: ana.userId },
    });
  });
});

describe("bad input", () => {
  const cases: [string, Request, number, string][] = [
    ["malformed JSON", post("{"), 400, "The body is not valid JSON."],
    ["an empty body", post(""), 400, "The body is empty; send JSON."],
    ["another content type", post("title=x", { "content-type": "text/plain" }), 415, "Send JSON"],
    ["a field that breaks its rule", post('{"title":""}'), 400, "title: Give it a title."],
    ["a null byte", post('{"title":"a\\u0000"}'), 400, "title contains a null byte"],
    ["a lone surrogate", post('{"title":"\\ud83d"}'), 400, "title contains a null byte or a broken"],
    ["broken UTF-8", post(new Uint8Array([0x22, 0xff, 0x22])), 400, "The body is not valid UTF-8."],
    ["a scope", post('{"title":"x","scope":{"user":"other"}}'), 400, "scope is not accepted."],
    ["somebody's user id", post('{"title":"x","userId":"other"}'), 400, "userId is not accepted."],
    ["1 MB", post(JSON.stringify({ title: "x".repeat(1_000_000) })), 413, "The body is larger than"],
  ];
  test.each(cases)(
    "%s is refused with a sentence and never reaches the handler",
    async (_, request, status, message) => {
      handler.mockClear();
      const response = await save(request);
      const problem = await response.json();
      expect(response.status).toBe(status);
      expect(problem.message).toContain(message);
      expect(problem.requestId).toBe(response.headers.get("x-request-id"));
      expect(handler).not.toHaveBeenCalled();
      expect(log.error).not.toHaveBeenCalled();
    },
  );

  test("a body without a length is cut off at the limit", async () => {
    let sent = 0;
    const chunked = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
        if (sent === 100) controller.close();
      },
    });
    const request = new Request("http://chat.test/", {
      method: "POST",
      body: chunked,
      headers: { "content-type": "application/json" },
      duplex: "half",
    } as RequestInit);
    expect((await save(request)).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  test("a scope in the query is refused", async () => {
    const read = route({ guard: "user" }, () => ({}));
    const response = await read(new Request("http://chat.test/api/x?scope=other"), noParams);
    expect(response.status).toBe(400);
  });

  test("a path parameter that cannot exist is not found", async () => {
    const read = route({ guard: "user", params: z.object({ id: z.uuid() }) }, () => ({}));
    const response = await read(new Request("http://chat.test/"), { params: Promise.resolve({ id: "1; DROP" }) });
    expect(response.status).toBe(404);
  });
});

describe("guards", () => {
  test("a request from another site is refused before anything is read", async () => {
    const response = await save(post('{"title":"x"}', { origin: "https://evil.example" }));
    expect(response.status).toBe(403);
    expect(dependencies.readSession).not.toHaveBeenCalled();
  });

  test("without a session the answer is 401 and nothing is counted or looked up", async () => {
    dependencies.readSession.mockResolvedValue(null);
    const response = await save(post('{"title":"x"}'));
    expect(response.status).toBe(401);
    expect(dependencies.admit).not.toHaveBeenCalled();
    expect(dependencies.takeRateLimit).not.toHaveBeenCalled();
  });

  test("a role is asked of the admission", async () => {
    handler.mockClear();
    dependencies.admit.mockRejectedValue(new AppError("forbidden", "This needs the role operator."));
    const act = route({ guard: "operator" }, () => handler({ body: { title: "x" } }));
    expect((await act(new Request("http://chat.test/"), noParams)).status).toBe(403);
    expect(dependencies.admit).toHaveBeenCalledWith(ana, "operator");
    expect(handler).not.toHaveBeenCalled();
  });

  test("limits count the user, or the address when nobody is signed in", async () => {
    await route({ guard: "user", rateLimit: "chat" }, () => ({}))(new Request("http://chat.test/"), noParams);
    await route({ guard: "none", rateLimit: "signUp" }, () => ({}))(new Request("http://chat.test/"), noParams);
    expect(dependencies.takeRateLimit.mock.calls).toEqual([
      ["chat", ana.userId],
      ["signUp", "192.0.2.1"],
    ]);
  });
});

describe("the guard that overlaps", () => {
  test("starts the handler before the database has answered, with the scope of the cookie's user", async () => {
    const admission = Promise.withResolvers<{ userId: string }>();
    dependencies.admit.mockReturnValue(admission.promise);
    const started = Promise.withResolvers<unknown>();
    const overlap = route({ guard: "session" }, ({ session, admitted }) => {
      started.resolve(session.scope);
      return admitted;
    });
    const response = overlap(new Request("http://chat.test/"), noParams);
    expect(await started.promise).toEqual({ user: ana.userId });
    admission.resolve({ userId: ana.userId });
    expect(await (await response).json()).toEqual({ userId: ana.userId });
  });

  test.each([
    ["answers", () => ({ secret: 1 })],
    ["fails", () => Promise.reject(new AppError("not_found", "No such conversation."))],
  ])("lets nothing out of a revoked session even when the handler %s first", async (_, handle) => {
    dependencies.admit.mockRejectedValue(new AppError("unauthenticated", "You are signed out."));
    const response = await route({ guard: "session" }, handle)(new Request("http://chat.test/"), noParams);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("secret");
  });
});

describe("what is logged", () => {
  test("method, path, status and duration of each request; never the query or the body", async () => {
    handler.mockImplementation(({ body }) => ({ saved: body.title }));
    await save(post('{"title":"private"}'));
    const [entry] = log.info.mock.calls[0] ?? [];
    expect(entry).toMatchObject({ method: "POST", path: "/api/things", status: 200, userId: ana.userId });
    expect(JSON.stringify(log.info.mock.calls)).not.toContain("private");
  });

  test("an unexpected failure is logged under the id that the answer shows", async () => {
    handler.mockImplementation(() => {
      throw new Error("connection to private@host refused");
    });
    const response = await save(post('{"title":"x"}'));
    const { requestId } = await response.json();
    expect(response.status).toBe(500);
    expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ requestId, error: "Error" }), "request failed");
    expect(JSON.stringify(log.error.mock.calls)).not.toContain("private@host");
  });
});
