import { expect, it } from "vitest";
import { routePaths } from "@/lib/testing/memory-api.ts";
import { allOperations } from "./all-operations.ts";
import { openApiDocument } from "./openapi.ts";

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary: string;
  security?: Json[];
  parameters?: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}

const document = openApiDocument();
const paths = document.paths as Record<string, Record<string, Operation>>;
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const described = Object.entries(paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
);

/** Every object and list inside a value, with where it stands. */
function* parts(value: unknown, at = "#"): Generator<[string, Json]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Json];
  for (const [name, one] of Object.entries(value)) yield* parts(one, `${at}/${name}`);
}

it("describes every method of every route file, and nothing else", async () => {
  const routed: string[] = [];
  for (const { path, file } of routePaths()) {
    const handlers: Record<string, unknown> = await import(file);
    for (const method of methods) if (handlers[method]) routed.push(`${method} /api/v1${path}`);
  }
  expect(described.map(({ path, verb }) => `${verb.toUpperCase()} ${path}`).sort()).toEqual(routed.sort());
  expect(allOperations.length).toBe(routed.length - 2);
});

it("has the members that OpenAPI 3.1 asks of a document, and no others", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document).sort()).toEqual(["components", "info", "openapi", "paths", "security"]);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  for (const path of Object.keys(paths)) expect(path).toMatch(/^\/api\/v1(?:\/(?:[\w.-]+|\{\w+\}))+$/);
  // Two templates that differ in the names of their parameters alone would be the same address.
  const templates = Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, "{}"));
  expect(new Set(templates).size).toBe(templates.length);
});

it("gives every operation a name of its own, a summary, its failures and its security", () => {
  const ids = described.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const schemes = Object.keys((document.components as { securitySchemes: Json }).securitySchemes);
  expect((document.security as Json[]).flatMap(Object.keys).sort()).toEqual(schemes.sort());
  for (const { path, operation } of described) {
    const { operationId, summary, responses, security } = operation;
    expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(summary.length, operationId).toBeGreaterThan(10);
    for (const { description } of Object.values(responses)) expect(description, operationId).not.toBe("");
    expect(
      Object.keys(responses).filter((code) => code.startsWith("2")),
      operationId,
    ).toHaveLength(1);
    if (!path.includes("{context}")) {
      expect(security).toEqual([]);
      continue;
    }
    expect(security).toBeUndefined();
    for (const code of ["400", "401", "403", "404", "409", "413", "415", "422", "429", "500", "501", "503"])
      expect(responses[code]?.content, `${operationId} ${code}`).toEqual({
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      });
  }
});

it("describes exactly the parameters of each path, once", () => {
  for (const { path, operation } of described) {
    const { parameters = [], operationId } = operation;
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = parameters.filter((one) => one.in === "path");
    expect(inPath.map(({ name }) => name).sort(), operationId).toEqual(named.sort());
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(parameters.length);
    for (const { schema } of parameters) expect(Object.keys(schema).length, operationId).toBeGreaterThan(0);
  }
  for (const { path, params } of allOperations)
    expect([...path.matchAll(/\{(\w+)\}/g)].length > 0, path).toBe(params !== undefined);
});

it("every reference leads somewhere, and every schema is one of JSON Schema 2020-12", () => {
  const types = ["string", "number", "integer", "boolean", "object", "array", "null"];
  let references = 0;
  for (const [at, part] of parts(document)) {
    if (typeof part.$ref === "string") {
      references += 1;
      const target = part.$ref
        .split("/")
        .slice(1)
        .reduce<unknown>((inner, name) => (inner as Json)?.[name], document);
      expect(target, `${at} → ${part.$ref}`).toBeTypeOf("object");
    }
    if (at.endsWith("/schema") || at.includes("/schemas/")) {
      if (typeof part.type === "string" && !at.endsWith("/properties")) expect(types, at).toContain(part.type);
      if (Array.isArray(part.required) && !at.endsWith("/properties"))
        for (const name of part.required) expect(Object.keys((part.properties ?? {}) as Json), at).toContain(name);
    }
  }
  expect(references).toBeGreaterThan(described.length);
});

it("says what comes in and goes out of every verb, from the schemas that check it", () => {
  for (const one of allOperations) {
    const operation = paths[`/api/v1/{context}${one.path}`]?.[one.method.toLowerCase()];
    expect(operation?.requestBody !== undefined, one.id).toBe(one.body !== undefined);
    const answer = operation?.responses[String(one.status ?? 200)];
    expect(answer?.content !== undefined, one.id).toBe(one.status !== 204);
  }
  const { schema } = paths["/api/v1/{context}/facts"]?.post?.requestBody?.content["application/json"] ?? {};
  const { properties = {}, required } = (schema ?? {}) as { properties?: Json; required?: string[] };
  const members = ["text", "infer", "role", "session_id", "scopes", "labels", "memory_category", "observed_at"];
  expect(Object.keys(properties)).toEqual(expect.arrayContaining([...members, "triples", "addressees"]));
  expect(required).toBeUndefined();
});

it("is JSON that survives a round trip", () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});
