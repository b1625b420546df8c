import { expect, test } from "vitest";
import { costUsd } from "./pricing.ts";

test.each([
  ["gpt-6-luna", 0.1 + 0.5],
  ["openai/gpt-6-luna", 0.1 + 0.5],
  ["gpt-4o-mini-2024-07-18", 0.15 + 0.6],
  ["claude-sonnet-4-5-20250929", 3 + 15],
  ["anthropic/claude-sonnet-5.5", 2 + 10],
])("a million tokens each way with %s", (model, cost) => {
  expect(costUsd(model, 1_000_000, 1_000_000)).toBeCloseTo(cost, 9);
});

test.each(["llama3.2", "gpt-4o-audio", "gpt-5-some-new-tier", "constructor"])("%s has no known price", (model) => {
  expect(costUsd(model, 1000, 1000)).toBeNull();
});
