import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { keyOfManner, standing } from "./instructions.ts";

/** A way of answering, only when it is meant for good. */
function manner(r: Reading): Draft[] {
  const span = r.match.slots.manner;
  const key = span && standing(r) ? keyOfManner(r.tokens.slice(span.from, span.to)) : null;
  return key ? [fact(key, r.text("manner"))] : [];
}

const polite =
  "(please|always|from now on|going forward|can you|could you|and|also|now|just|so|let us|you can|you should)*";
const lasting =
  "(from now on|from here on|from here|going forward|please|pls|again|instead|now|always|permanently|for good|$)";

export const mannerFrames: Frame[] = [
  frame(
    `${polite} (switch|change|move|go) (over|back)? to (a|the|using)* {manner:manner} (units|system|tone|style|format|@answers)? ${lasting}`,
    manner,
  ),
  frame(
    `${polite} (use|keep|adopt|take) (a|an|the)* {manner:manner} (tone|style|register|voice) (with me|when|in your|from|please|and|, | . | $ )`,
    manner,
  ),
  frame(
    "(and)? (always|only|everything in) {manner:units} (units|system|measurements)? (please|pls|from now on|, | . | ! | and | $ )",
    manner,
  ),
  frame("{manner:manner} (> | over | beats | beat | not | instead of | rather than) {other:np}", (r) =>
    r.match.from === 0 || /^[.!?,]$/.test(r.tokens[r.match.from - 1]?.norm ?? "") ? manner(r) : [],
  ),
];
