import { definitionOf } from "../../vocabulary.ts";
import type { Proposal, Subject } from "../proposal.ts";
import { isBoundary, isMark } from "./boundary.ts";
import { chunk } from "./chunks.ts";
import type { Draft, Frame, Predicate, Reading } from "./frame.ts";
import { clauseFrames, complementFrames, verbFrames } from "./frames/index-of-frames.ts";
import type { Match, Span } from "./pattern.ts";
import { readPredicate } from "./predicate.ts";
import { type Sentence, skipOpeners } from "./sentences.ts";
import { genderOf, type Mention, readPerson, readPronoun, type SpokenSubject, self } from "./subject.ts";
import { properText, stripArticle } from "./text.ts";
import { type Token, textOf } from "./tokens.ts";
import { conjunctions } from "./words.ts";

/** What carries over from clause to clause within a turn. */
interface Discourse {
  subject: SpokenSubject | null;
  lastKeys: readonly string[];
  mentions: Mention[];
}

/** Reads the sentences of one turn into proposals, clause by clause, left to right. */
export class Parser {
  readonly proposals: Proposal[] = [];
  readonly #discourse: Discourse = { subject: null, lastKeys: [], mentions: [] };

  constructor(
    readonly content: string,
    readonly tokens: readonly Token[],
    readonly statedAt: Date,
  ) {}

  sentence(sentence: Sentence): void {
    this.#discourse.subject = null;
    let at = sentence.from;
    while (at < sentence.to) {
      if (isMark(this.tokens[at])) {
        at += 1;
        continue;
      }
      const next = sentence.silent(at) ? null : this.#clause(at, sentence);
      at = next ?? this.#nextClause(at, sentence.to);
    }
  }

  #nextClause(from: number, limit: number): number {
    let at = from + 1;
    while (at < limit && !isBoundary(this.tokens[at])) at += 1;
    return at;
  }

  /** Reads one clause; gives the token after it, or null when no frame fits. */
  #clause(start: number, sentence: Sentence): number | null {
    const from = skipOpeners(this.tokens, start, sentence.to);
    if (from >= sentence.to) return sentence.to;
    if (sentence.silent(from)) return null;
    const direct = this.#try(clauseFrames, from, sentence.to, this.#plain(from));
    if (direct !== null) return direct;
    const spoken = this.#subject(from, sentence.to);
    if (!spoken) return this.#fragment(from, sentence.to);
    const predicate = readPredicate(this.tokens, from, spoken, sentence.to);
    if (spoken.explicit) {
      this.#discourse.subject = { ...spoken, explicit: false };
      this.#emit(spoken.drafts, this.#plain(from), { from, to: spoken.at, slots: {} });
    }
    const frames = predicate.be ? complementFrames : verbFrames;
    const read = this.#try(frames, predicate.at, sentence.to, predicate);
    if (read !== null) return read;
    return spoken.explicit ? Math.max(spoken.at, from + 1) : this.#fragment(from, sentence.to);
  }

  /** A list item or an elided "I am": "34, line cook at Acme, living in Leeds". */
  #fragment(from: number, limit: number): number | null {
    const inherited = this.#discourse.subject;
    const spoken: SpokenSubject = inherited
      ? { ...inherited, at: from }
      : { subject: self, at: from, explicit: false, drafts: [] };
    const predicate = readPredicate(this.tokens, from, spoken, limit);
    const verbal = this.#try(verbFrames, predicate.at, limit, predicate);
    if (verbal !== null) return verbal;
    return this.#try(complementFrames, predicate.at, limit, { ...predicate, be: true, explicit: inherited !== null });
  }

  #subject(from: number, limit: number): SpokenSubject | null {
    const word = this.tokens[from]?.norm ?? "";
    if (word === "i" || word === "we") return { subject: self, at: from + 1, explicit: true, drafts: [] };
    if (word === "he" || word === "she") {
      return { subject: readPronoun(word, this.#discourse.mentions), at: from + 1, explicit: true, drafts: [] };
    }
    const person = readPerson(this.content, this.tokens, from, limit);
    if (person) {
      this.#mention(person.subject);
      return person;
    }
    const inherited = this.#discourse.subject;
    return inherited ? { ...inherited, at: from, explicit: false, drafts: [] } : null;
  }

  #mention(subject: Subject): void {
    this.#discourse.mentions.push({ subject, gender: genderOf(subject) });
  }

  #plain(from: number): Predicate {
    return {
      subject: self,
      explicit: true,
      from,
      at: from,
      be: false,
      tense: "present",
      perfect: false,
      negated: false,
      ended: false,
    };
  }

  #try(frames: readonly Frame[], at: number, limit: number, predicate: Predicate): number | null {
    for (const frame of frames) {
      if (frame.after && !frame.after.some((key) => this.#discourse.lastKeys.includes(key))) continue;
      if (frame.needsSubject && !predicate.explicit && !this.#discourse.subject) continue;
      const match = frame.pattern.at(this.tokens, at, limit);
      if (!match) continue;
      const items = frame.list ? this.#items(match, frame.list, limit) : [match];
      const drafts = items.flatMap((item) => this.#read(frame, predicate, item));
      if (drafts.length === 0) continue;
      const last = items.at(-1) ?? match;
      this.#emit(drafts, predicate, { ...match, to: last.to });
      return last.to;
    }
    return null;
  }

  #read(frame: Frame, predicate: Predicate, match: Match): Draft[] {
    const reading = this.#reading(match, predicate);
    const { tense, negated, ended } = predicate;
    if (tense === "modal") return frame.modal?.(reading) ?? [];
    if (tense === "future") return frame.future?.(reading) ?? [];
    if (negated || ended) return frame.negative?.(reading) ?? ends(frame.read(reading));
    if (tense === "formerly" || (tense === "past" && !frame.event)) {
      return frame.former?.(reading) ?? (tense === "formerly" ? ends(frame.read(reading)) : []);
    }
    return frame.read(reading);
  }

  #reading(match: Match, predicate: Predicate): Reading {
    const { tokens, content, statedAt } = this;
    const span = (slot: string): Span | undefined => (slot === "all" ? match : match.slots[slot]);
    return {
      match,
      tokens,
      predicate,
      statedAt,
      has: (slot) => span(slot) !== undefined,
      text: (slot) => {
        const found = span(slot);
        return found ? stripArticle(textOf(content, tokens, found.from, found.to)) : "";
      },
      proper: (slot) => {
        const found = span(slot);
        return found ? properText(content, tokens, found.from, found.to) : "";
      },
      norms: (slot) => {
        const found = span(slot);
        return found ? tokens.slice(found.from, found.to).map((token) => token.norm) : [];
      },
    };
  }

  /** The matched item and those that go on after it: "falafel, tacos and matcha". */
  #items(match: Match, slot: string, limit: number): Match[] {
    const items = [match];
    const first = match.slots[slot];
    if (!first || first.to !== match.to) return items;
    let at = match.to;
    while (items.length < 12) {
      let next = at;
      while (
        next < limit &&
        next - at < 2 &&
        (this.tokens[next]?.norm === "," || conjunctions.has(this.tokens[next]?.norm ?? ""))
      )
        next += 1;
      if (next === at || next >= limit || this.#startsClause(next, limit)) break;
      const to = chunk("np", this.tokens, next, limit)[0];
      if (
        !to ||
        !(
          to >= limit ||
          isBoundary(this.tokens[to]) ||
          /^(?:too|lol|btw|daily|now|as|so|very|a|both|please|the|every|all|in|on|at|for|with|when|these)$/.test(
            this.tokens[to]?.norm ?? "",
          )
        )
      )
        break;
      items.push({ ...match, to, slots: { ...match.slots, [slot]: { from: next, to } } });
      at = to;
    }
    return items;
  }

  #startsClause(at: number, limit: number): boolean {
    if (skipOpeners(this.tokens, at, limit) !== at) return true;
    const subject = this.#discourse.subject ?? { subject: self, at, explicit: false, drafts: [] };
    const predicate = readPredicate(this.tokens, at, { ...subject, at }, limit);
    if (predicate.at !== at) return true;
    const starts = (frames: readonly Frame[]) =>
      frames.some((frame) => frame.pattern.at(this.tokens, at, limit) !== null);
    return starts(clauseFrames) || starts(verbFrames);
  }

  #emit(drafts: readonly Draft[], predicate: Predicate, match: Match): void {
    if (drafts.length === 0) return;
    const from = Math.min(predicate.from, match.from);
    const start = this.tokens[from]?.start ?? 0;
    const finish = this.tokens[match.to - 1]?.end ?? start;
    const quote = { start, end: finish, text: this.content.slice(start, finish) };
    for (const draft of drafts) {
      const proposal = toProposal(draft, predicate, quote);
      if (proposal) this.proposals.push(proposal);
    }
    this.#discourse.lastKeys = drafts.map(({ key }) => key);
    if (!this.#discourse.subject)
      this.#discourse.subject = { subject: predicate.subject, at: from, explicit: false, drafts: [] };
  }
}

function ends(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) =>
    draft.absolute || draft.op === "retract"
      ? draft
      : { ...draft, op: "retract", quiet: true, ...(draft.op === "derive" ? { value: null } : {}) },
  );
}

function toProposal(draft: Draft, predicate: Predicate, quote: Proposal["quotes"][number]): Proposal | null {
  const { absolute: _absolute, op = "assert", subject = predicate.subject, confidence = 0.9, ...rest } = draft;
  if (rest.value !== null && (rest.value.trim() === "" || rest.value.length > 200)) return null;
  return { ...rest, op, subject, category: definitionOf(rest.key).category, confidence, quotes: [quote] };
}
