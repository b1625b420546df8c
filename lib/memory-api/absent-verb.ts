import { AppError } from "@/lib/http/errors.ts";
import { problemResponse } from "@/lib/http/problem.ts";
import { requestIdOf } from "@/lib/http/request-id.ts";

/** What the original product has and this server has not, and why. */
const absent: Readonly<Record<string, string>> = {
  documents: "There are no documents here, only what people said.",
  actions: "There are no actions here; what happened stands in the turns.",
  reflect: "This memory says nothing of its own about people.",
  consolidate: "This memory says nothing of its own about people.",
  elaborate: "This memory says nothing of its own about people.",
  fsck: "What waits for a ruling is in /uncertainty, names that may be one entity in /aliases.",
  lifecycle: "Facts end and fade by their own dates; nothing has to be run for it.",
  "scope-grants": "Keys are only narrowed. Make a new key to open more.",
  principals: "Keys are only narrowed, at /keys. Make a new key to open more.",
};

/** Answers for addresses below a context that no verb has: with a problem document, as everywhere. */
export function absentVerb(request: Request): Response {
  const requestId = requestIdOf(request.headers);
  const [, , , , verb = ""] = new URL(request.url).pathname.split("/");
  const reason = Object.hasOwn(absent, verb) ? absent[verb] : undefined;
  const error = reason
    ? new AppError("not_implemented", reason)
    : new AppError("not_found", "There is nothing at this address. What there is stands in /api/v1/openapi.json.");
  const response = problemResponse(error, requestId);
  response.headers.set("x-request-id", requestId);
  response.headers.set("cache-control", "no-store");
  return response;
}
