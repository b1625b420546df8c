import type { AnswerErrorCode } from "@/lib/chat/types.ts";

const sentences: Record<AnswerErrorCode, string> = {
  model_key_rejected: "The model refused its key. Check the key in the settings of this server, then try again.",
  model_quota: "The model's account has no credit left. Add some, or choose another model.",
  model_rate_limited: "The model is receiving too many requests. Wait a moment, then try again.",
  model_unknown: "The provider does not know this model. Choose another one.",
  model_unavailable: "The model cannot be reached. Try again, or choose another model.",
  model_timeout: "The model took too long to answer. Try again.",
  model_cut_off: "The answer broke off in the middle. What had arrived is kept; try again for a whole one.",
  unexpected: "Something went wrong while answering. Your message is saved; try again.",
};

export function isAnswerErrorCode(value: unknown): value is AnswerErrorCode {
  return typeof value === "string" && Object.hasOwn(sentences, value);
}

/** What went wrong with an answer and what to do about it. */
export function answerErrorSentence(code: AnswerErrorCode): string {
  return sentences[code];
}
