/** What the wording of a question asks for beyond its terms. English; other languages keep the neutral values. */
export interface QuestionCues {
  /** Whose turns hold the answer: "what did you suggest" asks for the assistant's. */
  preferredRole: "user" | "assistant";
  asksWhen: boolean;
}

/** A turn as its cues see it; `previous` is the turn before it, when known. */
export interface CuedTurn {
  content: string;
  seq: number;
  role: string;
  previous: { content: string; role: string } | null;
}

const asksAssistant =
  /\b(?:did|had|have|were) you (?:\w+ )?(?:say|said|tell|told|suggest|recommend|give|gave|given|mention|advise|propose|write|wrote|written|explain|list)|\byou (?:said|told|suggested|recommended|gave|mentioned|advised|proposed|wrote|explained|listed)\b|\byour (?:advice|suggestion|recommendation|answer|list|explanation)/i;
const asksWhen =
  /^\W*(?:when|how long|how often|since when|what (?:date|day|month|year|time)|which (?:day|month|year))\b/i;
const relativeTime =
  /\b(?:yesterday|today|tonight|tomorrow|last|next|ago|since|this (?:week|month|year|morning|weekend)|recently|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|weekend|month|years?)\b/i;
const firstPerson = /\b(?:i|i'm|i've|i'd|my|mine|me|we|our|ich|mein|meine|je|mon|ma|mes|yo|mi|mis)\b/i;

export function questionCues(question: string): QuestionCues {
  return { preferredRole: asksAssistant.test(question) ? "assistant" : "user", asksWhen: asksWhen.test(question) };
}

/** Factor on a turn's score: statements about oneself, answers and openings tell more than questions. */
export function cueFactor({ asksWhen }: QuestionCues, { content, seq, role, previous }: CuedTurn): number {
  let factor = 1;
  if (asksWhen && relativeTime.test(content)) factor *= 1.2;
  if (/[?？؟]\W*$/u.test(content)) factor *= 0.85;
  if (seq < 2) factor *= 1.1;
  if (previous && previous.role !== role && /[?？؟]\W*$/u.test(previous.content)) factor *= 1.1;
  if (firstPerson.test(content.slice(0, 2_000).replaceAll("’", "'"))) factor *= 1.1;
  return factor;
}
