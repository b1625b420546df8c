import { expect, it } from "vitest";
import { routePaths } from "@/lib/testing/memory-api.ts";
import { allOperations } from "./all-operations.ts";
import { openApiDocument } from "./openapi.ts";

const document = openApiDocument();
const paths = document.paths as Record<string, Record<string, { operationId: string }>>;
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

it("describes every method of every route file, and nothing else", async () => {
  const routed: string[] = [];
  for (const { path, file } of routePaths()) {
    const handlers: Record<string, unknown> = await import(file);
    for (const method of methods) if (handlers[method]) routed.push(`${method} /api/v1${path}`);
  }
  const described = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(routed.sort());
});

it("names every operation once, with the parameters of its path", () => {
  const ids = Object.values(paths).flatMap((verbs) => Object.values(verbs).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, params } of allOperations)
    expect([...path.matchAll(/\{(\w+)\}/g)].length > 0, path).toBe(params !== undefined);
});

it("says what bodies hold, from the schemas that check them", () => {
  const remember = paths["/api/v1/{context}/facts"]?.post as unknown as {
    requestBody: { content: { "application/json": { schema: { properties: object; required: string[] } } } };
  };
  const { properties, required } = remember.requestBody.content["application/json"].schema;
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(["text", "session_id", "observed_at", "infer"]));
  expect(required).toBeUndefined();
});

it("is JSON that survives a round trip", () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  expect(document.openapi).toBe("3.1.0");
});
