/** Expected failures of the engine. `code` is stable; `message` says what to do and never holds what people said. */
export class MemoryError extends Error {
  override readonly name = "MemoryError";

  /** By name: a bundler may give each route its own copy of this class, while the engine is one per process. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "MemoryError";
  }

  constructor(
    readonly code: "invalid" | "not_found" | "conflict" | "forbidden" | "too_large" | "unavailable",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
