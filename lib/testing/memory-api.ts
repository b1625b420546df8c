import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { ModelSource } from "@/lib/chat/services.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { Spectron, type SpectronOptions } from "@/lib/memory/spectron.ts";
import { absentVerb } from "@/lib/memory-api/absent-verb.ts";
import { allOperations } from "@/lib/memory-api/all-operations.ts";
import { type Grant, grants } from "@/lib/memory-api/key-format.ts";
import { mintKey } from "@/lib/memory-api/keys.ts";
import { type ApiServices, useApiServices } from "@/lib/memory-api/services.ts";
import { builtInModel } from "@/lib/models/built-in/model.ts";

const routesRoot = fileURLToPath(new URL("../../app/api/v1", import.meta.url));
export const origin = "http://memory.test";

/** Route files below app/api/v1 that hold a verb, as paths with placeholders: "/{context}/sessions/{id}/turns". */
export function routePaths(): { path: string; file: string }[] {
  return readdirSync(routesRoot, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`${sep}route.ts`) && !file.includes("[..."))
    .map((file) => ({
      file: join(routesRoot, file),
      path: `/${relative(routesRoot, join(routesRoot, file))
        .split(sep)
        .slice(0, -1)
        .map((segment) => segment.replace(/^\[(.+)\]$/, "{$1}"))
        .join("/")}`,
    }))
    .sort((a, b) => (a.path.replaceAll("{", "~") < b.path.replaceAll("{", "~") ? -1 : 1));
}

const routes = routePaths();

/** Every operation that answered with success, and with a body that its schema accepts. */
export const exercised = new Set<string>();

/** Sends a request straight to the handler of its route file, and holds every good answer against its schema. */
export async function dispatch(request: Request): Promise<Response> {
  const segments = new URL(request.url).pathname.replace("/api/v1", "").split("/");
  const route = routes.find(({ path }) => {
    const names = path.split("/");
    return names.length === segments.length && names.every((name, i) => name.startsWith("{") || name === segments[i]);
  });
  if (!route) return absentVerb(request);
  const handlers: Record<string, ((request: Request) => Promise<Response>) | undefined> = await import(route.file);
  const handler = handlers[request.method];
  if (!handler) return new Response("no such method", { status: 405 });
  const response = await handler(request);
  const operation = allOperations.find(
    (one) => one.method === request.method && `/{context}${one.path}` === route.path,
  );
  if (operation && response.ok) {
    expect(response.status).toBe(operation.status ?? 200);
    if (response.headers.get("content-type")?.startsWith("application/json"))
      operation.response?.parse(await response.clone().json());
    exercised.add(operation.id);
  }
  return response;
}

/** A `fetch` that never leaves the process. */
export const dispatchFetch: typeof fetch = (input, init) => dispatch(new Request(input, init));

export const builtInModels: ModelSource = {
  resolve: (asked) => asked ?? "built-in",
  open: (_id, memory) => builtInModel(memory),
  writesTitles: () => false,
};

/** The Memory API on a test's database, with an in-process engine and no limits. */
export function serveMemoryApi(
  prisma: PrismaClient,
  { engine = {}, ...services }: Partial<ApiServices> & { engine?: SpectronOptions } = {},
) {
  const spectron = new Spectron({ store: prisma, ...engine });
  const faults: unknown[] = [];
  useApiServices({
    prisma,
    memoryOf: (contextId) => spectron.memory({ contextId }),
    models: builtInModels,
    takeRateLimit: async () => {},
    addressOf: () => "192.0.2.1",
    secret: "a secret of the tests that nobody else knows",
    now: () => new Date(),
    learnWaitMs: 10_000,
    onRequest: () => {},
    onFault: (error) => faults.push(error),
    ...services,
  });
  return { spectron, faults };
}

/** A key for these scopes, as an operator makes it. */
export async function keyFor(
  prisma: PrismaClient,
  scopes: readonly string[],
  { contextId = "chat", held = grants }: { contextId?: string; held?: readonly Grant[] } = {},
): Promise<string> {
  const { key } = await mintKey(
    prisma,
    { name: `test ${crypto.randomUUID()}`, contextId, scopes, grants: held, validUntil: null },
    { actor: { kind: "process", id: "tests" }, now: new Date() },
  );
  return key;
}

/** One JSON request with a key; `headers` win. */
export async function callApi(
  key: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await dispatch(
    new Request(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  const json: unknown = type.includes("json") && text !== "" ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

/** The string at a dotted path of an answer, such as "extraction.attributes.0.id". */
export function textAt(answer: unknown, path: string): string {
  let value = answer;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) throw new Error(`There is no ${path} in the answer.`);
    value = Reflect.get(value, name);
  }
  if (typeof value !== "string") throw new Error(`${path} is not a string in the answer.`);
  return value;
}
