import { MemoryError } from "@/lib/memory/errors.ts";
import { AppError, type ErrorCode, type FieldFault, statusOf } from "./errors.ts";

/** Body of every error answer: RFC 9457, plus `message` for clients that look for that name. */
export interface Problem {
  type: "about:blank";
  title: string;
  status: number;
  detail: string;
  message: string;
  code: ErrorCode | "unexpected";
  requestId: string;
  fields?: readonly FieldFault[];
}

const titles: Record<Problem["code"], string> = {
  invalid: "Bad Request",
  unauthenticated: "Unauthorized",
  forbidden: "Forbidden",
  not_found: "Not Found",
  conflict: "Conflict",
  too_large: "Content Too Large",
  unsupported_media_type: "Unsupported Media Type",
  unprocessable: "Unprocessable Content",
  rate_limited: "Too Many Requests",
  not_implemented: "Not Implemented",
  unavailable: "Service Unavailable",
  unexpected: "Internal Server Error",
};

/** Failures whose sentence may leave the house. Anything else is a defect and stays opaque. */
export function isExpected(error: unknown): error is AppError | MemoryError {
  return error instanceof AppError || error instanceof MemoryError;
}

/** The answer to a failed request. Says nothing of an unexpected error but the id under which it was logged. */
export function problemResponse(error: unknown, requestId: string): Response {
  const expected = isExpected(error);
  const code = expected ? error.code : "unexpected";
  const status = expected ? statusOf[error.code] : 500;
  const detail = expected
    ? error.message
    : `Something went wrong on our side. If it happens again, report it with the number ${requestId}.`;
  const problem: Problem = {
    type: "about:blank",
    title: titles[code],
    status,
    detail,
    message: detail,
    code,
    requestId,
  };
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8" });
  if (error instanceof AppError) {
    if (error.fields.length > 0) problem.fields = error.fields;
    if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  }
  if (status === 401) headers.set("www-authenticate", "Session");
  return new Response(JSON.stringify(problem), { status, headers });
}
