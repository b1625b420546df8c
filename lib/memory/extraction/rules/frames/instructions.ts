import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { styles } from "../lexicon.ts";
import type { Token } from "../tokens.ts";

/** An answer about this one thing, or a piece of text: nothing that should hold from now on. */
const oneOff =
  /\b(?:for this (?:one|question|time|email|message|letter|task|slide|chat)|this (?:one )?(?:time|question|once)|just (?:this )?once|for now|today only|just today|this answer|in this (?:email|letter|case|message))\b/;

export function standing(r: Reading): boolean {
  const before = r.tokens.slice(Math.max(0, r.match.from - 14), r.match.from).map((token) => token.norm);
  if (before.slice(before.findLastIndex((word) => /^[.!?]$/.test(word)) + 1).includes("if")) return false;
  const around = r.tokens
    .slice(Math.max(0, r.match.from - 8), r.match.to + 8)
    .map((token) => token.norm)
    .join(" ");
  return !oneOff.test(around);
}

const said =
  (key: string, slot: string) =>
  (r: Reading): Draft[] =>
    standing(r) && r.has(slot) ? [fact(key, r.text(slot))] : [];

/** "Use the formal letter": the manner of one thing, not of the answers. */
function ofSomethingElse(r: Reading): boolean {
  const next = r.tokens[r.match.slots.manner?.to ?? -1];
  return (
    next?.word === true &&
    next.tags.has("Noun") &&
    !next.tags.has("Pronoun") &&
    !next.tags.has("Date") &&
    !(classes.answers?.(next) ?? false) &&
    !(classes.format?.(next) ?? false) &&
    !/^(?:tone|style|format|units?|measurements?|system|language|text|register|voice|please|bullets?|points?|form|manner|way|sentences?|paragraphs?|lists?|everything|examples?|code|summaries|instead|always|person|mode)$/.test(
      next.norm,
    )
  );
}

/** How answers should be: which of length, tone and form depends on the words. */
function manner(r: Reading): Draft[] {
  if (!standing(r)) return [];
  const span = r.match.slots.manner;
  if (!span || ofSomethingElse(r)) return [];
  const words = r.tokens.slice(span.from, span.to);
  const value = r
    .text("manner")
    .replace(/^(?:a (?:bit|little) |more |very |really |quite )+(?=\p{L})/iu, (found) =>
      /more/.test(found) ? "more " : "",
    );
  const key = keyOfManner(words);
  return key ? [fact(key, value)] : [];
}

export function keyOfManner(words: readonly Token[]): string | null {
  const is = (kind: string) => words.some((token) => classes[kind]?.(token) ?? false);
  if (is("style")) return "response_style";
  if (
    is("format") ||
    words.some(({ norm }) => /^(?:bullets?|points?|paragraphs?|prose|tables?|lists?|markdown)$/.test(norm))
  )
    return "response_format";
  if (is("units")) return "units";
  if (is("tone")) return "tone";
  if (is("language")) return "response_language";
  return null;
}

function avoid(r: Reading): Draft[] {
  if (!standing(r)) return [];
  const what = r.text("what");
  const head = r.tokens[r.match.slots.what?.from ?? -1];
  const named = r.tokens
    .slice(Math.max(0, r.match.from - 16), r.match.from)
    .some(({ norm }) => /^(?:name|names|called)$/.test(norm));
  if (named && r.norms("what").length === 1) return [];
  if (head && (head.tags.has("FirstName") || (head.capital && head.tags.has("Person")))) return [];
  const first = r.norms("what")[0] ?? "";
  if (
    /^(?:remind|mention|use|bring|talk|give|say|put|start|suggest|recommend|include|add|ask|discuss|send|that|this|it|them|worries|problem|idea|clue|way|one|need|rush|matter|wonder|doubt|offen[cs]e|more|longer|thanks|time|money|reason|car|pets?|kids|children|dog|cat|job|mention|friends|siblings|claims?|sleep|energy|chance|luck|plans?|surprise|pun|joke|bother|desserts?|idea)$/.test(
      first,
    )
  )
    return [];
  return [fact("avoid", what)];
}

/** A manner that is not wanted any more: it ends, and what can be left out is to be left out. */
function withdrawn(r: Reading): Draft[] {
  const span = r.match.slots.manner;
  const key = span && standing(r) ? keyOfManner(r.tokens.slice(span.from, span.to)) : null;
  if (!key) return [];
  const value = r.text("manner");
  return key === "response_format" || key === "tone" ? [end(key, value), fact("avoid", value)] : [end(key, value)];
}

const language = (r: Reading): Draft[] =>
  standing(r) ? [fact("response_language", capitalised(r.text("language")))] : [];
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const permit = (r: Reading): Draft[] =>
  r.has("what") ? ["avoid", "instruction"].map((key) => end(key, r.text("what"))) : [];
const polite =
  "(please|always|from now on|going forward|in future|in the future|just|can you|could you|would you|will you|i (would|'d) like you to|i want you to|i need you to|you (should|can|must)|try to|make sure to|remember to|also)*";
const reply = "answer|reply|respond|write|speak|talk|explain|communicate|chat";

export const instructionFrames: Frame[] = [
  frame(
    "(you (do not|no longer) (need|have) to|you can stop|stop|please stop|no need to) (reply|replying|answer|answering|respond|responding|write|writing|speak|speaking|talk|talking) (to me)? in {language:language} (anymore|any more|now|please|$)",
    (r) => [end("response_language", capitalised(r.text("language")))],
  ),
  frame("no (more|need for) {language:language} (anymore|any more|now|please|$)", (r) => [
    end("response_language", capitalised(r.text("language"))),
  ]),
  frame(`${polite} use {what:np}`, (r) =>
    /^(?:spelling|grammar|english|terminology|notation|punctuation|conventions|currency|dates?)$/.test(
      r.norms("what").at(-1) ?? "",
    ) && standing(r)
      ? [fact("instruction", `use ${r.text("what")}`)]
      : [],
  ),
  frame("{language:language} is (fine|ok|okay|good|better|enough) (again|now|from now on|too|$)", language),
  frame(
    "(please)? (stop|quit|no more) (answering|replying|responding|using|writing|giving me|sending|with|in|the|all)* {manner:manner} (please|from now on|in your|anymore|@answers|$)",
    withdrawn,
  ),
  frame("(do not|stop) (be|being|sound|sounding) (so|too|that|overly)? {manner:manner}", withdrawn),
  frame("(please)? drop the {manner:manner} (tone|style|act|talk|thing)?", (r) =>
    withdrawn(r).filter(({ op }) => op === "retract"),
  ),
  frame(
    `${polite} (go|switch|return|get|change) back to (giving me|the|your|my)* {manner:manner} (@answers|style|tone|format)?`,
    manner,
  ),
  frame(
    `${polite} (keep|limit|make) (your|the|all|my)* @answers (under|below|to|within|shorter than|no longer than) {limit:rest}`,
    (r) =>
      standing(r)
        ? [fact("response_style", `${r.tokens[(r.match.slots.limit?.from ?? 1) - 1]?.text ?? ""} ${r.text("limit")}`)]
        : [],
  ),
  frame(
    `${polite} ${reply} in (one|two|three|a single|a few|1|2|3) (sentence|sentences|word|words|line|lines|paragraph|paragraphs) (from now on|please|only|max|or less|$)`,
    (r) =>
      standing(r) && r.tokens[r.match.to]?.norm !== ":"
        ? [
            fact(
              "response_style",
              r.tokens
                .slice(r.match.from, r.match.to)
                .map(({ text }) => text)
                .join(" ")
                .replace(/^.* in /i, ""),
            ),
          ]
        : [],
  ),
  frame(
    `${polite} (explain|describe|do|write|answer) (everything|things|all of it|it all) (step by step|in detail|in simple terms|in plain english|simply|briefly)`,
    (r) =>
      standing(r)
        ? [fact("response_style", r.text("all").replace(/^.*\b(?:everything|things|all of it|it all)\s+/i, ""))]
        : [],
  ),
  frame(
    "(it is|it 's|its) (fine|ok|okay|alright|cool|totally fine) (to|if you) (mention|use|bring up|talk about|suggest|recommend|include) {what:np} (now|again|$)",
    permit,
  ),
  frame("{what:np} (is|are|'s) (fine|ok|okay|welcome|allowed|good|back|alright) (again|now)", permit),
  frame("you can stop avoiding {what:np}", permit),
  frame("stop calling me (that / {name:name})", (r) =>
    r.has("name")
      ? ["address_as", "nickname"].map((key) => end(key, r.proper("name")))
      : ["address_as", "nickname"].map((key) => end(key, null)),
  ),
  frame("(do not|never) call me (that / {name:name})", (r) =>
    r.has("name")
      ? ["address_as", "nickname"].map((key) => end(key, r.proper("name")))
      : ["address_as", "nickname"].map((key) => end(key, null)),
  ),
  frame(`${polite} (call|address) me (as)? (just)? {name:name}`, (r) =>
    /^(?:back|when|if|later|tomorrow|at|on|a|an|stupid|crazy|old|maybe|out|an)$/.test(r.norms("name")[0] ?? "")
      ? []
      : said("address_as", "name")(r).map((draft) => ({ ...draft, value: r.proper("name") })),
  ),
  frame("let us go with {name:name} (from now on|from here on|instead|now)", (r) => [
    fact("address_as", r.proper("name")),
  ]),
  frame(`${polite} refer to me as {name:name}`, (r) => [fact("address_as", r.proper("name"))]),
  frame(
    `${polite} ${reply} (to me|me|everything|back|your @answers|all @answers)? (only|always|again)? in {language:language}`,
    language,
  ),
  frame(`${polite} speak|use {language:language} (with me|to me|from now on|please|when|always|for|only)`, language),
  frame("(you can|let us|please|go|switch|now)* back to {language:language} (please|from|for|again|now|$)", language),
  frame("(only)? (in)? {language:language} (only|from now on|please)", language),
  frame("{language:language} (answers|replies|responses) (please|only|from)", language),
  frame(`${polite} switch (back)? to {language:language} (please|from|for|again|now|$)`, language),
  frame(
    "i|we ~prefer|~like|~want|~need|~love (my|your|the|shorter|@det)* {manner:manner} (@answers|explanations|in your)",
    manner,
  ),
  frame(
    "i would? (rather|prefer|like) (you)? (to)? (be|keep it|have|get|keep|use|that you are)* {manner:manner} (@answers|over|to|than|when|$)",
    manner,
  ),
  frame(`${polite} (keep|make) (your|the|all|my|ur|it)* (@answers|things|explanations)* (as)* {manner:manner}`, (r) =>
    r.norms("all").some((word) => /^(?:it|this|that)$/.test(word)) &&
    !r.norms("manner").every((word) => styles.has(word))
      ? []
      : manner(r),
  ),
  frame(
    `${polite} (be|stay|sound|get) (a bit|a little|more|super|very|really|as)* {manner:manner} (with|w|when|in|please|and|from|, | $ )`,
    manner,
  ),
  frame(`${polite} (give|send|write|show) (me|us)* (only|some)? {manner:manner} (@answers)`, manner),
  frame(
    `${polite} ${reply} (to me|me|back|everything|things|your answers|in)* {manner:manner} (instead|please|from|when|only|always|$)`,
    manner,
  ),
  frame(
    `${polite} (use|format your? @answers? as|format your? @answers? in|write in|prefer) (only|more)? {manner:manner}`,
    manner,
  ),
  frame("(again|also|plus|and|,)* {manner:manner} @answers (please|from|only|always|when|$)", manner),
  frame("{manner:manner} (too)? ,? (please|from now on)", manner),
  frame("{manner:units} (units|system|measurements)? (too|please|only|$)", (r) =>
    r.norms("manner").some((word) => /^(?:metric|imperial)$/.test(word)) ? manner(r) : [],
  ),
  frame(
    "(when i ask for code|for code|in code|when coding|code examples|for code examples|code samples)* ,? (please|always|just|only|you)* (give me|use|write|show me|in|stick to|should be in|must be in) {code:code} (, not|instead of|rather than|over) {old:code}",
    (r) => [fact("code_style", r.text("code"), {})],
  ),
  frame(
    "(when i ask for code|for code|in code|when coding|code examples|for code examples|code samples) ,? (please|always|just|only|you)* (give me|use|write|show me|in|stick to|should be in|must be in)? {code:code}",
    (r) => [fact("code_style", r.text("code"))],
  ),
  frame(
    "i|we (~prefer|~like|~want|~need) {code:code} (for code|for code examples|in code|code examples|examples|snippets)",
    (r) => [fact("code_style", r.text("code"))],
  ),
  frame("for code ,? {code:code} is what (i need|i want|i use|i prefer|you should use)", (r) => [
    fact("code_style", r.text("code")),
  ]),
  frame("for code ,? {code:code} (please|from now on|only|$)", (r) => [fact("code_style", r.text("code"))]),
  frame(`${polite} (use|write|give me) (code in|all code in|code examples in|examples in) {code:code}`, (r) => [
    fact("code_style", r.text("code")),
  ]),
  frame(
    `${polite} (use|write|show|give me) {code:code} (for|in) (code|all|the|my) (examples|samples|snippets|code)`,
    (r) => [fact("code_style", r.text("code"))],
  ),
  frame(
    "(it is|it 's|its|you can|you may|feel free to)? (fine|ok|okay|alright|cool|totally fine)? (to)? (mention|use|bring up|talk about|suggest|recommend|include|start using) {what:np} again",
    permit,
  ),
  frame(
    `${polite} (do not|never|avoid|stop|no|quit|refrain from|skip) (ever)? (use|using|mention|mentioning|bring up|bringing up|talk about|talking about|suggest|suggesting|recommend|recommending|remind me of|reminding me of|include|including|add|adding|ask me about|asking me about|discuss|discussing|give me|giving me|send|sending|start with|say|saying|put)* {what:avoided}`,
    (r) => (instructs(r) ? avoid(r) : []),
  ),
  frame("(always|please always|make sure to always) {what:activity}", (r) =>
    standing(r) && imperative(r) ? [fact("instruction", r.text("all"))] : [],
  ),
  frame("no|without {what:avoided} (please|ever|from now on|anymore|in your|, ever|, please|$)", (r) =>
    knownStyle(r) ? avoid(r) : [],
  ),
];

/** "don't …", "never …" as an order: nobody is named as the one who does it. */
function instructs(r: Reading): boolean {
  const words = r.norms("all");
  const verbs =
    /^(?:use|using|mention|mentioning|bring|bringing|talk|talking|suggest|suggesting|recommend|recommending|remind|reminding|include|including|add|adding|ask|asking|discuss|discussing|start|say|saying|put|give|giving|send|sending)$/;
  if (words.some((word) => verbs.test(word))) return !/^(?:no)$/.test(words[0] ?? "") || knownStyle(r);
  return (
    /^(?:avoid|skip|refrain)$/.test(
      words.find((word) => /^(?:avoid|skip|refrain|stop|never|not|no|quit)$/.test(word)) ?? "",
    ) || knownStyle(r)
  );
}

function knownStyle(r: Reading): boolean {
  return r
    .norms("what")
    .some((word) =>
      /^(?:emojis?|emoticons?|exclamations?|marks?|bullets?|points?|jargon|slang|swearing|profanity|caps|hashtags?|markdown|tables?|headings?|headers?|apologising|apologizing|disclaimers?|fluff|filler|intros?|preambles?|puns|jokes|sarcasm|metaphors|links|sources|citations|footnotes|semicolons|dashes|em-dashes|abbreviations|acronyms|spoilers|flattery|compliments|small-talk|pleasantries|buzzwords|clichés|cliches|latex|html|code)$/.test(
        word,
      ),
    );
}

function imperative(r: Reading): boolean {
  const first = r.tokens[r.match.slots.what?.from ?? -1];
  return (
    first !== undefined &&
    (first.tags.has("Infinitive") ||
      first.tags.has("Imperative") ||
      /^(?:include|cite|show|add|explain|use|start|end|ask|check|give|mention|put|list|provide|convert|translate|summari[sz]e|double-check|sign|quote|link)$/.test(
        first.norm,
      ))
  );
}
