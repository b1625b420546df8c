import type { MemoryError } from "@/lib/memory/errors.ts";

/** Stable codes of expected failures and the HTTP status each one answers with. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  not_implemented: 501,
  unavailable: 503,
} as const satisfies Record<MemoryError["code"], number> & Record<string, number>;

export type ErrorCode = keyof typeof statusOf;

/** One fault of the input. `path` is dotted, e.g. `messages.0.text`; "" is the body itself. */
export interface FieldFault {
  path: string;
  message: string;
}

/** An expected failure. `message` is shown to people: it says what to do and never repeats what they wrote. */
export class AppError extends Error {
  override readonly name = "AppError";

  /** By name: a bundler may give each route its own copy of this class, while limiters and services are one per process. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "AppError";
  }

  readonly fields: readonly FieldFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: { fields?: readonly FieldFault[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
