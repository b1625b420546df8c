import { MemoryError } from "../errors.ts";
import { revived } from "./revive.ts";

export interface RemoteOptions {
  endpoint: URL;
  apiKey: string;
  fetch: typeof fetch;
  timeoutMs: number;
  now(): Date;
  sleep(ms: number): Promise<void>;
}

export interface RemoteRequest {
  method: "GET" | "POST" | "DELETE";
  /** Below /api/v1/{context}, each segment already encoded. */
  path: string;
  query?: Record<string, string | number | Date | undefined>;
  body?: unknown;
  /** Repeating it does no harm: it is tried again after a server's failure or a broken connection. */
  repeatable?: boolean;
  idempotencyKey?: string;
}

const pausesMs = [250, 500, 1_000];
const defaultTimeoutMs = 30_000;

/** Throws MemoryError `invalid` for an endpoint or a key that cannot work. */
export function remoteOptions(given: {
  endpoint: string;
  apiKey?: string;
  fetch?: typeof fetch;
  timeoutMs?: number;
  clock?: { now(): Date };
}): RemoteOptions {
  const { endpoint, apiKey, timeoutMs = defaultTimeoutMs, clock } = given;
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    throw new MemoryError("invalid", "endpoint must be an http or https address, such as https://chat.example.com.");
  if (!apiKey) throw new MemoryError("invalid", "With an endpoint, pass the apiKey that opens it.");
  return {
    endpoint: new URL(endpoint),
    apiKey,
    fetch: given.fetch ?? ((input, init) => fetch(input, init)),
    timeoutMs,
    now: () => clock?.now() ?? new Date(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/**
 * One call of the Memory API. Repeatable ones are made up to three times, 250, 500 and 1,000 ms apart or as the server's
 * Retry-After says; timeouts and refusals never again (spec §5.3). Throws MemoryError.
 */
export async function request<Result>(options: RemoteOptions, contextId: string, call: RemoteRequest): Promise<Result> {
  const most = call.repeatable ? pausesMs.length : 1;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(options, contextId, call);
    if ("result" in outcome) return outcome.result as Result;
    if (!outcome.again || attempt + 1 >= most) throw outcome.error;
    await options.sleep(Math.max(pausesMs[attempt] ?? 0, outcome.retryAfterMs));
  }
}

/** Unknown and unreachable sessions are one refusal over HTTP; in-process it is called `not_found`. */
export async function unknownSession<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof MemoryError && error.code === "forbidden")
      throw new MemoryError("not_found", "There is no such session in this scope.", { cause: error });
    throw error;
  }
}

type Outcome = { result: unknown } | { error: MemoryError; again: boolean; retryAfterMs: number };

async function attemptOnce(options: RemoteOptions, contextId: string, call: RemoteRequest): Promise<Outcome> {
  const { fetch: send, timeoutMs } = options;
  let response: Response;
  let text: string;
  try {
    response = await send(urlOf(options, contextId, call), {
      method: call.method,
      headers: headersOf(options, call),
      signal: AbortSignal.timeout(timeoutMs),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    text = await response.text();
  } catch (cause) {
    const late = cause instanceof Error && cause.name === "TimeoutError";
    const message = late ? "The memory did not answer in time." : "The memory cannot be reached.";
    return { error: new MemoryError("unavailable", message, { cause }), again: !late, retryAfterMs: 0 };
  }
  if (response.ok) {
    try {
      return { result: text === "" ? undefined : revived(text) };
    } catch (cause) {
      const error = new MemoryError("unavailable", "What answered is not a Memory API.", { cause });
      return { error, again: false, retryAfterMs: 0 };
    }
  }
  const retryAfterMs = Number(response.headers.get("retry-after") ?? 0) * 1_000 || 0;
  return { error: failure(response.status, text), again: response.status >= 500, retryAfterMs };
}

function urlOf({ endpoint }: RemoteOptions, contextId: string, { path, query = {} }: RemoteRequest): URL {
  const base = endpoint.href.replace(/\/$/, "");
  const url = new URL(`${base}/api/v1/${encodeURIComponent(contextId)}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  return url;
}

function headersOf({ apiKey }: RemoteOptions, { body, idempotencyKey }: RemoteRequest): Record<string, string> {
  return {
    authorization: `Bearer ${apiKey}`,
    accept: "application/json",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
  };
}

const codes: Readonly<Record<number, MemoryError["code"]>> = {
  400: "invalid",
  401: "forbidden",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  415: "invalid",
  422: "invalid",
};

function failure(status: number, text: string): MemoryError {
  let message = `The memory answered with status ${status}.`;
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem === "object" && problem !== null && "message" in problem && typeof problem.message === "string")
      message = problem.message;
  } catch {
    // Something before the server answered, such as a proxy; the status says enough.
  }
  return new MemoryError(codes[status] ?? "unavailable", message);
}
