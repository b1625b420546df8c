import { generateText, streamText } from "ai";
import { expect, test } from "vitest";
import type { BuiltInMemory } from "./memory-view.ts";
import { builtInModel } from "./model.ts";

const empty: BuiltInMemory = {
  facts: [],
  said: [],
  failure: null,
  history: async () => ({ facts: [], relations: [] }),
};
const learnt = "I will remember that: employer Acme Corp, role backend engineer.";
const prompt = "I work at Acme Corp as a backend engineer.";

test("it streams in words through streamText, and says the same without a stream", async () => {
  const result = streamText({ model: builtInModel(empty, { wordDelayMs: 0 }), prompt });
  const deltas: string[] = [];
  for await (const delta of result.textStream) deltas.push(delta);
  expect(deltas).toEqual([
    "I",
    " will",
    " remember",
    " that:",
    " employer",
    " Acme",
    " Corp,",
    " role",
    " backend",
    " engineer.",
  ]);
  expect(await result.finishReason).toBe("stop");
  expect((await result.usage).outputTokens).toBeGreaterThan(0);
  expect((await generateText({ model: builtInModel(empty), prompt })).text).toBe(learnt);
});

test("only the last message is answered; what the assistant said is never taken for the person's words", async () => {
  const { text } = await generateText({
    model: builtInModel(empty),
    messages: [
      { role: "user", content: prompt },
      { role: "assistant", content: "I live in Rome." },
      { role: "user", content: "Thank you" },
    ],
  });
  expect(text).toBe("You are welcome.");
});

test("it stops between two words when it is told to", async () => {
  const stop = new AbortController();
  const result = streamText({
    model: builtInModel(empty, { wordDelayMs: 5 }),
    prompt,
    abortSignal: stop.signal,
    onError: () => {},
  });
  let heard = "";
  for await (const delta of result.textStream) {
    heard += delta;
    if (heard === "I will") stop.abort();
  }
  expect(heard.length).toBeLessThan(learnt.length);
  expect(learnt.startsWith(heard)).toBe(true);
});

test("what the gate keeps out of the memory is not said to be remembered", async () => {
  const secret = ["sk", "live", "9f8e7d6c5b4a39281706f5e4d3c2b1a0"].join("_");
  const { text } = await generateText({ model: builtInModel(empty), prompt: `My password is ${secret}.` });
  expect(text).not.toContain("I will remember");
  expect(text).not.toContain(secret);
});
