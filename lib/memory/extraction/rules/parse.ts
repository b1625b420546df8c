import { definitionOf } from "../../vocabulary.ts";
import type { Proposal, Subject } from "../proposal.ts";
import { isBoundary, isMark } from "./boundary.ts";
import { beginsAnew, ends, standsAlone, takenBackFrom, toProposal } from "./clause.ts";
import type { Draft, Frame, Predicate } from "./frame.ts";
import { asideFrames } from "./frames/asides.ts";
import {
  clauseFrames,
  complementFrames,
  cues,
  ownerFrames,
  requestFrames,
  verbFrames,
} from "./frames/index-of-frames.ts";
import { itemsOf } from "./items.ts";
import { readForeign } from "./languages/foreign.ts";
import { clausesOf, type Segment } from "./languages/segments.ts";
import { bringsOneselfIn, isAboutOthers } from "./others.ts";
import { type Match, window } from "./pattern.ts";
import { isPast, plain, readPredicate } from "./predicate.ts";
import { presupposed } from "./presupposed.ts";
import { dated, draftsOf, readingOf } from "./reading.ts";
import { type Sentence, skipOpeners } from "./sentences.ts";
import {
  genderOf,
  type Mention,
  pastInsertion,
  personBefore,
  readPerson,
  readPronoun,
  type SpokenSubject,
  self,
} from "./subject.ts";
import { type Token, textOf } from "./tokens.ts";
import { conjunctions, prepositions } from "./words.ts";

/** What carries over from clause to clause within a turn. */
interface Discourse {
  subject: SpokenSubject | null;
  /** Keys of the clause before; names with "!" are notes that frames leave for each other. */
  lastKeys: readonly string[];
  /** The sentence has told a fact about its subject, so that a list of further ones may follow. */
  listing: boolean;
  mentions: Mention[];
}

/** Reads one turn into proposals, clause by clause. */
export class Parser {
  readonly proposals: Proposal[] = [];
  /** Tokens that a frame has read. */
  readonly #consumed = new Set<number>();
  readonly #silent = new Set<number>();
  #forms: { at: number; limit: number; found: ReadonlySet<string> } = { at: -1, limit: -1, found: new Set() };
  /** What is read now is to be forgotten. */
  #takingBack = false;
  readonly #discourse: Discourse = { subject: null, lastKeys: [], listing: false, mentions: [] };

  constructor(
    readonly content: string,
    readonly tokens: readonly Token[],
    readonly statedAt: Date,
  ) {}

  sentence(sentence: Sentence): void {
    for (let index = sentence.from; index < sentence.to; index += 1)
      if (sentence.silent(index)) this.#silent.add(index);
    this.#discourse.subject = null;
    this.#discourse.listing = false;
    this.#othersTold(sentence);
    let at = sentence.from;
    while (at < sentence.to) {
      if (isMark(this.tokens[at]) || this.#consumed.has(at)) {
        at += 1;
        continue;
      }
      const next = sentence.silent(at) ? this.#request(at, sentence) : this.#clause(at, sentence);
      const ended = next !== null && isBoundary(this.tokens[next - 1]);
      const past = next === null ? Math.max(at, skipOpeners(this.tokens, at, sentence.to) - 1) : next - 1;
      at = ended ? next : this.#nextClause(past, sentence);
    }
    const { lastKeys } = this.#discourse;
    this.#overhear(sentence);
    this.#discourse.lastKeys = lastKeys;
  }

  /** "Background for you:", "quick profile:" — what follows is about the person. */
  #headed(from: number, to: number): boolean {
    return this.tokens
      .slice(Math.max(from, to - 16), to)
      .some(({ norm }) =>
        /^(?:me|intro|background|profile|bio|form|myself|introduction|summary|context|record|stuff|basics|facts|details|stats)$/.test(
          norm,
        ),
      );
  }

  /** What the turn tells as a whole, after its last sentence. */
  finish(): void {
    const { content, tokens, proposals } = this;
    const silent = tokens.map((_token, at) => this.#silent.has(at));
    for (const cue of cues) {
      const found = cue({ content, tokens, silent, proposals });
      if (!found || isAboutOthers(tokens, found.from)) continue;
      this.#emit(found.drafts, plain(found.from), { ...found, slots: {} });
    }
  }

  #nextClause(from: number, sentence: Sentence): number {
    let at = from + 1;
    while (at < sentence.to && !isBoundary(this.tokens[at]) && !beginsAnew(this.tokens, at)) at += 1;
    return at;
  }

  /** A stretch in another language: its own rules, self as the subject unless a rule says otherwise. */
  foreign(segment: Segment): void {
    if (segment.sentence.question || segment.language === "other") return;
    for (const { from, to } of clausesOf(this.tokens, segment)) {
      const last = isMark(this.tokens[to - 1]) ? to - 1 : to;
      if (last <= from || segment.sentence.masked(from)) continue;
      const drafts = readForeign(segment.language, textOf(this.content, this.tokens, from, last));
      this.#emit(drafts, plain(from), { from, to: last, slots: {} });
    }
  }

  /** "Could you keep it short?" asks for a way of answering; any other question tells nothing. */
  #request(start: number, sentence: Sentence): number | null {
    if (sentence.masked(start)) return null;
    const from = skipOpeners(this.tokens, start, sentence.to);
    if (!/^(?:can|could|would|will)$/.test(this.tokens[from]?.norm ?? "")) return null;
    return this.#try(requestFrames, from, sentence.to, plain(from));
  }

  /** Reads one clause; gives the token after it, or null when no frame fits. */
  #clause(start: number, sentence: Sentence): number | null {
    const from = skipOpeners(this.tokens, start, sentence.to);
    if (from >= sentence.to) return sentence.to;
    if (this.tokens[from - 1]?.norm === ":" && this.#headed(sentence.from, from)) {
      this.#discourse.subject = { subject: self, at: from, explicit: false, drafts: [] };
      this.#discourse.listing = true;
    }
    if (sentence.silent(from)) return null;
    if (!this.#goesOnAboutOther(from)) {
      const direct = this.#try(clauseFrames, from, sentence.to, this.#carried(from));
      if (direct !== null) return direct;
    }
    const taken = this.#takenBack(from, sentence);
    if (taken !== null) return taken;
    const spoken = this.#subject(from, sentence.to);
    if (!spoken) return this.#fragment(from, sentence.to) ?? this.#laterSubject(from, sentence);
    const predicate = readPredicate(this.tokens, from, spoken, sentence.to);
    if (spoken.explicit) {
      this.#discourse.subject = { ...spoken, explicit: false };
      this.#emit(spoken.drafts, plain(from), { from, to: spoken.at, slots: {} });
    }
    const possessed = this.tokens[spoken.at]?.norm ?? "";
    if (predicate.at === from && /^(?:his|her|their)$/.test(this.tokens[from]?.norm ?? "")) {
      return this.#try(ownerFrames, from, sentence.to, { ...predicate, tense: "present" });
    }
    if (possessed === "'s" && spoken.explicit) {
      const owned = this.#try(ownerFrames, spoken.at, sentence.to, { ...predicate, at: spoken.at, tense: "present" });
      if (owned !== null) return owned;
    }
    const frames = predicate.be ? complementFrames : verbFrames;
    const main = this.tokens[predicate.at];
    const participle = predicate.be && main !== undefined && (isPast(main) || /ing$/.test(main.norm));
    const read =
      this.#try(frames, predicate.at, sentence.to, predicate) ??
      (participle ? this.#try(verbFrames, predicate.at, sentence.to, predicate) : null);
    if (read !== null) return read;
    if (spoken.explicit) {
      this.#discourse.listing = predicate.be && spoken.drafts.length === 0;
      return null;
    }
    return this.#fragment(from, sentence.to) ?? this.#laterSubject(from, sentence);
  }

  /** "My aunt turned 80 and took up yoga": the second verb has the first one's subject. */
  #goesOnAboutOther(from: number): boolean {
    const verb = this.tokens[from];
    const subject = this.#discourse.subject?.subject;
    return (
      subject !== undefined &&
      subject.kind !== "self" &&
      conjunctions.has(this.tokens[from - 1]?.norm ?? "") &&
      verb?.tags.has("Verb") === true &&
      (verb.tags.has("PastTense") || (verb.tags.has("PresentTense") && /s$/.test(verb.norm)))
    );
  }

  /** "Theo is 6, allergic to nuts": a clause without a subject goes on about whom the sentence is about. */
  #carried(from: number): Predicate {
    const subject = this.#discourse.subject?.subject;
    const own = plain(from);
    if (!subject || subject.kind === "self" || bringsOneselfIn(this.tokens, from)) return own;
    return { ...own, subject };
  }

  /** "Forget that I'm allergic to cats": what the clause would state is to end. */
  #takenBack(from: number, sentence: Sentence): number | null {
    const at = takenBackFrom(this.tokens, from, sentence.to);
    if (at === null || this.#takingBack) return null;
    this.#takingBack = true;
    const to = this.#clause(at, sentence);
    this.#takingBack = false;
    return to ?? this.#nextClause(at, sentence);
  }

  /** "Somewhere in the middle of all that I started at …": a subject behind a phrase that has no verb of its own. */
  #laterSubject(from: number, sentence: Sentence): number | null {
    const adverbial = prepositions.has(this.tokens[from]?.norm ?? "");
    for (let at = from + 1; at < sentence.to && at < from + 12; at += 1) {
      const token = this.tokens[at];
      if (!token || isBoundary(token)) return null;
      if (/^(?:i|we|they|he|she)$/.test(token.norm)) return sentence.silent(at) ? null : this.#clause(at, sentence);
      if (!adverbial && token.tags.has("Verb") && !token.tags.has("Gerund")) return null;
    }
    return null;
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
    if (!(inherited && this.#discourse.listing) && !standsAlone(this.tokens, predicate.at)) return null;
    return this.#try(complementFrames, predicate.at, limit, {
      ...predicate,
      be: true,
      explicit: false,
      // "divorced", "aged 71": without a subject a participle tells of a state.
      tense: predicate.at === from && predicate.tense === "past" ? "present" : predicate.tense,
    });
  }

  #subject(from: number, limit: number): SpokenSubject | null {
    const word = this.tokens[from]?.norm ?? "";
    if (word === "i" || word === "we") return { subject: self, at: from + 1, explicit: true, drafts: [] };
    if (/^(?:his|her|their)$/.test(word) && this.tokens[from + 1]?.word) {
      return { subject: readPronoun(word, this.#discourse.mentions), at: from, explicit: true, drafts: [] };
    }
    if ((word === "he" || word === "she") && this.tokens[from + 1]?.norm !== "/") {
      return { subject: readPronoun(word, this.#discourse.mentions), at: from + 1, explicit: true, drafts: [] };
    }
    const person = readPerson(this.content, this.tokens, from, limit);
    if (person) {
      this.#mention(person.subject);
      return pastInsertion(this.tokens, person, limit);
    }
    const inherited = this.#discourse.subject;
    return inherited ? { ...inherited, at: from, explicit: false, drafts: [] } : null;
  }

  /** What the words take for granted: "my daughter", "my two dogs"; and people that later pronouns may mean. */
  #overhear(sentence: Sentence): void {
    let supposed = false;
    const said = new Set(this.tokens.slice(sentence.from, sentence.to).flatMap(({ forms }) => forms));
    const likely = asideFrames.filter(({ pattern }) => pattern.possible(said));
    for (let at = sentence.from; at < sentence.to; at += 1) {
      const word = this.tokens[at]?.norm ?? "";
      if (/^(?:if|unless|whether|imagine|suppose|pretend)$/.test(word)) supposed = true;
      else if (isMark(this.tokens[at])) supposed = false;
      if (sentence.masked(at) || this.#consumed.has(at)) continue;
      const found = presupposed(this.content, this.tokens, at, sentence.to);
      if (!found) {
        if (!supposed) this.#aside(likely, at, sentence.to);
        continue;
      }
      if (found.person) this.#mention(found.person);
      this.#emit(found.drafts, plain(at), { from: at, to: found.to, slots: {} });
    }
  }

  /** "for my nephew Tim, who loves trains": told of the other, in a question too, and never of oneself. */
  #othersTold(sentence: Sentence): void {
    for (let at = sentence.from + 1; at < sentence.to; at += 1) {
      if (this.tokens[at]?.norm !== "who" || sentence.masked(at)) continue;
      const person = personBefore(this.content, this.tokens, sentence.from, at);
      if (!person) continue;
      let limit = at + 1;
      while (limit < sentence.to && !isMark(this.tokens[limit])) limit += 1;
      const predicate = readPredicate(
        this.tokens,
        at + 1,
        { ...person, at: at + 1, explicit: true, drafts: [] },
        limit,
      );
      const read = this.#try(predicate.be ? complementFrames : verbFrames, predicate.at, limit, predicate);
      if (read !== null) this.#mention(person.subject);
      for (let index = at; index < limit; index += 1) this.#consumed.add(index);
      this.#discourse.subject = null;
      this.#discourse.listing = false;
    }
  }

  /** What is told in passing about oneself; never against what the turn has told outright. */
  #aside(frames: readonly Frame[], at: number, limit: number): void {
    for (const frame of frames) {
      const match = frame.pattern.at(this.tokens, at, limit);
      if (!match || Object.values(match.slots).some(({ from }) => this.#consumed.has(from))) continue;
      const drafts = frame
        .read(readingOf(this, match, plain(at)))
        .filter(({ key }) => !this.#told(key))
        .map((draft) => ({ confidence: 0.8, ...draft }));
      if (drafts.length === 0) continue;
      this.#emit(drafts, plain(at), match);
      return;
    }
  }

  #told(key: string): boolean {
    return (
      definitionOf(key).cardinality === "one" &&
      this.proposals.some((other) => other.key === key && other.op === "assert" && other.subject.kind === "self")
    );
  }

  #mention(subject: Subject): void {
    this.#discourse.mentions.push({ subject, gender: genderOf(subject) });
  }

  #try(frames: readonly Frame[], at: number, limit: number, predicate: Predicate): number | null {
    const forms = this.#formsFrom(at, limit);
    for (const frame of frames) {
      if (!frame.pattern.possible(forms)) continue;
      if (frame.after && !frame.after.some((key) => this.#discourse.lastKeys.includes(key))) continue;
      if (frame.needsSubject && !predicate.explicit && !this.#discourse.subject) continue;
      const match = frame.pattern.at(this.tokens, at, limit);
      if (!match) continue;
      const items = frame.list
        ? itemsOf(match, {
            slot: frame.list,
            tokens: this.tokens,
            limit,
            endsBefore: (next) => this.#startsClause(next, limit),
          })
        : [match];
      const drafts = items.flatMap((item) => draftsOf(frame, readingOf(this, item, predicate)));
      if (drafts.length === 0) continue;
      const last = items.at(-1) ?? match;
      this.#emit(dated(drafts, this, { event: frame.event === true, predicate, to: last.to }), predicate, {
        ...match,
        to: last.to,
      });
      return last.to;
    }
    return null;
  }

  /** Forms within reach of a pattern that starts here. */
  #formsFrom(at: number, limit: number): ReadonlySet<string> {
    if (this.#forms.at === at && this.#forms.limit === limit) return this.#forms.found;
    const found = new Set<string>();
    for (let index = at; index < Math.min(limit, at + window); index += 1) {
      for (const form of this.tokens[index]?.forms ?? []) found.add(form);
    }
    this.#forms = { at, limit, found };
    return found;
  }

  #startsClause(at: number, limit: number): boolean {
    if (skipOpeners(this.tokens, at, limit) !== at) return true;
    const subject = this.#discourse.subject ?? { subject: self, at, explicit: false, drafts: [] };
    const predicate = readPredicate(this.tokens, at, { ...subject, at }, limit);
    if (/ing$/.test(this.tokens[at]?.norm ?? "") && (at + 1 >= limit || isBoundary(this.tokens[at + 1]))) return false;
    if (predicate.at !== at || /^(?:need|want|got|looking|any|help|can|let)$/.test(this.tokens[at]?.norm ?? ""))
      return true;
    const forms = this.#formsFrom(at, limit);
    const starts = (frames: readonly Frame[]) =>
      frames.some(
        (frame) => !frame.loose && frame.pattern.possible(forms) && frame.pattern.at(this.tokens, at, limit) !== null,
      );
    return starts(clauseFrames) || starts(verbFrames);
  }

  #emit(said: readonly Draft[], predicate: Predicate, match: Match): void {
    const drafts = this.#takingBack ? ends(said.map((draft) => ({ ...draft, absolute: false }))) : said;
    if (drafts.length === 0) return;
    const from = Math.min(predicate.from, match.from);
    for (let at = from; at < match.to; at += 1) this.#consumed.add(at);
    const start = this.tokens[from]?.start ?? 0;
    const finish = this.tokens[match.to - 1]?.end ?? start;
    for (const draft of drafts) {
      if (draft.key.startsWith("!")) continue;
      const earlier = draft.quotedFrom === undefined ? start : (this.tokens[draft.quotedFrom]?.start ?? start);
      const quote = { start: earlier, end: finish, text: this.content.slice(earlier, finish) };
      if (draft.object && !draft.subject) this.#mention({ kind: "named", ...draft.object });
      const ownWish = definitionOf(draft.key).category === "instructions";
      const proposal = toProposal(ownWish && !draft.subject ? { ...draft, subject: self } : draft, predicate, quote);
      if (proposal) this.proposals.push(proposal);
    }
    const notes = this.#discourse.lastKeys.filter((key) => key.startsWith("!"));
    this.#discourse.lastKeys = [...drafts.map(({ key }) => key), ...notes.slice(-2)];
    this.#discourse.listing = true;
    if (!this.#discourse.subject)
      this.#discourse.subject = { subject: predicate.subject, at: from, explicit: false, drafts: [] };
  }
}
