import {
  APICallError,
  generateText,
  type LanguageModel,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  Output,
} from "ai";
import { ModelUnavailable } from "./model-error.ts";
import { sameProposal, toProposal } from "./model-proposals.ts";
import { type TurnWindow, windowsOf } from "./model-windows.ts";
import { costUsd } from "./pricing.ts";
import { extractionPrompt, promptVersion, repairPrompt } from "./prompt.ts";
import type { ExtractionInput, ExtractionOutput, Extractor, Proposal } from "./proposal.ts";
import { type ModelOutput, modelOutput, outputName } from "./schema.ts";

export interface ModelExtractorOptions {
  model: LanguageModel;
  /** Answers when the model cannot: malformed twice, key refused, model unknown. */
  fallback: Extractor;
  /** Limit of one call in milliseconds; default 60,000. */
  timeoutMs?: number;
  /** Cancels a running call, for a worker that shuts down. */
  abortSignal?: AbortSignal;
}

interface Usage {
  inputTokens: number;
  outputTokens: number;
}

interface Answer {
  output: ModelOutput;
  repaired: boolean;
}

const defaultTimeoutMs = 60_000;

/**
 * Extraction by a language model: one structured call per window of the turn, at temperature 0. A malformed answer is
 * asked for again once; then, or when asking again could not help, the rules read the turn and the output says why.
 * Throws ModelUnavailable for what a later try can mend (429, 5xx, timeout, network): the worker retries, and after its
 * last try lets the fallback answer.
 */
export function modelExtractor({
  model,
  fallback,
  timeoutMs = defaultTimeoutMs,
  abortSignal,
}: ModelExtractorOptions): Extractor {
  const modelId = typeof model === "string" ? model : model.modelId;

  async function extract(input: ExtractionInput): Promise<ExtractionOutput> {
    const { windows, truncated } = windowsOf(input.content);
    const usage: Usage = { inputTokens: 0, outputTokens: 0 };
    const used = () => ({ model: modelId, ...usage, costUsd: costUsd(modelId, usage.inputTokens, usage.outputTokens) });
    const proposals: Proposal[] = [];
    let repaired = false;
    for (const region of windows) {
      const answer = await ask(input, region, usage).catch((error: unknown) => failureOf(error));
      if (typeof answer === "string") {
        const { proposals: byRules } = await fallback.extract(input);
        return { proposals: byRules, usage: used(), outcome: "fell_back", error: answer };
      }
      repaired ||= answer.repaired;
      for (const fact of answer.output.facts) {
        const proposal = toProposal(fact, { content: input.content, statedAt: input.statedAt, region });
        if (proposal !== null && !proposals.some((other) => sameProposal(other, proposal))) proposals.push(proposal);
      }
    }
    return {
      proposals,
      usage: used(),
      outcome: repaired ? "repaired" : "done",
      ...(truncated ? { error: "turn_too_long" } : {}),
    };
  }

  async function ask(input: ExtractionInput, region: TurnWindow, usage: Usage): Promise<Answer> {
    const { system, prompt } = extractionPrompt(input, input.content.slice(region.start, region.end));
    try {
      return { output: await call(system, [{ role: "user", content: prompt }], usage), repaired: false };
    } catch (error) {
      const problem = malformation(error);
      if (problem === null) throw error;
      const messages = [
        { role: "user" as const, content: prompt },
        { role: "assistant" as const, content: problem.answer },
        { role: "user" as const, content: repairPrompt(problem.message) },
      ];
      return { output: await call(system, messages, usage), repaired: true };
    }
  }

  async function call(
    instructions: string,
    messages: { role: "user" | "assistant"; content: string }[],
    usage: Usage,
  ): Promise<ModelOutput> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const result = await generateText({
        model,
        instructions,
        messages,
        temperature: 0,
        // The queue retries, with its own patience and without holding a call open.
        maxRetries: 0,
        abortSignal: abortSignal ? AbortSignal.any([timeout, abortSignal]) : timeout,
        output: Output.object({ schema: modelOutput, name: outputName }),
      });
      count(usage, result.usage);
      return result.output;
    } catch (error) {
      if (NoObjectGeneratedError.isInstance(error)) count(usage, error.usage);
      throw error;
    }
  }

  return { name: "model", version: `${promptVersion} ${modelId}`, readsContext: true, extract };
}

function count(usage: Usage, more: { inputTokens?: number; outputTokens?: number } | undefined) {
  usage.inputTokens += more?.inputTokens ?? 0;
  usage.outputTokens += more?.outputTokens ?? 0;
}

/** What was wrong with an answer that could not be read; null when the call failed for another reason. */
function malformation(error: unknown): { answer: string; message: string } | null {
  if (NoObjectGeneratedError.isInstance(error)) {
    const cause = error.cause instanceof Error ? error.cause : error;
    // A validation message repeats the whole answer; its issues stand at the end.
    return { answer: (error.text ?? "").slice(0, 20_000) || "(empty)", message: cause.message.slice(-1000) };
  }
  if (NoOutputGeneratedError.isInstance(error)) return { answer: "(empty)", message: "The answer was empty." };
  return null;
}

/** The class of a failure that no retry can mend. Throws ModelUnavailable for the others. */
function failureOf(error: unknown): string {
  if (malformation(error) !== null) return "malformed_output";
  if (APICallError.isInstance(error)) {
    const status = error.statusCode;
    if (status === 429) throw new ModelUnavailable("rate_limited");
    if (status !== undefined && status >= 500) throw new ModelUnavailable("server_error");
    if (status === 408) throw new ModelUnavailable("timeout");
    if (status === undefined || status === 200) throw new ModelUnavailable("network");
    return status === 401 || status === 403 ? "key_refused" : status === 404 ? "model_unknown" : `refused_${status}`;
  }
  if (error instanceof Error && /^(?:AbortError|TimeoutError)$/.test(error.name)) {
    throw new ModelUnavailable("timeout");
  }
  return error instanceof Error ? error.name : "unknown";
}
