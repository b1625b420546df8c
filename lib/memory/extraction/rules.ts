import { pacer } from "../pacer.ts";
import type { Extractor, Proposal } from "./proposal.ts";
import { segmentsOf } from "./rules/languages/segments.ts";
import { maskOf } from "./rules/mask.ts";
import { Parser } from "./rules/parse.ts";
import { sentencesOf } from "./rules/sentences.ts";
import { settle } from "./rules/settle.ts";
import { type Token, tokenise } from "./rules/tokens.ts";

/** Longest text that is read; what follows is stored but not searched for facts. */
const readAtMost = 16_000;
/** Characters that are cut into words and tagged in one go: tagging takes more than linear time. */
const piece = 2_000;

/**
 * Facts that one turn states, by grammar alone: no model, no key, the same answer every time. Looks at nothing but the
 * turn; what depends on earlier turns stays symbolic (proposal.ts). `statedAt` anchors "yesterday" and "next month".
 */
export function extractByRules(content: string, statedAt: Date): Proposal[] {
  const reading = readInSteps(content, statedAt);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

function* readInSteps(content: string, statedAt: Date): Generator<void, Proposal[]> {
  const text = content.slice(0, readAtMost);
  const tokens: Token[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start);
    for (const token of tokenise(text.slice(start, end)))
      tokens.push(start === 0 ? token : { ...token, start: token.start + start, end: token.end + start });
    start = end;
    yield;
  }
  const parser = new Parser(text, tokens, statedAt);
  for (const sentence of sentencesOf(tokens, maskOf(text, tokens))) {
    for (const segment of segmentsOf(tokens, sentence)) {
      if (segment.language === "en") parser.sentence(segment.sentence);
      else parser.foreign(segment);
    }
    yield;
  }
  parser.finish();
  return settle(parser.proposals);
}

/** Before the last line break of the piece, else after its last sentence, else between words, else anywhere. */
function endOfPiece(text: string, start: number): number {
  const limit = start + piece;
  if (limit >= text.length) return text.length;
  const lowest = start + piece / 2;
  const window = text.slice(lowest, limit);
  for (const pattern of [/\n[^\n]*$/, /(?<=[.!?…])\s+\S[^.!?…]*$/, /\s\S*$/]) {
    const at = window.search(pattern);
    if (at >= 0) return lowest + at;
  }
  return isLowSurrogate(text, limit) ? limit - 1 : limit;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

export const rulesExtractor: Extractor = {
  name: "rules",
  version: "1",
  readsContext: false,
  async extract({ content, statedAt }) {
    const reading = readInSteps(content, statedAt);
    const breathe = pacer();
    for (;;) {
      const step = reading.next();
      if (step.done) {
        const isLonger = content.slice(readAtMost).trim() !== "";
        return { proposals: step.value, outcome: "done", ...(isLonger ? { error: "turn_too_long" } : {}) };
      }
      await breathe();
    }
  },
};
