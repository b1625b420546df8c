import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, Output, streamText } from "ai";
import { afterEach, expect, test } from "vitest";
import { modelOutput, outputName } from "@/lib/memory/extraction/schema.ts";
import { type ModelScript, type ModelServer, startModelServer } from "./model-server.ts";

let server: ModelServer;
afterEach(() => server.close());

async function model(script?: ModelScript) {
  server = await startModelServer({ script });
  const provider = createOpenAICompatible({
    name: "synthetic",
    baseURL: server.baseUrl,
    apiKey: "not-a-key",
    supportsStructuredOutputs: true,
    includeUsage: true,
  });
  return provider("test-model");
}

test("answers whole, with usage", async () => {
  const result = await generateText({ model: await model(() => ({ kind: "text", text: "Good day." })), prompt: "Hi" });
  expect(result.text).toBe("Good day.");
  expect(result.usage).toMatchObject({ inputTokens: 1, outputTokens: 3 });
  expect(server.requests[0]?.authorization).toBe("Bearer not-a-key");
});

test("streams an answer piece by piece, as fast as the script lets it", async () => {
  const order: string[] = [];
  const script: ModelScript = () => ({
    kind: "text",
    text: "one two",
    chunks: ["one ", "two"],
    between: async (index) => void order.push(`before ${index}`),
  });
  const result = streamText({ model: await model(script), prompt: "Count" });
  for await (const piece of result.textStream) order.push(piece);
  expect(order.filter((entry) => !entry.startsWith("before"))).toEqual(["one ", "two"]);
  expect(order[0]).toBe("before 0");
  expect(await result.finishReason).toBe("stop");
  expect((await result.usage).outputTokens).toBe(2);
});

test.each([401, 429, 500])("refuses with status %i", async (status) => {
  const call = generateText({
    model: await model(() => ({ kind: "error", status, code: "refused", retryAfterSeconds: 7 })),
    prompt: "Hi",
    maxRetries: 0,
  });
  await expect(call).rejects.toMatchObject({ statusCode: status, isRetryable: status !== 401 });
});

test("hangs until the client gives up, and notices that it did", async () => {
  const asked = Promise.withResolvers<void>();
  const abort = new AbortController();
  const call = generateText({
    model: await model(() => {
      asked.resolve();
      return { kind: "hang" };
    }),
    prompt: "Hi",
    maxRetries: 0,
    abortSignal: abort.signal,
  });
  const outcome = expect(call).rejects.toMatchObject({ name: "AbortError" });
  await asked.promise;
  abort.abort();
  await outcome;
  await server.requests[0]?.aborted;
});

test("cuts a stream in the middle", async () => {
  const result = streamText({
    model: await model(() => ({ kind: "cut", text: "The answer begins" })),
    prompt: "Hi",
    maxRetries: 0,
    onError: () => {},
  });
  let text = "";
  const reading = (async () => {
    for await (const piece of result.textStream) text += piece;
  })();
  await expect(reading).rejects.toThrow("Failed to process successful response");
  expect(text).toBe("The answer begins");
});

test("cuts a whole answer in the middle", async () => {
  const call = generateText({
    model: await model(() => ({ kind: "cut", text: "The answer begins" })),
    prompt: "Hi",
    maxRetries: 0,
  });
  await expect(call).rejects.toThrow();
});

test("by default gives facts for the guide's sentences and none for others", async () => {
  const ask = async (words: string) => {
    const result = await generateText({
      model: await model(),
      prompt: `<words-ab12cd34>\n${words}\n</words-ab12cd34>`,
      output: Output.object({ schema: modelOutput, name: outputName }),
    });
    await server.close();
    return result.output.facts.map(({ key, op, value }) => `${op} ${key} ${value}`);
  };
  expect(await ask("I work at Acme Corp as a backend engineer.")).toEqual([
    "assert employer Acme Corp",
    "assert role backend engineer",
  ]);
  expect(await ask("I prefer concise answers.")).toEqual(["assert response_style concise"]);
  expect(await ask("I just moved to the platform team.")).toEqual(["assert team platform", "derive role platform"]);
  expect(await ask("What is the capital of Peru?")).toEqual([]);
});

test("by default answers from the memory in the system prompt and from nothing else", async () => {
  const instructions = [
    "You are a helpful assistant. Their employer is Elsewhere.",
    '<memory kind="profile">',
    "- Works at Acme Corp.",
    "- Lives in Ghent.",
    "</memory>",
  ].join("\n");
  const ask = async (prompt: string) => {
    const result = await generateText({ model: await model(), instructions, prompt });
    await server.close();
    return result.text;
  };
  expect(await ask("Where do I work?")).toBe("From what I remember: Works at Acme Corp.");
  expect(await ask("What is my shoe size?")).toBe("I have nothing in memory about that.");
});

test("answers 404 elsewhere and 400 for a body that is no request", async () => {
  server = await startModelServer();
  expect((await fetch(`${server.baseUrl}/audio`, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${server.baseUrl}/chat/completions`, { method: "POST", body: "{" })).status).toBe(400);
  expect(server.requests).toEqual([]);
});
