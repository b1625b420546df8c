import { APICallError, LoadAPIKeyError, RetryError } from "ai";
import { expect, test } from "vitest";
import { AnswerCutOff, answerErrorCode, ModelTimeout, UnknownModel } from "./errors.ts";

const call = (statusCode: number | undefined, responseBody = "", message = "Refused") =>
  new APICallError({ message, url: "https://models.example/v1", requestBodyValues: {}, statusCode, responseBody });

test.each([
  [401, "", "model_key_rejected"],
  [403, "", "model_key_rejected"],
  [402, "", "model_quota"],
  [404, "", "model_unknown"],
  [408, "", "model_timeout"],
  [429, '{"error":{"code":"rate_limit_exceeded"}}', "model_rate_limited"],
  [429, '{"error":{"code":"insufficient_quota"}}', "model_quota"],
  [400, "Your credit balance is too low", "model_quota"],
  [400, '{"error":{"code":"model_not_found"}}', "model_unknown"],
  [400, "Something else", "unexpected"],
  [500, "", "model_unavailable"],
  [503, "billing service is down", "model_unavailable"],
  [504, "", "model_timeout"],
  [529, "Overloaded", "model_unavailable"],
] as const)("status %i %s becomes %s", (status, body, code) => {
  expect(answerErrorCode(call(status, body))).toBe(code);
});

test("a connection that fails is unavailable before the first word and a cut afterwards", () => {
  const broken = new TypeError("terminated", { cause: new Error("other side closed") });
  for (const error of [broken, new AnswerCutOff("ended early"), call(undefined, "", "Cannot connect to API")]) {
    expect(answerErrorCode(error)).toBe("model_unavailable");
    expect(answerErrorCode(error, { begun: true })).toBe("model_cut_off");
  }
});

test("silence, a missing key and a model that nobody offers have their own codes", () => {
  expect(answerErrorCode(new ModelTimeout("silent"))).toBe("model_timeout");
  expect(answerErrorCode(new DOMException("Too slow", "TimeoutError"))).toBe("model_timeout");
  expect(answerErrorCode(new LoadAPIKeyError({ message: "No key" }))).toBe("model_key_rejected");
  expect(answerErrorCode(new UnknownModel("none"))).toBe("model_unknown");
});

test("after retries the last failure counts", () => {
  const retried = new RetryError({
    message: "Failed after 2 attempts",
    reason: "maxRetriesExceeded",
    errors: [call(500), call(429)],
  });
  expect(answerErrorCode(retried)).toBe("model_rate_limited");
});

test("anything else is unexpected", () => {
  for (const error of [new Error("a bug"), "text", null, undefined, { statusCode: "401" }]) {
    expect(answerErrorCode(error)).toBe("unexpected");
  }
});
