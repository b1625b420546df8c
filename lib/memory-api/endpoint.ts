import { readJson, refuseUnstorableText } from "@/lib/http/body.ts";
import { AppError } from "@/lib/http/errors.ts";
import { parseInput, queryObject } from "@/lib/http/input.ts";
import { isExpected, problemResponse } from "@/lib/http/problem.ts";
import { requestIdOf } from "@/lib/http/request-id.ts";
import { authenticate, type KeyHolder } from "./authenticate.ts";
import { callScope } from "./call-scope.ts";
import type { AnyOperation, ApiCall } from "./operation.ts";
import { type ApiServices, apiServices } from "./services.ts";

const defaultMaxBytes = 1024 * 1024;

/**
 * The route handler of an operation. In this order: request id, key, context, grant, rate limit, params, query, body;
 * then the operation; failures become problem documents.
 */
export function endpoint(operation: AnyOperation) {
  return async (request: Request): Promise<Response> => {
    const services = apiServices();
    const started = performance.now();
    const requestId = requestIdOf(request.headers);
    let holder: KeyHolder | undefined;
    let response: Response;
    try {
      const { context, ...params } = pathParams(operation.path, request.url);
      holder = await admit(operation, request, services);
      if (holder.contextId !== context) throw new AppError("forbidden", "This key does not open that context.");
      response = await answer(operation, request, params, { services, requestId, holder });
    } catch (error) {
      response = problemResponse(error, requestId);
      if (response.status === 401) response.headers.set("www-authenticate", "Bearer");
      if (!isExpected(error)) services.onFault(error, { requestId, keyId: holder?.keyId });
    }
    response.headers.set("x-request-id", requestId);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    services.onRequest({
      requestId,
      keyId: holder?.keyId,
      operation: operation.id,
      status: response.status,
      durationMs: Math.round(performance.now() - started),
    });
    return response;
  };
}

async function admit(operation: AnyOperation, request: Request, services: ApiServices): Promise<KeyHolder> {
  let holder: KeyHolder;
  try {
    holder = await authenticate(services.prisma, request.headers, services.now());
  } catch (error) {
    await services.takeRateLimit("memoryApi", services.addressOf(request.headers));
    throw error;
  }
  if (operation.grant !== null && !holder.grants.includes(operation.grant))
    throw new AppError("forbidden", `This needs a key with the grant ${operation.grant}.`);
  await services.takeRateLimit("memoryApi", holder.keyId);
  if (operation.rateLimit) await services.takeRateLimit(operation.rateLimit, holder.keyId);
  return holder;
}

async function answer(
  operation: AnyOperation,
  request: Request,
  params: Record<string, string>,
  { services, requestId, holder }: { services: ApiServices; requestId: string; holder: KeyHolder },
): Promise<Response> {
  const query = queryObject(new URL(request.url).searchParams);
  refuseUnstorableText(query, "The query");
  const call: ApiCall = {
    request,
    requestId,
    holder,
    services,
    actor: { kind: "key", id: holder.keyId },
    memory: services.memoryOf(holder.contextId),
    params: parseParams(operation, params),
    query: operation.query && parseInput(operation.query, query),
    body: operation.body && parseInput(operation.body, await bodyOf(operation, request)),
    ...callScope(holder, services),
  };
  const result = await operation.handle(call);
  if (result instanceof Response) return result;
  const status = operation.status ?? 200;
  return status === 204 ? new Response(null, { status }) : Response.json(result, { status });
}

function bodyOf({ bodyOptional, maxBytes = defaultMaxBytes }: AnyOperation, request: Request): Promise<unknown> {
  const isAbsent = !request.headers.has("content-type") && Number(request.headers.get("content-length") ?? 0) === 0;
  return bodyOptional && isAbsent ? Promise.resolve({}) : readJson(request, maxBytes);
}

function parseParams({ params: schema }: AnyOperation, params: unknown) {
  refuseUnstorableText(params, "The address");
  const result = schema?.safeParse(params);
  if (result && !result.success) throw new AppError("not_found", "There is nothing at this address.");
  return result?.data;
}

/** Values of the path's placeholders, decoded once, whatever the framework does to them. */
function pathParams(path: string, url: string): Record<string, string> {
  const given = new URL(url).pathname.split("/").slice(3);
  const names = ["{context}", ...path.split("/").slice(1)];
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    if (!name.startsWith("{")) continue;
    try {
      params[name.slice(1, -1)] = decodeURIComponent(given[index] ?? "");
    } catch {
      throw new AppError("not_found", "There is nothing at this address.");
    }
  }
  return params;
}
