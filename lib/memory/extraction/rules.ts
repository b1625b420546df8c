import type { Extractor, Proposal } from "./proposal.ts";
import { segmentsOf } from "./rules/languages/segments.ts";
import { maskOf } from "./rules/mask.ts";
import { Parser } from "./rules/parse.ts";
import { sentencesOf } from "./rules/sentences.ts";
import { settle } from "./rules/settle.ts";
import { tokenise } from "./rules/tokens.ts";

/** Longest text that is read; what follows is stored but not searched for facts. */
const readAtMost = 16_000;

/**
 * Facts that one turn states, by grammar alone: no model, no key, the same answer every time. Looks at nothing but the
 * turn; what depends on earlier turns stays symbolic (proposal.ts). `statedAt` anchors "yesterday" and "next month".
 */
export function extractByRules(content: string, statedAt: Date): Proposal[] {
  const text = content.slice(0, readAtMost);
  const tokens = tokenise(text);
  const parser = new Parser(text, tokens, statedAt);
  for (const sentence of sentencesOf(tokens, maskOf(text, tokens))) {
    for (const segment of segmentsOf(tokens, sentence)) {
      if (segment.language === "en") parser.sentence(segment.sentence);
      else parser.foreign(segment);
    }
  }
  return settle(parser.proposals);
}

export const rulesExtractor: Extractor = {
  name: "rules",
  version: "1",
  readsContext: false,
  async extract({ content, statedAt }) {
    return { proposals: extractByRules(content, statedAt), outcome: "done" };
  },
};
