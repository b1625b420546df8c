import { describe, expect, test } from "vitest";
import { MemoryError } from "@/lib/memory/errors.ts";
import { AppError, statusOf } from "./errors.ts";
import { problemResponse } from "./problem.ts";

describe("problem documents", () => {
  test("an expected error says what to do, under both names, with its fields and the request's id", async () => {
    const fields = [{ path: "title", message: "Use at most 80 characters." }];
    const response = problemResponse(new AppError("invalid", "The title is too long.", { fields }), "request-1");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "The title is too long.",
      message: "The title is too long.",
      code: "invalid",
      requestId: "request-1",
      fields,
    });
  });

  test.each(Object.entries(statusOf))("%s answers with %i", async (code, status) => {
    const response = problemResponse(new AppError(code as keyof typeof statusOf, "Sentence."), "r");
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code });
  });

  test("errors of the memory engine keep their code and sentence", async () => {
    const response = problemResponse(new MemoryError("conflict", "Someone else changed this fact."), "r");
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "conflict", message: "Someone else changed this fact." });
  });

  test("a limit says when to come back", () => {
    const response = problemResponse(new AppError("rate_limited", "Wait.", { retryAfterSeconds: 12 }), "r");
    expect(response.headers.get("retry-after")).toBe("12");
  });

  test("an unexpected error shows nothing but the request's id", async () => {
    const response = problemResponse(new Error('duplicate key value "ana@example.com"'), "request-2");
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("ana@example.com");
    expect(JSON.parse(text)).toMatchObject({ code: "unexpected", requestId: "request-2" });
    expect(JSON.parse(text).message).toContain("request-2");
  });
});
