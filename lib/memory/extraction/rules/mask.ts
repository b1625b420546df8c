import { isMark, isSentenceEnd } from "./boundary.ts";
import { lemmasOf } from "./lemma.ts";
import { relationOf } from "./lexicon.ts";
import { makeBelieve } from "./make-believe.ts";
import { skipOpeners } from "./sentences.ts";
import type { Token } from "./tokens.ts";

/** True for tokens that are not the person's own statement: code, quotations, text to be worked on, fiction. */
export function maskOf(content: string, tokens: readonly Token[]): boolean[] {
  const masked = tokens.map(() => false);
  let index = 0;
  for (const { start, end } of literalSpans(content).sort((a, b) => a.start - b.start)) {
    while (index < tokens.length && (tokens[index]?.end ?? 0) <= start) index += 1;
    for (let at = index; at < tokens.length && (tokens[at]?.start ?? 0) < end; at += 1) masked[at] = true;
  }
  const sentences = [...sentenceSpans(tokens)].filter(([from, to]) => to - from <= longestSentence);
  const invented = makeBelieve(
    tokens,
    sentences.map(([from, to]) => ({ from, to })),
  );
  for (const { from, to } of invented) for (let at = from; at < to; at += 1) masked[at] = true;
  for (const [from, to] of sentences) {
    const until = unspoken(tokens, from, to);
    for (let at = until?.from ?? to; at < (until?.to ?? to); at += 1) masked[at] = true;
  }
  return masked;
}

/** Longer stretches without a full stop are no sentences. */
const longestSentence = 400;
const code =
  /```[\s\S]*?(?:```|$)|`[^`\n]{1,400}`|^[ \t]*(?:(?:const|let|var|function|class|return|public|private)\b(?=[^\n]{0,400}(?:[={};]|\w\())|import|export|def|SELECT|INSERT|UPDATE|#include|<\?php|<[a-z]+[ >]).{0,2000}$|https?:\/\/\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|\{[^{}\n]{0,400}:[^{}\n]{0,400}\}/gm;
const quotation =
  /"[^"\n]{1,2000}"|“[^”\n]{1,2000}”|«[^»\n]{1,2000}»|„[^“”\n]{1,2000}[“”]|(?<=^|[\s(])'[^'\n]{12,2000}'(?=[\s.,;:!?)]|$)|^>.{0,2000}$/gm;

function literalSpans(content: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const match of content.matchAll(code)) spans.push({ start: match.index, end: match.index + match[0].length });
  for (const match of content.matchAll(quotation)) {
    // A word or two in quotation marks may be a name or a term; a sentence is somebody's words.
    const ofOneself = /^.(?:i|my|i'm|i’m|im)\b/i.test(match[0]);
    if (match[0].split(/\s+/).length > 2 || (ofOneself && match[0].includes(" ")))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

function* sentenceSpans(tokens: readonly Token[]): Generator<[number, number]> {
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if ((token && isSentenceEnd(token)) || tokens[at + 1]?.newLine || at === tokens.length - 1) {
      yield [from, at + 1];
      from = at + 1;
    }
  }
}

const workOnText =
  /^(?:translate|proofread|paraphrase|rewrite|reword|rephrase|summari[sz]e|correct|fix|edit|check|improve|polish|shorten|review|classify|analy[sz]e|grade|complete|continue|transcribe|format|convert|debug|explain)$/;
const makeText =
  /^(?:write|draft|compose|generate|create|invent|make|sing|tell|describe|design|craft|produce|prepare|design)$/;
const play = /^(?:pretend|imagine|suppose|supposing|roleplay|role-play|picture|assume|assuming|act|say|consider)$/;
const speech = new Set([
  "say",
  "think",
  "claim",
  "ask",
  "tell",
  "believe",
  "insist",
  "wonder",
  "write",
  "text",
  "message",
  "joke",
  "swear",
  "predict",
  "suggest",
  "assume",
  "suspect",
  "hope",
  "reckon",
  "argue",
]);

/** The part of a sentence that is asked for, made up, supposed or somebody else's words. */
function unspoken(tokens: readonly Token[], from: number, to: number): { from: number; to: number } | null {
  const first = skipOpeners(tokens, from, to);
  const norm = (at: number) => (at < to ? (tokens[at]?.norm ?? "") : "");
  let verb = first;
  if (/^(?:can|could|would|will)$/.test(norm(verb)) && norm(verb + 1) === "you") verb += 2;
  if (norm(verb) === "please") verb += 1;
  const word = norm(verb);
  const colon = indexOf(tokens, verb, to, ":");
  const wholly = /^(?:your|everything|things)$/.test(norm(verb + 1));
  if (workOnText.test(word) && (colon > 0 || !wholly))
    return { from, to: colon > 0 ? paragraphEnd(tokens, to) : untilOwn(tokens, verb, to) };
  if (
    play.test(word) &&
    !(word === "act" && norm(verb + 1) !== "as" && norm(verb + 1) !== "like") &&
    !(word === "say" && norm(verb + 1) !== "i") &&
    word !== "consider"
  )
    return { from, to };
  if (word === "you" && norm(verb + 1) === "are" && /^(?:a|an|the|now|my)$/.test(norm(verb + 2))) return { from, to };
  if (makeText.test(word) && madeUp(tokens, verb, to))
    return { from, to: colon > 0 ? paragraphEnd(tokens, to) : untilOwn(tokens, verb, to) };
  if (norm(verb) === "what" && norm(verb + 1) === "if") return { from, to };
  if (sarcastic(tokens, from, to)) return { from, to };
  const fiction = fictional(tokens, from, to);
  if (fiction !== null) return { from: fiction, to };
  return reported(tokens, first, to);
}

/** "oh sure, i just LOVE waiting": agreement put on, and too much of it. */
function sarcastic(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, Math.min(to, from + 12));
  const norms = words.map(({ norm }) => norm).join(" ");
  const loud = words.some(({ text, norm }) => /^(?:love|adore|enjoy)$/.test(norm) && text === text.toUpperCase());
  const feigned =
    /^(?:oh|ah|yeah|yes|sure|wow|great|right)\b[ ,]*(?:sure|great|yeah|yes|right|wonderful|perfect|because|of course|joy)\b/.test(
      norms,
    );
  return (
    (feigned || loud) &&
    /\bi (?:just|simply|really|absolutely|so|totally) (?:love|adore|enjoy)\b/.test(norms) &&
    (feigned || /\bjust\b/.test(norms))
  );
}

function indexOf(tokens: readonly Token[], from: number, to: number, mark: string): number {
  for (let at = from; at < to; at += 1) if (tokens[at]?.norm === mark) return at;
  return -1;
}

function paragraphEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && !tokens[at]?.newLine) at += 1;
  return at;
}

/** Up to where the person speaks of themselves again: "write me a poem, I'm a teacher". */
function untilOwn(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    const joined = isMark(tokens[at - 1]) || /^(?:because|since|but)$/.test(tokens[at - 1]?.norm ?? "");
    if (joined && /^(?:i|we|my)$/.test(tokens[at]?.norm ?? "")) return at;
  }
  return to;
}

/** "write a bio for …": something is made for or about somebody, as opposed to a way of answering. */
function madeUp(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    tokens
      .slice(from, to)
      .some(({ norm }) =>
        /^(?:story|poem|bio|biography|song|letter|email|essay|novel|script|dialogue|dialog|scene|character|rhyme|haiku|joke|speech|toast|post|caption|profile|tweet|limerick|sonnet|lyrics|fable|tale|persona|blog|ad|advert|advertisement|obituary|review|sketch|monologue|subject|me|fictional|something)$/.test(
          norm,
        ),
      ) &&
    !tokens
      .slice(from, to)
      .some(({ norm }) => /^(?:answers?|replies|responses|always|paragraphs|prose|bullets?|emojis?|code)$/.test(norm))
  );
}

/** From where a sentence speaks of invented people. */
function fictional(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const word = tokens[at]?.norm ?? "";
    if (
      /^(?:novel|story|book|screenplay|character|protagonist|hero|heroine|villain|narrator|avatar|oc|npc)$/.test(word)
    ) {
      const owner = tokens[at - 1]?.norm ?? "";
      const next = tokens[at + 1]?.norm ?? "";
      if (
        /^(?:my|the|our)$/.test(owner) &&
        (next === "'s" || next === "is") &&
        !/^(?:novel|story|book|screenplay)$/.test(word)
      )
        return from;
      if (/^(?:my|the|our)$/.test(owner) && next === "'s") return from;
      if (tokens[at - 2]?.norm === "in" && /^(?:my|the|our|a)$/.test(owner)) return from;
      if (/^(?:main|fictional|game|player)$/.test(owner)) return from;
    }
    if (word === "fictional" || word === "horoscope" || (word === "fortune" && tokens[at + 1]?.norm === "cookie"))
      return from;
  }
  return null;
}

/** "people keep asking whether …", "my horoscope says …": what others say of oneself is not one's own word. */
function reported(tokens: readonly Token[], first: number, to: number): { from: number; to: number } | null {
  for (let at = first; at < Math.min(to, first + 8); at += 1) {
    const token = tokens[at];
    if (!token || isMark(token)) return null;
    if (!lemmasOf(token.norm).some((lemma) => speech.has(lemma))) continue;
    const subject = tokens[first]?.norm ?? "";
    if (subject === "i" || subject === "we" || at === first) return null;
    const possessed = /^(?:my|our|the)$/.test(subject);
    const who = possessed ? (tokens[first + 1]?.norm ?? "") : subject;
    if (possessed && /^(?:doctor|gp|test|tests|dentist|nurse|allergist|dietitian|contract|passport|birth)$/.test(who))
      return null;
    const person =
      /^(?:he|she|they|it|people|everyone|everybody|someone|somebody|you|nobody|some|many|others|folks|horoscope|article|book|movie|song|ad)$/.test(
        who,
      ) ||
      relationOf(who) !== null ||
      tokens[first]?.tags.has("FirstName") === true ||
      possessed;
    if (!person) return null;
    let end = at + 1;
    while (end < to && !isMark(tokens[end]) && tokens[end]?.norm !== "but") end += 1;
    return { from: at, to: tokens[end]?.norm === ":" ? to : end };
  }
  return null;
}
