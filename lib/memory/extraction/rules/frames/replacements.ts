import { type Draft, type Frame, frame, type Reading } from "../frame.ts";
import { clear } from "./taste-readings.ts";

/** What is told before as `old` gives way to the new value, whatever key holds it. */
export function inPlaceOf(r: Reading, fresh = "what", old = "old", op: "assert" | "correct" = "assert"): Draft[] {
  if (
    r.predicate.negated ||
    !telling(r, fresh) ||
    !telling(r, old) ||
    r.text(fresh).toLowerCase() === r.text(old).toLowerCase()
  )
    return [];
  return [{ ...replacing(r.text(fresh), r.text(old)), op }];
}

export function replacing(value: string, named: string): Draft {
  const symbol = { rule: "known-value", named } as const;
  return { key: "?", value, symbol, absolute: true, confidence: 0.8, derivation: "known-value" };
}

/** What was told before as these words is over, whatever key holds it. */
export function endOfKnown(value: string, within?: "instructions"): Draft {
  return {
    key: "?",
    op: "retract",
    value,
    quiet: true,
    absolute: true,
    symbol: { rule: "known-value", named: value, ...(within ? { within } : {}) },
  };
}

const empty =
  /^(?:it|that|this|them|those|these|him|her|one|ones|something|anything|nothing|everything|someone|what|which|who|i|we|you|he|she|they|there|me|us|yes|no|now|here|today|all|more|less|better|worse|good|bad|better|way|things?|stuff|time|times|day|days|week|year|month|first|last|next|question|help|idea|sure|true|fine|ok|okay)$/;

function telling(r: Reading, slot: string): boolean {
  const words = r.norms(slot);
  return (
    r.has(slot) && words.length <= 5 && !empty.test(words[0] ?? "") && !empty.test(words.at(-1) ?? "") && clear(r, slot)
  );
}

const changed = (r: Reading): Draft[] => inPlaceOf(r);
const putRight = (r: Reading): Draft[] => inPlaceOf(r, "what", "old", "correct");
const over = (r: Reading): Draft[] => (telling(r, "old") ? [endOfKnown(r.text("old"))] : []);
const lifted = (r: Reading): Draft[] => (telling(r, "old") ? [endOfKnown(r.text("old"), "instructions")] : []);

const is = "(is|'s|are|was|were|has|have|had|been|got|now|just|finally|officially|all|so|pretty much|definitely)*";
const past =
  "(out|history|ancient history|old news|yesterday 's news|in the past|a thing of the past|no more|retired|over|done|finished|gone|dead|toast|off the menu|off the table|off the list|off the cards|out of date|outdated|past|passe|behind me|over and done with|out of the picture|out of the window|out the window)";
const worn =
  "(had its day|had their day|had his day|had her day|ran its course|run its course|wore thin|worn thin|wears thin|wearing thin|got old|gets old|gotten old|getting old|lost its charm|lost its appeal|lost me|did not stick|did not last|did not work out|bores me|bored me|is not for me|was not for me|went out of the window|went out the window|lasted a week|lasted a month)";
const starts = "(it is|it 's|now|but|and|so|,|;|:|-|—|.|then|rather|just|make it|make that|say|with)*";
const stop =
  "(now|instead|these days|from now on|from here on|at present|lately|for now|since|because|please|pls|thanks|thx|, | . | ! | ; | - | — | $ )";

export const replacementVerbs: Frame[] = [
  frame(
    `~switch|~move|~change|~go|~shift|~transfer|~cross|~jump|~get|~convert (over|across)? to {what:np} from {old:np} ${stop}`,
    changed,
    {
      event: true,
      negative: () => [],
    },
  ),
  frame(`~trade|~swap|~switch|~exchange (my|our|the)? {old:np} (out|in)? (for|with|to) {what:np} ${stop}`, changed, {
    event: true,
    negative: () => [],
  }),
  frame(`~choose|~pick|~prefer|~take {what:np} over {old:np} ${stop}`, changed, { event: true, negative: () => [] }),
];

export const replacementClauses: Frame[] = [
  frame(
    `(the|my|our)? {old:np} ${is} ${past} (, | ; | . | - | — | and | but ) (, | ; | . | - | — | and | but )* {what:np} (is|are|'s) (in|it|home|the new one|my|what|where) (now|it is)*`,
    changed,
  ),
  frame(
    `(it is|it 's)* (no longer|not) {old:np} (anymore|any more|any longer|now)? (, | ; | - | — | but | . ) (, | ; | - | — | but | . )* ${starts} (a|an|the|my)? {what:np} ${stop}`,
    changed,
  ),
  frame(`from {old:np} (over|on|straight)? to {what:np} ${stop}`, changed, { loose: true }),
  frame("{old:np} - > {what:np}", changed, { loose: true }),
  frame(
    `{old:np} (has|have|just|finally|recently)* (made way|gave way|given way|lost out) (for|to) {what:np} ${stop}`,
    changed,
  ),
  frame(
    `{old:np} ${is} (replaced|supplanted|superseded|ousted|overtaken|beaten|succeeded) by {what:np} ${stop}`,
    changed,
  ),
  frame(
    `(so|and|please|pls|now|use|give me|try|i want|i need|with|my|the)* {what:np} (now|please|pls|from now on|these days)* ,? (instead of|rather than|in place of|in lieu of|and not|and no longer|no longer) {old:np} ${stop}`,
    changed,
    {
      loose: true,
    },
  ),
  frame(
    `{what:np} (is|'s|are) (what|how|where|my|the|now|it) {rest:clause} ,? (and)? (instead of|rather than|in place of|not|no longer) {old:np} ${stop}`,
    changed,
    { loose: true },
  ),
  frame(
    `(the)? {old:np} (was|is) (just)? (a|an|my)? (typo|autocorrect|slip|mistake|error|wrong|incorrect|misspelled|misspelt|mistyped|slip of the tongue|slip of the keyboard|misheard|outdated) (, | . | ; | - | — | and | but ) (, | . | ; | - | — | and | but )* (sorry|oops|,)* (it is|it 's|it should be|should be|i meant|i mean|i typed|i wrote|the right one is|make that|rather|actually) (actually|really)* {what:np} ${stop}`,
    putRight,
  ),
  frame(
    `(did i say|i said|you have|you wrote|you noted|i told you|i wrote) {old:np} (? | , | . | - | — | but) (? | , | . | - | — | but)* (sorry|oops|no|,|i meant|i mean|it is|it 's|he is|he 's|she is|she 's|that is|that 's|make that|should be|actually|really|is) (sorry|oops|no|,|i meant|i mean|it is|it 's|he is|he 's|she is|she 's|that is|that 's|make that|should be|actually|really|is)* (a|an|the)? {what:np} ${stop}`,
    putRight,
  ),
  frame(
    `(the|my|our|this|that|all|whole|this whole)* {old:np} (thing|stuff|phase|rule|ban|joke|experiment|business|habit|craze)? (has|have|is|'s)? ${worn}`,
    over,
    { loose: true },
  ),
  frame(
    `(the|my|our|this|that|all|whole|this whole)* {old:np} (thing|stuff|phase|rule|ban|joke|experiment|business|habit|craze)? ${is} ${past} ${stop}`,
    over,
    { loose: true },
  ),
  frame(
    `(the|my|our|that|those|this)? {old:np} (rule|ban|request|restriction|limit|thing|instruction|preference)? (is|'s|are|has been|was|have been) (now|hereby|all)* (lifted|void|withdrawn|revoked|cancelled|off|over|no longer needed|not needed anymore|unnecessary now|fine again|ok again|okay again|allowed again|welcome again|permitted again|back on the menu|back on the table|back in|fair game)`,
    lifted,
    { loose: true },
  ),
  frame(`(the|my|our|that|those)? {old:np} (can|may|must|should) (now)? (go|stop|come back)`, lifted, { loose: true }),
  frame(
    `(so|and|ok|please|pls|you can|you may|let us|lets|time to|i want to|you could|we can)* (kill|drop|scrap|skip|ditch|lose|lift|cancel|nix|retire|revoke|undo|enough of|enough with|enough|no more|stop with|stop|never mind|no need for|quit|end|cut|lay off|ease off on|leave out|leave off|forget about|forget) (the|my|all|all the|that|those|with the|your)* {old:np} (thing|stuff|rule|ban|business)? ${stop}`,
    lifted,
    { loose: true },
  ),
  frame("(you can|you may|feel free to|please|pls)* (stop|quit) {old:activity} ($|, | . | !)", lifted, { loose: true }),
];
