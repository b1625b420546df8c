import { type LanguageModel, type ModelMessage, streamText } from "ai";
import { AnswerCutOff, answerErrorCode, ModelTimeout } from "@/lib/models/errors.ts";
import type { RunningAnswer } from "./running-answers.ts";
import type { FinishedAnswer } from "./store/exchange.ts";
import type { AnswerErrorCode } from "./types.ts";

/** Reason of an abort that the person asked for. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

export interface GenerationLimits {
  /** Longest silence of the model, before its first word and between words. */
  silenceMs: number;
  /** How often what is written so far is saved. */
  progressMs: number;
  maxRetries: number;
}

export const generationLimits: GenerationLimits = { silenceMs: 90_000, progressMs: 1_000, maxRetries: 1 };

/**
 * Runs one model call to its end, feeding the running answer. Never throws: what went wrong becomes the status and
 * the code of the result. `onCall` is called as the model call leaves, or when it never will; `saveProgress` answers false when the row was stopped elsewhere.
 */
export async function generate(
  call: { model: () => LanguageModel; instructions: string; messages: ModelMessage[] },
  answer: RunningAnswer,
  {
    limits,
    saveProgress,
    onCall,
  }: { limits: GenerationLimits; saveProgress: (text: string) => Promise<boolean>; onCall: () => void },
): Promise<FinishedAnswer & { errorCode: AnswerErrorCode | null }> {
  let text = "";
  let usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined;
  const silence = watchSilence(limits.silenceMs, () => answer.abort(new ModelTimeout("The model stayed silent.")));
  const progress = keepSaving(
    limits.progressMs,
    () => text,
    async (written) => {
      if (!(await saveProgress(written))) answer.abort(new Stopped());
    },
  );
  const partId = "text";
  let open = false;
  const done = (status: FinishedAnswer["status"], errorCode: AnswerErrorCode | null = null) => ({
    text,
    status,
    errorCode,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
  });
  try {
    const result = streamText({
      model: call.model(),
      instructions: call.instructions,
      messages: call.messages,
      maxRetries: limits.maxRetries,
      abortSignal: answer.signal,
      onLanguageModelCallStart: onCall,
      onError: () => {},
    });
    for await (const part of result.stream) {
      silence.heard();
      if (part.type === "text-delta" && part.text !== "") {
        if (!open) answer.push({ type: "text-start", id: partId });
        open = true;
        text += part.text;
        answer.push({ type: "text-delta", id: partId, delta: part.text });
      } else if (part.type === "error") {
        throw part.error;
      } else if (part.type === "abort") {
        throw answer.signal.reason;
      } else if (part.type === "finish") {
        usage = part.totalUsage;
        if (part.finishReason === "interrupted") throw new AnswerCutOff("The stream ended early.");
      }
    }
    if (answer.signal.aborted) throw answer.signal.reason;
    if (text === "") throw new AnswerCutOff("The model answered without a word.");
    return done("complete");
  } catch (error) {
    const reason = answer.signal.aborted ? answer.signal.reason : error;
    if (reason instanceof Stopped) return done("stopped");
    return done("failed", answerErrorCode(reason, { begun: text !== "" }));
  } finally {
    if (open) answer.push({ type: "text-end", id: partId });
    silence.end();
    onCall();
    await progress.end();
  }
}

function watchSilence(milliseconds: number, tooLong: () => void) {
  let timer = setTimeout(tooLong, milliseconds);
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(tooLong, milliseconds);
    },
    end: () => clearTimeout(timer),
  };
}

/** Saves every so often, one save at a time; a failed save is tried again with the next. */
function keepSaving(milliseconds: number, current: () => string, save: (text: string) => Promise<void>) {
  let saving: Promise<void> | null = null;
  const timer = setInterval(() => {
    saving ??= save(current())
      .catch(() => {})
      .finally(() => {
        saving = null;
      });
  }, milliseconds);
  return {
    async end() {
      clearInterval(timer);
      await saving;
    },
  };
}
