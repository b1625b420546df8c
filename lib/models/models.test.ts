import { expect, test } from "vitest";
import type { BuiltInMemory } from "./built-in/memory-view.ts";
import { UnknownModel } from "./errors.ts";
import { availableModels, builtInId, defaultModel, languageModel } from "./models.ts";

const nothing: BuiltInMemory = {
  facts: [],
  said: [],
  failure: null,
  history: async () => ({ facts: [], relations: [] }),
};
const ids = (environment: Parameters<typeof availableModels>[0]) => availableModels(environment).map(({ id }) => id);

test("without a key there is the built-in assistant alone", () => {
  expect(ids({})).toEqual([builtInId]);
  expect(defaultModel({})).toBe(builtInId);
});

test("each key lights up its provider, the built-in assistant stays last", () => {
  const offered = ids({
    OPENAI_API_KEY: "k",
    ANTHROPIC_API_KEY: "k",
    GOOGLE_GENERATIVE_AI_API_KEY: "k",
    AI_GATEWAY_API_KEY: "k",
  });
  expect(new Set(offered.map((id) => id.split("/")[0]))).toEqual(
    new Set(["openai", "anthropic", "google", "gateway", builtInId]),
  );
  expect(offered.at(-1)).toBe(builtInId);
});

test("a server of one's own offers the model that was named", () => {
  const own = { OPENAI_COMPATIBLE_BASE_URL: "http://localhost:11434/v1", OPENAI_COMPATIBLE_MODEL: "llama3.2" };
  expect(ids(own)).toEqual(["compatible/llama3.2", builtInId]);
  expect(languageModel("compatible/llama3.2", own, nothing)).toMatchObject({ modelId: "llama3.2" });
});

test("CHAT_MODEL comes first, listed or not, when its provider is connected", () => {
  const both = { OPENAI_API_KEY: "k", ANTHROPIC_API_KEY: "k" };
  expect(defaultModel({ ...both, CHAT_MODEL: "anthropic/claude-haiku-5-5" })).toBe("anthropic/claude-haiku-5-5");
  expect(defaultModel({ ...both, CHAT_MODEL: "openai/some-new-model" })).toBe("openai/some-new-model");
  expect(defaultModel({ OPENAI_API_KEY: "k", CHAT_MODEL: "google/gemini-pro-latest" })).toMatch(/^openai\//);
});

test("a model that is not offered is refused by name", () => {
  for (const id of ["openai/gpt-6-sol", "nobody/model", "", "anthropic/unlisted"]) {
    expect(() => languageModel(id, { ANTHROPIC_API_KEY: "k" }, nothing)).toThrow(UnknownModel);
  }
});
