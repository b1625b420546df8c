import { vocabulary } from "@/lib/memory/vocabulary.ts";
import { memoryFailures } from "./help.ts";
import type { BuiltInMemory, MemoryHistory, RememberedFact, SaidBefore } from "./memory-view.ts";
import { day, label, sentence } from "./phrases.ts";
import { isQuestion, type Question } from "./topics.ts";

const atMost = { past: 3, said: 3, everything: 40 };

/**
 * Answers a question about the memory, in whole sentences, one per remembered thing. Null when it turns out to be
 * about nobody the memory knows.
 */
export async function recollect(question: Question, asked: string, memory: BuiltInMemory): Promise<string[] | null> {
  if (memory.failure) return question.kind === "facts" && !question.own ? null : [memoryFailures[memory.failure]];
  if (question.kind === "said") return quoteAbout(question.about, memory.said);
  const history = await historyOf(memory);
  if (question.kind === "everything") return listEverything(history.facts);
  if (question.kind === "relation") return nameRelation(question.label, history);
  const about = whomAsked(asked, history);
  if (about === null) return question.own ? [`You have not told me about your ${otherPerson(asked)} yet.`] : null;
  if (about === "" && !question.own) return null;
  const ofThem = history.facts.filter((fact) => fact.about === about);
  return question.past ? tellPast(question.keys, about, ofThem) : tellPresent(question.keys, about, ofThem);
}

/** The person's own words about something, oldest first. */
export function quoteAbout(about: string, said: readonly SaidBefore[]): string[] {
  const terms = about.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const matching = said
    .filter(({ text }) => !isQuestion(text))
    .filter(({ text }) => terms.length === 0 || terms.some((term) => text.toLowerCase().includes(term.slice(0, 6))))
    .slice(0, atMost.said)
    .sort((a, b) => a.saidAt.getTime() - b.saidAt.getTime());
  if (matching.length === 0)
    return [about ? `I find nothing that you said about ${about}.` : "I find nothing like that."];
  return matching.map(({ text, saidAt }) => `On ${day(saidAt)} you said: “${text.trim()}”`);
}

function tellPresent(keys: readonly string[], about: string, facts: readonly RememberedFact[]): string[] {
  const told = keys.flatMap((key) => facts.filter((fact) => fact.key === key && !fact.until).map(withDate));
  if (told.length > 0) return told;
  const past = pastOf(keys, facts);
  const missing = notTold(keys, about);
  return past.length > 0 ? [missing, ...past.slice(0, 1).map(untilWhen)] : [missing];
}

function tellPast(keys: readonly string[], about: string, facts: readonly RememberedFact[]): string[] {
  const past = pastOf(keys, facts);
  if (past.length > 0) return past.slice(0, atMost.past).map(untilWhen);
  const present = keys.flatMap((key) => facts.filter((fact) => fact.key === key && !fact.until));
  if (present.length === 0) return [notTold(keys, about)];
  return ["You have told me of nothing before that.", ...present.map(withDate)];
}

function pastOf(keys: readonly string[], facts: readonly RememberedFact[]): RememberedFact[] {
  const ended = facts.filter((fact) => fact.until && keys.includes(fact.key));
  const earlier = keys.map((key) => `previous_${key}`).filter((key) => key in vocabulary);
  return [
    ...ended.sort((a, b) => (b.until?.getTime() ?? 0) - (a.until?.getTime() ?? 0)),
    ...facts.filter((fact) => earlier.includes(fact.key)),
  ];
}

function nameRelation(wanted: string, { facts, relations }: MemoryHistory): string[] {
  const named = relations.filter(({ label }) => label.replaceAll("_", " ") === wanted);
  if (named.length > 0) return named.map(({ name }) => `Your ${wanted} is ${name}.`);
  const noted = facts.filter((fact) => fact.about === "" && fact.key === wanted && !fact.until);
  return noted.length > 0 ? noted.map(withDate) : [`You have not told me about your ${wanted} yet.`];
}

function listEverything(facts: readonly RememberedFact[]): string[] {
  const current = facts.filter((fact) => !fact.until);
  if (current.length === 0) return ["I remember nothing about you yet."];
  const shown = current.slice(0, atMost.everything).map(withDate);
  const more = current.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more; the memory page shows all of it.`] : [])];
}

/** Whom a question is about: "" for the person, the name of somebody they told of, null for somebody unknown. */
function whomAsked(asked: string, { facts, relations }: MemoryHistory): string | null {
  const words = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  const mentions = (name: string) => words(asked).includes(words(name));
  const names = new Set(facts.map(({ about }) => about).filter((about) => about !== ""));
  const named = [...names].find(mentions);
  const related = named ?? relations.find(({ label, name }) => names.has(name) && mentions(`my ${label}`))?.name;
  return related ?? (otherPerson(asked) ? null : "");
}

/** The sister of "what does my sister do?". */
function otherPerson(asked: string): string | undefined {
  const match =
    /\b(?:does|has|can) my (\p{L}+)|\bmy (\p{L}+)['’]s (?:job|role|employer|company|team|age|city)\b/iu.exec(asked);
  return match?.[1] ?? match?.[2];
}

async function historyOf(memory: BuiltInMemory): Promise<MemoryHistory> {
  try {
    return await memory.history();
  } catch {
    // Dates and past values are lost, what is current is still right.
    return { facts: memory.facts, relations: [] };
  }
}

function withDate(fact: RememberedFact): string {
  return `${sentence(fact)}${fact.saidAt ? ` (you told me on ${day(fact.saidAt)})` : ""}.`;
}

function untilWhen(fact: RememberedFact): string {
  const until = fact.until ? ` until ${day(fact.until)}` : "";
  const told = fact.saidAt ? ` (you told me on ${day(fact.saidAt)})` : "";
  return `${sentence(fact, "past")}${until}${told}.`;
}

function notTold(keys: readonly string[], about: string): string {
  const names = keys.slice(0, 2).map(label).join(" or ");
  return about === "" ? `You have not told me your ${names} yet.` : `You have not told me the ${names} of ${about}.`;
}
