import { classes } from "./classes.ts";
import type { Predicate, Tense } from "./frame.ts";
import { lemmasOf } from "./lemma.ts";
import { type SpokenSubject, self } from "./subject.ts";
import type { Token } from "./tokens.ts";
import { adverbs, copulas, modals, negators } from "./words.ts";

/** Reads auxiliaries, adverbs and negation up to the main verb or, after a copula, the complement. */
export function readPredicate(tokens: readonly Token[], from: number, spoken: SpokenSubject, limit: number): Predicate {
  let at = spoken.at;
  let tense: Tense = "present";
  let perfect = false;
  let negated = false;
  let ended = false;
  let be = false;
  let owns = false;
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  for (let steps = 0; steps < 12 && at < limit; steps += 1) {
    const word = norm(at);
    if (word === "no" && norm(at + 1) === "longer") {
      ended = true;
      at += 2;
    } else if (word === "not" && (norm(at + 1) === "any" || norm(at + 1) === "anymore")) {
      negated = true;
      at += 1;
    } else if (negators.has(word)) {
      if (word === "never" || word === "not" || word === "hardly") negated = true;
      at += 1;
    } else if (word === "used" && norm(at + 1) === "to") {
      tense = "formerly";
      at += 2;
      if (norm(at) === "be") {
        be = true;
        at += 1;
      }
    } else if (be && word === "going" && norm(at + 1) === "to") {
      tense = "future";
      be = false;
      at += 2;
    } else if (be && word === "about" && norm(at + 1) === "to") {
      tense = "future";
      be = false;
      at += 2;
    } else if (word === "will") {
      if (tense === "present") tense = "future";
      at += 1;
    } else if (
      /^(?:almost|nearly)$/.test(word) ||
      modals.has(word) ||
      (word === "can" && norm(at + 1) !== "not" && !isAbility(norm(at + 1)))
    ) {
      tense = "modal";
      at += 1;
    } else if (word === "can") {
      at += 1;
      if (norm(at) === "not") {
        if (/^(?:stand|bear|abide|stomach|deal|do|handle|tolerate|eat|have|drink|digest)$/.test(norm(at + 1)))
          return {
            subject: spoken.subject,
            explicit: spoken.explicit,
            from,
            at: at + 1,
            be: false,
            tense,
            perfect,
            negated: true,
            ended,
          };
        tense = "modal";
      }
    } else if (
      /^(?:do|does|did)$/.test(word) &&
      (norm(at + 1) === "not" || isBareVerb(tokens[at + 1]) || adverbs.has(norm(at + 1)))
    ) {
      if (word === "did") tense = "past";
      at += 1;
    } else if (/^(?:have|has|had)$/.test(word) && auxiliaryHave(tokens, at, limit)) {
      perfect = true;
      at += 1;
      owns = norm(at) === "got" && norm(at + 1) !== "to" && norm(at + 1) !== "into";
      if (owns) break;
    } else if (word === "had" && norm(at + 1) === "to") {
      tense = "past";
      at += 2;
    } else if (copulas.has(word)) {
      be = true;
      if (tense === "present" && (word === "was" || word === "were")) tense = "past";
      at += 1;
    } else if (adverbs.has(word) && !(word === "only" && /^(?:child|one)$/.test(norm(at + 1)))) {
      at += 1;
    } else {
      break;
    }
  }
  const main = tokens[at];
  if (!be && !owns && tense === "present" && !perfect && main && isPast(main)) tense = "past";
  if (endsWithAnymore(tokens, at, limit)) {
    if (negated) ended = true;
  }
  return { subject: spoken.subject, explicit: spoken.explicit, from, at, be, tense, perfect, negated, ended };
}

const isAbility = (word: string) =>
  /^(?:speak|play|cook|code|sing|swim|drive|knit|sew|program|read|juggle)$/.test(word);
const isBareVerb = (token: Token | undefined) =>
  token !== undefined &&
  (token.tags.has("Infinitive") || token.tags.has("PresentTense")) &&
  !token.tags.has("Copula") &&
  !token.tags.has("Gerund") &&
  !/ing$/.test(token.norm);

function auxiliaryHave(tokens: readonly Token[], at: number, limit: number): boolean {
  for (let next = at + 1; next < Math.min(limit, at + 4); next += 1) {
    const token = tokens[next];
    if (!token) return false;
    if (token.norm === "been" || token.norm === "got") return true;
    if (token.norm === "not" || token.norm === "never" || adverbs.has(token.norm)) continue;
    return (
      (isPast(token) && !token.tags.has("Adjective")) || /^(?:come|become|run|put|quit|cut|set|let)$/.test(token.norm)
    );
  }
  return false;
}

export function isPast(token: Token): boolean {
  if (/^(?:read|put|quit|cut|let|set|hit|cost|split)$/.test(token.norm)) return !token.tags.has("PresentTense");
  if (token.tags.has("PresentTense") || token.tags.has("Gerund")) return false;
  const lemma = lemmasOf(token.norm)[0] ?? "";
  return (
    token.tags.has("PastTense") ||
    token.tags.has("Participle") ||
    (lemma !== token.norm &&
      !/(?:s|ing)$/.test(token.norm) &&
      !(classes.number?.(token) ?? false) &&
      /(?:ed|t|n|d|w|g|ne|ft|ke|ve|pt|nt|ld|ght)$/.test(token.norm) &&
      token.tags.has("Verb"))
  );
}

function endsWithAnymore(tokens: readonly Token[], at: number, limit: number): boolean {
  for (let index = at; index < Math.min(limit, at + 14); index += 1) {
    const word = tokens[index]?.norm;
    if (word === "anymore" || (word === "longer" && tokens[index - 1]?.norm === "any")) return true;
    if (word === "any" && tokens[index + 1]?.norm === "more") return true;
    if (word === "after" && tokens[index + 1]?.norm === "all") return true;
    if (word === "." || word === "but") return false;
  }
  return false;
}

/** What is said of oneself, here and now, with no verb of its own. */
export function plain(from: number): Predicate {
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
