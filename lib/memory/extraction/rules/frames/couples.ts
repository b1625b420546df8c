import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";

const together = "(@adv|are|am|is|have|has|been|were|got|get|getting|finally|now|both)*";

/** "Owen and I are getting married", "me and priya have been going out since March". */
function couple(r: Reading): Draft[] {
  const name = r.norms("name")[0] ?? "";
  const first = r.tokens[r.match.slots.name?.from ?? 0];
  if (!first || relationOf(name) || /^(?:my|the|our|your|you|mine|it|this|both|dogs?|cats?)$/.test(name)) return [];
  if (!first.capital && !first.tags.has("FirstName") && first.tags.has("Plural")) return [];
  const partner = fact("partner", r.proper("name"));
  const said = r.norms("all").join(" ");
  const status = /\b(engaged|married)$/.exec(said)?.[1];
  const settled = status && !/\b(?:getting|get) (?:engaged|married)$/.test(said);
  return settled ? [partner, fact("marital_status", status)] : [partner];
}

export const coupleFrames: Frame[] = [
  frame(
    `(me and {name:name} / {name:name} and (i|me)) ${together} (engaged|married|hitched|dating|a couple|an item)`,
    couple,
  ),
  frame(
    `(me and {name:name} / {name:name} and (i|me)) ${together} been ${together} (going out|seeing each other|together)`,
    couple,
  ),
];
