import type { Reading } from "./frame.ts";
import { relationOf } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const never =
  /^(?:not|a|an|the|my|your|our|his|her|their|its|so|very|here|there|sorry|fine|good|great|ok|okay|back|done|glad|happy|sure|just|still|on|in|at|to|of|by|new|going|it|same|what|that|this|these|those|all|from|kind|secret|important|unique|i|we|he|she|they|you|me|him|them|us|everyone|everybody|someone|nobody|and|or|but|if|is|are|was|be|full|short|proper|usual|mine|yours|now|then|always|never|home|work|name|please|thanks|something|anything|nothing|one|two|first|last)$/;

/** Whether a token may begin a personal name. */
export function plausibleNameWord(token: Token): boolean {
  return token.word && /\p{L}/u.test(token.norm) && !never.test(token.norm) && relationOf(token.norm) === null;
}

const nounsOfPeople =
  /^(?:house|place|flat|home|car|side|birthday|job|work|wedding|upstairs|downstairs|tonight|today|yesterday|tomorrow|abroad|overseas|material|figure|group|party|wise|lol|tho|tbh|ngl|rn|atm|irl|lmao|food|care|room|dress|ring|status|time|stuff|thing|drama|issue|advice|gift|present|request|problem|dinner|visit|trip|show|shower|law|inc|phone|number|name|code|review|meeting|shift|training|app|site|help|question|news|life|plan|plans|mode|duty|duties|vibe|vibes|energy|mood|moment|support|team|member|members|seat|food|toy|bed|vet|school|college|uni|age|situation|relationship|account|bank|hospital|office|health|visa|kind|type|sort|way|day|week|month|year|night|evening|morning|anymore|online|outside|inside|nearby|alone|instead|again|back|home)$/;

/**
 * Whether the lower-case word right behind "my wife" names her: none that the lexicon knows as anything but a noun, and
 * what follows goes on about her. "my gf mai and", "my coworker jin says".
 */
export function standsAsName(tokens: readonly Token[], at: number, limit: number): boolean {
  const token = tokens[at];
  const next = at + 1 < limit ? tokens[at + 1] : undefined;
  if (!token?.word || at >= limit || token.capital || token.norm.length < 3 || !plausibleNameWord(token)) return false;
  if (!/^\p{L}+$/u.test(token.norm) || /(?:ed|ing|ly|tion|ness|ment|ies|ship|ity|['’]s)$/.test(token.norm))
    return false;
  if (token.tags.size > 2 || !token.tags.has("Noun") || !token.tags.has("Singular") || nounsOfPeople.test(token.norm))
    return false;
  if (next === undefined) return false;
  return (
    ["Copula", "PastTense", "PresentTense", "Auxiliary"].some((tag) => next.tags.has(tag)) ||
    /^(?:and|n|&|in|at|has|is|just|who|also|always|never|lives|works|says|got|from|,|\(|'s)$/.test(next.norm)
  );
}

/** A first name and a surname, or more. */
export function fullNameEnd(r: Reading): boolean {
  const span = r.match.slots.name;
  return span !== undefined && span.to - span.from > 1;
}
