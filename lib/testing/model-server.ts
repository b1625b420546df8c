import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import {
  type EmbeddingReply,
  type EmbeddingRequest,
  type EmbeddingScript,
  embeddingList,
  isEmbeddingRequest,
} from "./model-server-embeddings.ts";
import { defaultScript } from "./model-server-script.ts";
import { completion, completionChunk, errorBody } from "./model-server-wire.ts";

/** What a client sent. `aborted` resolves when it hung up before the answer was complete. */
export interface ModelRequest {
  path: string;
  authorization: string | null;
  body: ChatCompletionRequest;
  aborted: Promise<void>;
}

/** The parts of the OpenAI chat-completions request that scripts look at. */
export interface ChatCompletionRequest {
  model: string;
  stream?: boolean;
  temperature?: number;
  messages: { role: string; content: string | { type: string; text?: string }[] }[];
  response_format?: { type: string; json_schema?: { name: string; schema: unknown; strict?: boolean } };
  stream_options?: { include_usage?: boolean };
}

/** One scripted answer. `text` may be anything, malformed structured output included. */
export type ModelReply =
  | { kind: "text"; text: string; chunks?: string[]; between?: (index: number) => Promise<void> }
  | { kind: "json"; value: unknown }
  | { kind: "error"; status: number; code?: string; message?: string; retryAfterSeconds?: number }
  /** Says nothing until the client hangs up. */
  | { kind: "hang" }
  /** Sends this much of an answer, then breaks the connection. */
  | { kind: "cut"; text: string };

export type ModelScript = (request: ModelRequest) => ModelReply | Promise<ModelReply>;

export interface ModelServer {
  /** e.g. http://127.0.0.1:4321/v1 */
  baseUrl: string;
  /** Every chat-completions request so far, oldest first. */
  requests: ModelRequest[];
  /** Every embeddings request so far, oldest first. */
  embeddingRequests: EmbeddingRequest[];
  /** Replaces the script for the requests that follow. */
  use(script: ModelScript): void;
  /** The same for embeddings. */
  useForEmbeddings(script: EmbeddingScript): void;
  close(): Promise<void>;
}

/**
 * A local server that speaks the OpenAI protocol: chat completions, streaming and not, and embeddings. All synthetic: no
 * quality number may be drawn from them. Listens on 127.0.0.1; port 0 (default) takes a free one.
 */
export async function startModelServer(
  options: { script?: ModelScript; port?: number; delayMs?: number } = {},
): Promise<ModelServer> {
  let script = options.script ?? defaultScript;
  let embeddingScript: EmbeddingScript = () => ({ kind: "vectors" });
  const requests: ModelRequest[] = [];
  const embeddingRequests: EmbeddingRequest[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    if (request.method === "GET" && path === "/v1/models") {
      return sendJson(response, 200, {
        object: "list",
        data: [{ id: "synthetic", object: "model", owned_by: "test" }],
      });
    }
    if (request.method === "POST" && path === "/v1/embeddings") {
      const body = parseJson(await readBody(request));
      if (!isEmbeddingRequest(body)) return sendJson(response, 400, errorBody("invalid_request_error", "No input."));
      embeddingRequests.push(body);
      return sendEmbeddings(response, body, embeddingScript(body));
    }
    if (request.method !== "POST" || path !== "/v1/chat/completions") {
      return sendJson(response, 404, errorBody("not_found", `No such path: ${path}`));
    }
    const body = parseBody(await readBody(request));
    if (body === null) return sendJson(response, 400, errorBody("invalid_request_error", "The body is not JSON."));
    const aborted = new Promise<void>((resolve) => {
      response.once("close", () => {
        if (!response.writableFinished) resolve();
      });
    });
    const seen = { path, authorization: request.headers.authorization ?? null, body, aborted };
    requests.push(seen);
    await send(response, body, await script(seen), options.delayMs ?? 0);
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The model server has no port.");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    embeddingRequests,
    use(next) {
      script = next;
    },
    useForEmbeddings(next) {
      embeddingScript = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(response: ServerResponse, body: ChatCompletionRequest, reply: ModelReply, delayMs: number) {
  if (reply.kind === "hang") return;
  if (reply.kind === "error") {
    if (reply.retryAfterSeconds !== undefined) response.setHeader("retry-after", String(reply.retryAfterSeconds));
    return sendJson(
      response,
      reply.status,
      errorBody(reply.code ?? "error", reply.message ?? `Status ${reply.status}`),
    );
  }
  const text = reply.kind === "json" ? JSON.stringify(reply.value) : reply.text;
  if (body.stream !== true) {
    if (reply.kind !== "cut") return sendJson(response, 200, completion(body, text));
    const whole = JSON.stringify(completion(body, text));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(whole) + 16 });
    response.write(whole.slice(0, Math.ceil(whole.length / 2)), () => response.destroy());
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const chunks = reply.kind === "text" && reply.chunks !== undefined ? reply.chunks : (text.match(/\S+\s*|\s+/g) ?? []);
  write(response, completionChunk(body, { role: "assistant", content: "" }));
  for (const [index, chunk] of chunks.entries()) {
    if (reply.kind === "text") await reply.between?.(index);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (response.destroyed) return;
    write(response, completionChunk(body, { content: chunk }));
  }
  if (reply.kind === "cut") {
    response.write("", () => response.destroy());
    return;
  }
  write(response, completionChunk(body, {}, text));
  response.end("data: [DONE]\n\n");
}

function sendEmbeddings(response: ServerResponse, body: EmbeddingRequest, reply: EmbeddingReply) {
  if (reply.kind === "hang") return;
  if (reply.kind === "vectors") return sendJson(response, 200, embeddingList(body));
  // Providers repeat in a refusal what they were sent.
  sendJson(response, reply.status, errorBody("error", `Refused: ${JSON.stringify(body.input)}`));
}

function write(response: ServerResponse, frame: unknown) {
  response.write(`data: ${JSON.stringify(frame)}\n\n`);
}

function sendJson(response: ServerResponse, status: number, value: unknown) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

function parseBody(text: string): ChatCompletionRequest | null {
  const body = parseJson(text) as ChatCompletionRequest | null;
  return Array.isArray(body?.messages) ? body : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

if (process.argv[1] !== undefined && import.meta.url === new URL(process.argv[1], "file:").href) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "0" }, "delay-ms": { type: "string", default: "0" } },
  });
  const server = await startModelServer({ port: Number(values.port), delayMs: Number(values["delay-ms"]) });
  process.stdout.write(`${server.baseUrl}\n`);
  const stop = () => void server.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
