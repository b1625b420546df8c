/** Calls a route of the inspector. Throws an Error whose message can be shown. */
export async function send<Answer>(path: string, body: object = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The server cannot be reached. Nothing was changed.");
  }
  const text = await response.text();
  const answer: unknown = text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  if (response.ok) return answer as Answer;
  const message = (answer as { message?: unknown } | null)?.message;
  throw new Error(typeof message === "string" ? message : "Something went wrong. Nothing was changed.");
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong.";
}
