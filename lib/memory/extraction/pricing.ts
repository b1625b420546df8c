/**
 * List prices in US dollars per million tokens, input then output, as published in November 2026. An estimate for the
 * operator's charts, not a bill: caches, batches and negotiated prices are not known here.
 */
const pricesPerMillion = new Map<string, readonly [input: number, output: number]>(
  Object.entries({
    "gpt-4o-mini": [0.15, 0.6],
    "gpt-4o": [2.5, 10],
    "gpt-4.1": [2, 8],
    "gpt-4.1-mini": [0.4, 1.6],
    "gpt-4.1-nano": [0.1, 0.4],
    "gpt-5": [1.25, 10],
    "gpt-5-mini": [0.25, 2],
    "gpt-5.6-sol": [5, 30],
    "gpt-5.6-terra": [2.5, 15],
    "gpt-5.6-luna": [1, 6],
    "gpt-6-sol": [2, 10],
    "gpt-6-luna": [0.1, 0.5],
    "claude-haiku-4-5": [1, 5],
    "claude-sonnet-4-5": [3, 15],
    "claude-opus-5": [5, 25],
    "claude-opus-5-5": [4, 20],
    "claude-sonnet-5": [2, 10],
    "claude-sonnet-5-5": [2, 10],
    // Above 100,000 tokens a prompt costs more; one extraction call never gets there.
    "claude-haiku-5-5": [0.1, 0.5],
    "gemini-2.5-flash-lite": [0.1, 0.4],
    "gemini-2.5-flash": [0.3, 2.5],
    "gemini-2.5-pro": [1.25, 10],
  } satisfies Record<string, [number, number]>),
);

/** Estimated cost of one call in US dollars; null when the model's family is not in the table, as for local ones. */
export function costUsd(model: string, inputTokens: number, outputTokens: number): number | null {
  const family = model
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/(?:-\d{4}-?\d{2}-?\d{2}|-latest|@.*)$/, "");
  const price = pricesPerMillion.get(family) ?? pricesPerMillion.get(family.replaceAll(".", "-"));
  return price === undefined ? null : (inputTokens * price[0] + outputTokens * price[1]) / 1_000_000;
}
