import { APICallError, LoadAPIKeyError, NoSuchModelError, RetryError } from "ai";
import type { AnswerErrorCode } from "@/lib/chat/types.ts";

/** Thrown for a model id that no connected provider answers to. */
export class UnknownModel extends Error {
  override readonly name = "UnknownModel";
}

/** Reason given to the abort of a model call that stayed silent for too long. */
export class ModelTimeout extends Error {
  override readonly name = "ModelTimeout";
}

/** The connection ended before the provider said that the answer was complete. */
export class AnswerCutOff extends Error {
  override readonly name = "AnswerCutOff";
}

const outOfQuota = /insufficient[_ ]quota|exceeded your current quota|billing|credit balance|out of credits/i;
const unknownModel = /model[_ ]not[_ ]found|model .{1,200} (?:does not exist|not found)|unknown model/i;

/**
 * The stable code of what went wrong with a model call. `begun`: text had already arrived, so a broken connection
 * means an answer that was cut off.
 */
export function answerErrorCode(error: unknown, { begun = false } = {}): AnswerErrorCode {
  const cause = rootOf(error);
  if (cause instanceof ModelTimeout || nameOf(cause) === "TimeoutError") return "model_timeout";
  if (cause instanceof AnswerCutOff) return begun ? "model_cut_off" : "model_unavailable";
  if (cause instanceof UnknownModel || NoSuchModelError.isInstance(cause)) return "model_unknown";
  if (LoadAPIKeyError.isInstance(cause)) return "model_key_rejected";
  const status = statusOf(cause);
  if (status !== undefined && status >= 400) return codeOfStatus(status, `${messageOf(cause)} ${bodyOf(cause)}`);
  if (isBrokenConnection(cause) || APICallError.isInstance(cause)) return begun ? "model_cut_off" : "model_unavailable";
  return "unexpected";
}

function codeOfStatus(status: number, text: string): AnswerErrorCode {
  if (status === 402) return "model_quota";
  if (status === 429) return outOfQuota.test(text) ? "model_quota" : "model_rate_limited";
  if (outOfQuota.test(text) && status < 500) return "model_quota";
  if (status === 401 || status === 403) return "model_key_rejected";
  if (status === 404 || (status === 400 && unknownModel.test(text))) return "model_unknown";
  if (status === 408 || status === 504) return "model_timeout";
  if (status >= 500) return "model_unavailable";
  return "unexpected";
}

function rootOf(error: unknown): unknown {
  if (RetryError.isInstance(error)) return rootOf(error.lastError);
  if (error instanceof Error && error.name === "AI_NoOutputGeneratedError" && error.cause) return rootOf(error.cause);
  return error;
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}

function bodyOf(error: unknown): string {
  return APICallError.isInstance(error) ? (error.responseBody ?? "") : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const text = `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`;
  return /terminated|fetch failed|cannot connect|socket|other side closed|ECONN|EPIPE|network|premature/i.test(text);
}
