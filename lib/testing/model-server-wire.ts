import type { ChatCompletionRequest } from "./model-server.ts";

/** Hand-written, synthetic answers in OpenAI's documented wire format. */

const id = "chatcmpl-synthetic";
const created = 1_790_000_000;

export function completion(request: ChatCompletionRequest, text: string) {
  return {
    id,
    object: "chat.completion",
    created,
    model: request.model,
    choices: [{ index: 0, message: { role: "assistant", content: text }, logprobs: null, finish_reason: "stop" }],
    usage: usage(request, text),
  };
}

/** A piece of a streamed answer; with `whole`, the last one, which carries the reason and the usage. */
export function completionChunk(
  request: ChatCompletionRequest,
  delta: { role?: string; content?: string },
  whole?: string,
) {
  return {
    id,
    object: "chat.completion.chunk",
    created,
    model: request.model,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: whole === undefined ? null : "stop" }],
    ...(whole === undefined ? {} : { usage: usage(request, whole) }),
  };
}

export function errorBody(code: string, message: string) {
  return { error: { message, type: code, param: null, code } };
}

/** Content of a message as plain text, whichever of the two documented forms it has. */
export function textOf(content: ChatCompletionRequest["messages"][number]["content"]): string {
  return typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
}

function usage(request: ChatCompletionRequest, text: string) {
  const prompt = request.messages.reduce((sum, message) => sum + tokens(textOf(message.content)), 0);
  return { prompt_tokens: prompt, completion_tokens: tokens(text), total_tokens: prompt + tokens(text) };
}

function tokens(text: string) {
  return Math.ceil(text.length / 4);
}
