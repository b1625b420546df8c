import type { Extractor } from "../extraction/proposal.ts";
import { scriptedExtractor } from "./scripted-extractor.ts";

class ProviderDown extends Error {
  override readonly name = "ProviderDown";
}

/** The scripted extractor behind a provider that a test can switch off and on; counts how often it was asked. */
export function interruptibleExtractor() {
  const state = { isDown: false, asked: 0 };
  const extractor: Extractor = {
    ...scriptedExtractor,
    async extract(input) {
      state.asked += 1;
      if (state.isDown) throw new ProviderDown("The provider answers nothing.");
      return scriptedExtractor.extract(input);
    },
  };
  return { extractor, state };
}

/** The scripted extractor, except that turns holding `word` always fail. */
export function failingOn(word: string): Extractor {
  return {
    ...scriptedExtractor,
    async extract(input) {
      if (input.content.includes(word)) throw new ProviderDown("This turn cannot be read.");
      return scriptedExtractor.extract(input);
    },
  };
}
