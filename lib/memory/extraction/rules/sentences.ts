import { isMark, isSentenceEnd } from "./boundary.ts";
import type { Token } from "./tokens.ts";
import { auxiliaryStarters, openers, prepositions, questionWords, timeDeterminers, timeNouns } from "./words.ts";

/** Token range of a sentence, with the parts of it that state nothing. */
export interface Sentence {
  from: number;
  to: number;
  question: boolean;
  silent(at: number): boolean;
  /** Not the person's own words at all. */
  masked(at: number): boolean;
}

/** Longer runs of tokens without an end are cut: nothing here may cost more than linear time. */
const longest = 160;

export function sentencesOf(tokens: readonly Token[], masked: readonly boolean[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    const abbreviated =
      token?.norm === "." &&
      /^(?:st|dr|mr|mrs|ms|prof|mt)$/.test(tokens[at - 1]?.norm ?? "") &&
      next?.newLine === false;
    const end = token && !abbreviated && isSentenceEnd(token) && !(next && isSentenceEnd(next));
    if (end || next?.newLine || !next || at - from >= longest) {
      sentences.push(sentence(tokens, from, at + 1, masked));
      from = at + 1;
    }
  }
  return sentences;
}

function sentence(tokens: readonly Token[], from: number, to: number, masked: readonly boolean[]): Sentence {
  const quiet = new Set<number>();
  const asked = tokens[to - 1]?.norm === "?";
  let clauseFrom = from;
  const clauses: [number, number][] = [];
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (at === to - 1 || isMark(token)) {
      clauses.push([clauseFrom, at + 1]);
      clauseFrom = at + 1;
    }
  }
  let silentFrom = false;
  for (const [index, [start, end]] of clauses.entries()) {
    const first = skipOpeners(tokens, start, end);
    const word = tokens[first]?.norm ?? "";
    const inverted =
      auxiliaryStarters.has(word) &&
      /^(?:i|you|he|she|it|we|they|there|this|that|the|a|an|my|your|anyone|people)$/.test(
        tokens[first + 1]?.norm ?? "",
      );
    const second = tokens[first + 1];
    // "is stats hard": nobody speaks of oneself so; "is a vet" may go on about somebody.
    const bare =
      /^(?:is|are|does)$/.test(word) &&
      second?.tags.has("Noun") === true &&
      !["Gerund", "Adjective", "Verb"].some((tag) => second.tags.has(tag)) &&
      !isMark(tokens[first + 2]);
    const asks =
      bare ||
      (inverted &&
        !(/^(?:have|has|had)$/.test(word) && !/^(?:i|you|he|she|it|we|they)$/.test(tokens[first + 1]?.norm ?? ""))) ||
      (questionWords.has(word) && asked && word !== "when" && word !== "since");
    const last = asked && index === clauses.length - 1;
    const returned =
      /^(?:you|u|yourself)$/.test(tokens[end - 2]?.norm ?? "") &&
      /^(?:and|about|or|,)$/.test(tokens[end - 3]?.norm ?? "");
    // "i actually love it??" is astonished, it does not ask.
    const astonished = tokens[to - 2]?.norm === "?";
    const declares = /^(?:i|we|my)$/.test(word) && (!last || returned || astonished);
    if (asks && asked) silentFrom = true;
    else if (declares) silentFrom = false;
    if (silentFrom || (last && !declares) || (asks && !asked)) for (let at = start; at < end; at += 1) quiet.add(at);
  }
  for (let at = from; at < to; at += 1) {
    if (!/^(?:if|unless|whether)$/.test(tokens[at]?.norm ?? "")) continue;
    for (; at < to && !isMark(tokens[at]) && tokens[at]?.norm !== "but"; at += 1) quiet.add(at);
  }
  return {
    from,
    to,
    question: asked,
    silent: (at) => masked[at] === true || quiet.has(at),
    masked: (at) => masked[at] === true,
  };
}

/** "To my own surprise …". */
const feelings =
  /^(?:surprise|shame|delight|horror|relief|dismay|regret|amazement|joy|astonishment|embarrassment|sorrow|disappointment|knowledge|annoyance)$/;

/** Skips greetings, fillers and dates in front of a clause. */
export function skipOpeners(tokens: readonly Token[], from: number, limit: number): number {
  let at = from;
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  for (let steps = 0; steps < 12 && at < limit; steps += 1) {
    const word = norm(at);
    const next = norm(at + 1);
    const after = norm(at + 2);
    if (isMark(tokens[at])) at += 1;
    else if (openers.has(word) && !(word === "like" && next !== ",") && !(word === "just" && /ing$/.test(next)))
      at += 1;
    else if (word === "no" && (isMark(tokens[at + 1]) || /^(?:i|we|my|wait|actually)$/.test(next))) at += 1;
    else if (word === "from" && next === "now" && after === "on") at += 3;
    else if (prepositions.has(word) && next === "the" && norm(at + 3) === "side") at += 4;
    else if (timeDeterminers.has(word) && timeNouns.has(next)) at += 2;
    else if (prepositions.has(word) && timeDeterminers.has(next) && timeNouns.has(after)) at += 3;
    else if (word === "that" && /^(?:is|'s)$/.test(next) && /^(?:why|because)$/.test(after)) at += 3;
    else if (word === "to" && next === "my" && feelings.test(after)) at += 3;
    else if (word === "to" && next === "my" && feelings.test(norm(at + 3))) at += 4;
    else if (word === "note" && next === "that") at += 2;
    else if (word === "turns" && next === "out") at += after === "that" ? 3 : 2;
    else if (word === "it" && next === "turns" && after === "out") at += norm(at + 3) === "that" ? 4 : 3;
    else if (word === "as" && next === "of") at += timeDeterminers.has(after) ? 4 : 3;
    else if (
      /^(?:at|for|by|in|to|on)$/.test(word) &&
      ((next === "the" && /^(?:moment|way|time|record|side|end|meantime|past|form)$/.test(after)) ||
        (next === "be" && /^(?:honest|fair|clear)$/.test(after)))
    )
      at += 3;
    else if (/^(?:in|by|for|from)$/.test(word) && /^(?:fact|now|general|addition|reference|context)$/.test(next))
      at += 2;
    else if (word === "since" && /^\d{4}$/.test(next)) at += 2;
    else if (word === "i" && /^(?:think|guess|believe|mean|suppose|swear|confess|admit)$/.test(next))
      at += after === "that" ? 3 : 2;
    else if (
      word === "i" &&
      /^(?:should|must|would|have|forgot|wanted|need)$/.test(next) &&
      /^(?:say|to|mention|add)$/.test(after)
    ) {
      const verb = norm(at + 3);
      if (after === "say" || after === "mention" || after === "add") at += verb === "that" ? 4 : 3;
      else if (/^(?:say|mention|add|admit|confess|tell)$/.test(verb)) at += norm(at + 4) === "that" ? 5 : 4;
      else break;
    } else break;
  }
  return at;
}
