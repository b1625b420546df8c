import type { Proposal } from "@/lib/memory/extraction/proposal.ts";
import { confirmations } from "./confirm.ts";
import { cannotAnswer, cannotAnswerBriefly, memoryFailures, whatICanDo } from "./help.ts";
import type { BuiltInMemory } from "./memory-view.ts";
import { quoteAbout, recollect } from "./recollect.ts";
import { layOut, styleOf } from "./style.ts";
import { isQuestion, readQuestion } from "./topics.ts";

const greeting = /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\b[^?]{0,40}$/i;
const thanks = /^(?:thanks|thank you|thx|great|ok|okay|perfect|good)\b[^?]{0,40}$/i;

/**
 * The whole answer of the built-in assistant to one message: what it will remember from it, what it recollects for
 * its questions, and plainly what it cannot do. Deterministic in its arguments.
 */
export async function answerFromMemory(
  message: string,
  memory: BuiltInMemory,
  proposals: readonly Proposal[],
): Promise<string> {
  const known = memory.facts;
  const style = styleOf(known);
  const parts: string[] = [];
  const learnt = confirmations(proposals, known);
  if (learnt.length > 0) {
    if (memory.failure === "off") parts.push(memoryFailures.off);
    else parts.push(`${style.concise ? "Noted" : "I will remember that"}: ${learnt.join(", ")}.`);
  }
  const questions = sentencesOf(message).filter(isQuestion);
  for (const asked of questions.slice(0, 5)) {
    const question = readQuestion(asked);
    const told = question && (await recollect(question, asked, memory));
    parts.push(...(told ?? outOfReach(asked, memory, style.concise)));
  }
  if (parts.length === 0) parts.push(...smallTalk(message.trim(), style.concise));
  return layOut([...new Set(parts)], style);
}

function sentencesOf(message: string): string[] {
  return message
    .slice(0, 20_000)
    .split(/(?<=[.?!])\s+|\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A question that the memory has no key for: the person's own words, when they asked about themselves. */
function outOfReach(asked: string, memory: BuiltInMemory, concise: boolean): string[] {
  const refusal = concise ? cannotAnswerBriefly : cannotAnswer;
  if (memory.failure || !/\b(?:i|my|me|we|our)\b/i.test(asked)) return [refusal];
  const said = memory.said.length > 0 ? quoteAbout("", memory.said).filter((line) => line.startsWith("On ")) : [];
  return said.length > 0 ? ["I have no certain answer, only your own words.", ...said] : [refusal];
}

function smallTalk(message: string, concise: boolean): string[] {
  if (greeting.test(message)) return concise ? ["Hello."] : ["Hello.", whatICanDo];
  if (thanks.test(message)) return ["You are welcome."];
  return concise
    ? ["I found nothing to remember in that.", cannotAnswerBriefly]
    : ["I found nothing in that which I know how to remember.", cannotAnswer];
}
