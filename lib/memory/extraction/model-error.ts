/**
 * A provider failed in a way that a later try can mend. The worker retries; after its last try the rules answer.
 * Carries no cause: a provider's error holds the request, and with it what was said.
 */
export class ModelUnavailable extends Error {
  /** Class and reason, as recorded with the run: "ModelUnavailable: rate_limited". */
  override readonly name: string;
  constructor(readonly reason: "rate_limited" | "server_error" | "timeout" | "network") {
    super("The model did not answer. The turn is kept and will be read later.");
    this.name = `ModelUnavailable: ${reason}`;
  }
}
