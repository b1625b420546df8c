import { describe, expect, it } from "vitest";
import type { Proposal } from "./proposal.ts";
import { extractByRules, rulesExtractor } from "./rules.ts";

const noon = new Date("2026-06-01T12:00:00Z");
const alone = { statedAt: noon, window: [], known: { entities: [], keys: [] } };
const nouns = ["chess", "tennis", "pottery", "sailing", "archery", "karate", "judo", "yoga", "golf", "rugby"];

function valuesOf(proposals: readonly Proposal[]) {
  return [...new Set(proposals.map(({ value }) => value))].sort();
}

/** Twelve thousand characters in which one sentence in ten says something; `filler` ends each of the others. */
function longText(filler: string): { content: string; said: string[] } {
  const said: string[] = [];
  let content = "";
  for (let number = 0; content.length < 12_000; number++) {
    if (number % 10 === 0 && said.length < nouns.length) {
      const noun = nouns[said.length] ?? "";
      said.push(noun);
      content += `I love ${noun}. `;
    }
    content += `The train to the coast left at noon and came back in the evening${filler}`;
  }
  return { content, said };
}

describe("a long turn", () => {
  it.each([". ", ".\n", "\n\n", "! "])("loses nothing where it is cut into pieces, at %j", (filler) => {
    const { content, said } = longText(filler);
    const proposals = extractByRules(content, noon);
    expect(valuesOf(proposals)).toEqual([...said].sort());
    for (const { quotes } of proposals) {
      for (const { start, end, text } of quotes) expect(content.slice(start, end)).toBe(text);
    }
  });

  it("is read the same in steps as in one go", async () => {
    const { content } = longText(". ");
    const { proposals, error } = await rulesExtractor.extract({ content, ...alone });
    expect(proposals).toEqual(extractByRules(content, noon));
    expect(error).toBeUndefined();
  });

  it("without a place to cut is cut all the same, never inside a character", () => {
    const content = `${"😀".repeat(3_001)} I love chess.`;
    expect(valuesOf(extractByRules(content, noon))).toEqual(["chess"]);
  });

  it("beyond the limit is not read, and says so", async () => {
    const content = `I love chess. ${"x ".repeat(8_000)} I love golf.`;
    const { proposals, error } = await rulesExtractor.extract({ content, ...alone });
    expect(valuesOf(proposals)).toEqual(["chess"]);
    expect(error).toBe("turn_too_long");
    expect((await rulesExtractor.extract({ content: `I love chess.${" ".repeat(20_000)}`, ...alone })).error).toBe(
      undefined,
    );
  });
});
