import { z } from "zod";
import { allOperations } from "./all-operations.ts";
import type { AnyOperation } from "./operation.ts";

type Json = Record<string, unknown>;

const problem = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  message: z.string().describe("The same as detail, for clients that look for this name."),
  code: z.string(),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const failures = {
  400: "The input is not valid.",
  401: "The key is missing, wrong, expired or revoked.",
  403: "The key does not open this.",
  404: "There is no such thing within the key's reach.",
  409: "It contradicts what is there, or the Idempotency-Key was used for something else.",
  413: "The body is too large.",
  415: "The body is not JSON.",
  422: "It is well-formed, but cannot be done.",
  429: "Too many requests; see Retry-After.",
  500: "A fault of the server; the requestId names it in its log.",
  501: "The original product has this, this server has not.",
  503: "Not possible right now; see Retry-After.",
};

/** OpenAPI 3.1, made from the very schemas that check the requests. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {
    "/api/v1/health": {
      get: {
        operationId: "health",
        summary: "Whether the server answers. Needs no key.",
        security: [],
        responses: { 200: { description: "It does." } },
      },
    },
    "/api/v1/openapi.json": {
      get: {
        operationId: "openapi",
        summary: "This document. Needs no key.",
        security: [],
        responses: { 200: { description: "OpenAPI 3.1." } },
      },
    },
  };
  for (const operation of allOperations) {
    const path = `/api/v1/{context}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Palimpsest Memory API",
      version: "1.0.0",
      description:
        "Memory of people across conversations. A key opens one context and some scopes in it; scopes and lens narrow that further. Verbs marked x-extension are ours alone.",
    },
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "sp-<prefix>-<secret>" },
        apiKey: { type: "apiKey", in: "header", name: "API-KEY" },
      },
      schemas: { Problem: z.toJSONSchema(problem) },
    },
  };
}

function described(operation: AnyOperation): Json {
  const { id, summary, grant, extension, status = 200, response, body } = operation;
  return {
    operationId: id,
    summary,
    ...(extension ? { "x-extension": true } : {}),
    ...(grant ? { "x-grant": grant } : {}),
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(body ? { requestBody: { required: !operation.bodyOptional, content: json(incoming(body)) } } : {}),
    responses: {
      [status]: {
        description: status === 204 ? "Done." : "The answer.",
        ...(response ? { content: json(z.toJSONSchema(response, { io: "output" }) as Json) } : {}),
      },
      ...Object.fromEntries(
        Object.entries(failures).map(([code, description]) => [
          code,
          {
            description,
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

function pathParameters({ path, params }: AnyOperation) {
  const schemas = params ? properties(incoming(params)) : {};
  const names = ["context", ...[...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])];
  return names.map((name) => ({ name, in: "path", required: true, schema: schemas[name] ?? { type: "string" } }));
}

function queryParameters({ query }: AnyOperation) {
  if (!query) return [];
  const schema = incoming(query);
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties(schema)).map(([name, one]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: one,
  }));
}

function incoming(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: "input" }) as Json;
}

function properties(schema: Json): Record<string, Json> {
  return (schema.properties ?? {}) as Record<string, Json>;
}

function json(schema: Json) {
  return { "application/json": { schema } };
}
