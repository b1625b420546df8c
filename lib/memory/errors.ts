/** Expected failures of the engine. `code` is stable; `message` says what to do and never holds what people said. */
export class MemoryError extends Error {
  override readonly name = "MemoryError";
  constructor(
    readonly code: "invalid" | "not_found" | "conflict" | "forbidden" | "too_large" | "unavailable",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
