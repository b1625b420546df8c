/** A refused request: `message` is the server's sentence for the person. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null,
  ) {
    super(message);
  }
}

/** Reads problem+json into an error; a server that does not answer in that form gets a general sentence. */
export async function refusal(response: Response): Promise<RequestRefused> {
  const problem: unknown = await response.json().catch(() => null);
  const member = (name: string) => {
    const value = problem && typeof problem === "object" ? (problem as Record<string, unknown>)[name] : undefined;
    return typeof value === "string" ? value : null;
  };
  if (response.status === 401) return new RequestRefused("You are signed out. Sign in again to go on.", 401, null);
  return new RequestRefused(
    member("detail") ?? member("message") ?? "The server could not do that. Try again.",
    response.status,
    member("code"),
  );
}

/** Sends JSON and returns what comes back, null for an empty answer. Throws RequestRefused. */
export async function requestJson<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? undefined : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new RequestRefused("The server cannot be reached. Check the connection and try again.", 0, null);
  }
  if (!response.ok) throw await refusal(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : null) as Result;
}

/** The sentence to show for anything thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof RequestRefused ? error.message : "Something went wrong. Try again.";
}
