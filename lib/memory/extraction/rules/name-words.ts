import type { Reading } from "./frame.ts";
import { relationOf } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const never =
  /^(?:not|a|an|the|my|your|our|his|her|their|its|so|very|here|there|sorry|fine|good|great|ok|okay|back|done|glad|happy|sure|just|still|on|in|at|to|of|by|new|going|it|same|what|that|this|these|those|all|from|kind|secret|important|unique|i|we|he|she|they|you|me|him|them|us|everyone|everybody|someone|nobody|and|or|but|if|is|are|was|be|full|short|proper|usual|mine|yours|now|then|always|never|home|work|name|please|thanks|something|anything|nothing|one|two|first|last)$/;

/** Whether a token may begin a personal name. */
export function plausibleNameWord(token: Token): boolean {
  return token.word && /\p{L}/u.test(token.norm) && !never.test(token.norm) && relationOf(token.norm) === null;
}

/** A first name and a surname, or more. */
export function fullNameEnd(r: Reading): boolean {
  const span = r.match.slots.name;
  return span !== undefined && span.to - span.from > 1;
}
