import { fact } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import type { Gleaning, Scene } from "../scene.ts";
import { properText } from "../text.ts";
import type { Token } from "../tokens.ts";

/** Words that tell that somebody's name has changed on paper. */
const renamed =
  /\b(?:name change|changed (?:my|our) (?:name|surname|last name)|new (?:name|surname|last name)|deed poll|maiden name|married name|(?:took|taken|taking|take) (?:back )?(?:my|his|her|their|the) (?:\w+ )?(?:name|surname|last name)|legally|hyphenat\w+|hyphen|my name is now|reclaimed|adopted me|double-barrelled|court order|name update|updated? my name|go back to my|passport office|new passport|new license|new licence|records)\b/;

/** A new name that the frames missed: the only whole name in a turn that speaks of a change on paper. */
export function nameCue({ content, tokens, silent, proposals }: Scene): Gleaning | null {
  if (
    tokens.length > 80 ||
    proposals.some(({ subject, key }) => subject.kind === "self" && /^(?:name|nickname|address_as)$/.test(key))
  )
    return null;
  const spoken = tokens
    .filter((_token, at) => !silent[at])
    .map(({ norm }) => norm)
    .join(" ");
  if (
    !/\b(?:i|my|me)\b/.test(spoken) ||
    !renamed.test(spoken) ||
    /\b(?:would|might|maybe|thinking|considering|if|should|character)\b/.test(spoken)
  )
    return null;
  const names: { from: number; to: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const to = wholeName(tokens, at);
    if (to === null) continue;
    const before = tokens[at - 1]?.norm ?? "";
    const gone =
      /^(?:was|from|not|formerly|than|drop|dropped|old|of|in|at|goodbye|bye|previously|née|nee)$/.test(before) ||
      relationOf(before) !== null;
    if (!gone && !silent[at]) names.push({ from: at, to });
    at = to - 1;
  }
  const [name] = names;
  if (!name || names.length > 1) return null;
  return { ...name, drafts: [fact("name", properText(content, tokens, name.from, name.to), { confidence: 0.8 })] };
}

/** End of a run of two to four capitalised words of which one is known as a person's. */
function wholeName(tokens: readonly Token[], from: number): number | null {
  let to = from;
  while (
    to < tokens.length &&
    to - from < 4 &&
    tokens[to]?.capital &&
    tokens[to]?.word &&
    tokens[to]?.norm !== "i" &&
    !(to > from && tokens[to]?.newLine)
  )
    to += 1;
  if (to - from < 2) return null;
  const words = tokens.slice(from, to);
  const person = words.some(({ tags }) => tags.has("FirstName") || tags.has("LastName") || tags.has("Person"));
  const other = words.some(({ tags }) =>
    ["Place", "Organization", "Month", "WeekDay", "Holiday", "Demonym"].some((tag) => tags.has(tag)),
  );
  return person && !other ? to : null;
}
